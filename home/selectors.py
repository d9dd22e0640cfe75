"""Reads over several pages, each a constant number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from wagtail.models import Page

from portal.languages import SOURCE_LANGUAGE, fallback_chain
from portal.links import PageLink, as_link

if TYPE_CHECKING:
    from .models import ArticlePage, HomePage, TopicPage


@dataclass(frozen=True, slots=True)
class SectionContents:
    """``translated``: pages in the reader's language; ``untranslated``: the rest, in the source language."""

    translated: list[PageLink]
    untranslated: list[PageLink]


def doors(home: HomePage) -> list[PageLink]:
    """The sections below a home page, in tree order. One query."""
    return [as_link(page) for page in home.get_children().live().filter(alias_of__isnull=True).select_related("locale")]


def articles_below(topic: TopicPage) -> SectionContents:
    """Pages of a section in its language, then those that exist only in the source language. At most three queries."""
    own = list(topic.get_children().live().filter(alias_of__isnull=True).select_related("locale"))
    if topic.locale.language_code == SOURCE_LANGUAGE:
        return SectionContents([as_link(page) for page in own], [])
    translated_keys = {page.translation_key for page in own}
    source = topic.facts
    if source.pk == topic.pk:
        return SectionContents([as_link(page) for page in own], [])
    in_source = list(source.get_children().live().select_related("locale"))
    order = {page.translation_key: position for position, page in enumerate(in_source)}
    own.sort(key=lambda page: order.get(page.translation_key, len(order)))
    missing = [page for page in in_source if page.translation_key not in translated_keys]
    return SectionContents([as_link(page) for page in own], [as_link(page) for page in missing])


def related_articles(page: ArticlePage) -> list[PageLink]:
    """The pages to read next, in the page's language, or in English where not translated. One query."""
    ids = [block["value"] for block in page.facts.related.raw_data]
    if not ids:
        return []
    chain = fallback_chain(page.locale.language_code)
    keys = Page.objects.filter(pk__in=ids).values("translation_key")
    versions = Page.objects.live().filter(
        translation_key__in=keys, locale__language_code__in=chain, alias_of__isnull=True
    )
    best: dict[UUID, Page] = {}
    position: dict[UUID, int] = {}
    for version in versions.select_related("locale"):
        if version.pk in ids:
            position[version.translation_key] = ids.index(version.pk)
        known = best.get(version.translation_key)
        if known is None or chain.index(version.locale.language_code) < chain.index(known.locale.language_code):
            best[version.translation_key] = version
    return [as_link(best[key]) for key in sorted(best, key=lambda key: position.get(key, len(ids)))]
