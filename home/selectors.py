"""Reads over several pages, each a constant number of queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wagtail.models import Page

from portal.languages import SOURCE_LANGUAGE
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
    return [as_link(page) for page in home.get_children().live().in_menu().select_related("locale")]


def articles_below(topic: TopicPage) -> SectionContents:
    """Pages of a section in its language, then those that exist only in the source language. At most three queries."""
    own = list(topic.get_children().live().select_related("locale"))
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
    """The related pages in the page's language, or in the source language where not translated. One query."""
    paths: Sequence[str] = page.facts.related_paths or []
    if not paths:
        return []
    wanted = {path.strip("/"): position for position, path in enumerate(paths)}
    languages = (page.locale.language_code, SOURCE_LANGUAGE)
    slugs = {path.rsplit("/", 1)[-1] for path in wanted}
    best: dict[str, Page] = {}
    candidates = (
        Page.objects.live().filter(slug__in=slugs, locale__language_code__in=languages).select_related("locale")
    )
    for candidate in candidates:
        path = candidate.url_path.split("/", 2)[2].strip("/")
        if path not in wanted:
            continue
        if path not in best or candidate.locale.language_code == page.locale.language_code:
            best[path] = candidate
    return [as_link(best[path]) for path in sorted(best, key=wanted.__getitem__)]
