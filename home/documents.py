"""A page as a document: its words in every language it is translated into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.html import strip_tags
from wagtail.blocks import ListBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.blocks.field_block import CharBlock, TextBlock
from wagtail.models import Page

from search.documents import IndexDocument, Traits
from search.models import DocumentKind

from .entitlements.searched import other_words, rules_by_page, strong_words
from .models import ArticlePage, ComplaintRoutePage, EntitlementPage, GuidePage

SEARCHED_TYPES: tuple[type[ArticlePage], ...] = (EntitlementPage, GuidePage, ComplaintRoutePage)


def key_of(page: Page) -> str:
    """The page's path below its language: ``entitlements/interpreters``. Each language can have its own."""
    return page.url_path.split("/", 2)[2].strip("/")


def documents_of(pages: Iterable[ArticlePage]) -> Iterator[IndexDocument]:
    """One document for each source page given, with the words of all its live translations. One query a page type,
    two more where any of them shows entitlement records.
    """
    by_type: dict[type[ArticlePage], list[ArticlePage]] = {}
    for page in pages:
        by_type.setdefault(type(page), []).append(page)
    for model, sources in by_type.items():
        versions: dict[Any, list[ArticlePage]] = {}
        keys = [source.translation_key for source in sources]
        for version in model.objects.live().filter(translation_key__in=keys).select_related("locale"):
            versions.setdefault(version.translation_key, []).append(version)
        rules = rules_by_page(sources)
        for source in sources:
            shown = rules.get(source.translation_key, [])
            found = {version.locale.language_code: version for version in versions.get(source.translation_key, [])}
            yield IndexDocument(
                kind=DocumentKind.PAGE,
                owner=source.translation_key,
                key=key_of(source),
                words={code: words_of(each) for code, each in found.items()},
                facts={"nations": source.nations},
                strong={code: f"{headings(each)} {strong_words(shown, code)}" for code, each in found.items()},
                text={code: f"{body_text(each)} {other_words(shown, code)}" for code, each in found.items()},
                # What a page says can be read anywhere.
                traits=Traits({"nation": tuple(source.nations)}, anywhere=True, sort_name=source.title.casefold()),
            )


def words_of(page: ArticlePage) -> dict[str, str]:
    return {"name": page.title, "summary": page.short_answer, "path": key_of(page)}


def headings(page: ArticlePage) -> str:
    """What its editor put in a heading, in the name of a step or in the words for search engines."""
    found = [page.search_description]
    for block in page.body:
        if block.block_type == "heading":
            found.append(str(block.value))
        elif block.block_type == "who_can_help":
            found.append(str(block.value["heading"]))
    return " ".join(found)


def body_text(page: ArticlePage) -> str:
    """All words of a page's body, without markup."""
    return " ".join(_texts(page.body.stream_block, page.body))


def _texts(block: Any, value: Any) -> Iterator[str]:
    if value is None or getattr(block, "is_fact", False):
        return
    if isinstance(block, RichTextBlock):
        yield strip_tags(value.source.replace("<", " <"))
    elif isinstance(block, CharBlock | TextBlock):
        yield str(value)
    elif isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            yield from _texts(child, value.get(name))
    elif isinstance(block, ListBlock):
        for item in value:
            yield from _texts(block.child_block, item)
    elif isinstance(block, StreamBlock):
        for child in value:
            yield from _texts(child.block, child.value)
