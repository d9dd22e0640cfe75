"""Keeping the index right for pages."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from uuid import UUID

from wagtail.models import Page

from portal.languages import SOURCE_LANGUAGE
from search.documents import IndexDocument
from search.index import replace_all
from search.models import DocumentKind
from search.outbox import changed
from search.sources import Source

from .documents import SEARCHED_TYPES, documents_of
from .models import ArticlePage


def index_branch(page: Page) -> None:
    """The addresses of a page and of all pages below it, in whatever language, have changed."""
    branch = Page.objects.descendant_of(page, inclusive=True)
    changed(DocumentKind.PAGE, branch.values_list("translation_key", flat=True))


def rebuild() -> int:
    """Write every live source page's document and drop the rest."""
    return replace_all(DocumentKind.PAGE, documents_of(_live_sources()))


def documents(owners: Collection[UUID]) -> Iterator[IndexDocument]:
    return documents_of(_live_sources(owners))


def owners() -> list[UUID]:
    return [page.translation_key for page in _live_sources()]


SOURCE = Source(DocumentKind.PAGE, documents, owners)


def _live_sources(translation_keys: Collection[UUID] | None = None) -> Iterator[ArticlePage]:
    """Live pages in the source language. One query a page type."""
    for model in SEARCHED_TYPES:
        pages = model.objects.live().filter(locale__language_code=SOURCE_LANGUAGE)
        yield from pages if translation_keys is None else pages.filter(translation_key__in=translation_keys)
