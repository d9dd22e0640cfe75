"""Keeping the index right for pages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from uuid import UUID

from wagtail.models import Page

from portal.languages import SOURCE_LANGUAGE
from search.index import put_all, remove, replace_all, writing
from search.models import DocumentKind

from .documents import SEARCHED_TYPES, documents_of
from .models import ArticlePage


def index_pages(translation_keys: Iterable[UUID]) -> int:
    """Write the documents of these pages and all their translations; take out those whose source page is not live."""
    with writing(DocumentKind.PAGE):
        wanted = set(translation_keys)
        sources = list(_live_sources(wanted))
        remove(DocumentKind.PAGE, wanted - {source.translation_key for source in sources})
        return put_all(DocumentKind.PAGE, documents_of(sources))


def index_branch(page: Page) -> int:
    """Write the documents of a page and of all pages below it, in whatever language: their addresses have changed."""
    branch = Page.objects.descendant_of(page, inclusive=True)
    return index_pages(branch.values_list("translation_key", flat=True))


def rebuild() -> int:
    """Write every live source page's document and drop the rest."""
    return replace_all(DocumentKind.PAGE, documents_of(_live_sources()))


def _live_sources(translation_keys: Collection[UUID] | None = None) -> Iterator[ArticlePage]:
    """Live pages in the source language. One query a page type."""
    for model in SEARCHED_TYPES:
        pages = model.objects.live().filter(locale__language_code=SOURCE_LANGUAGE)
        yield from pages if translation_keys is None else pages.filter(translation_key__in=translation_keys)
