"""Keeping the index right for pages."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction

from portal.languages import SOURCE_LANGUAGE
from search.index import put_all, remove
from search.models import Document, DocumentKind

from .documents import SEARCHED_TYPES, documents_of, key_of
from .models import ArticlePage


def index_page(page: ArticlePage) -> None:
    """Write the document of a page and all its translations; take it out where the source page is not live."""
    source = (
        type(page).objects.filter(translation_key=page.translation_key, locale__language_code=SOURCE_LANGUAGE).first()
    )
    if source is None or not source.live:
        remove(DocumentKind.PAGE, key_of(page))
        return
    put_all(documents_of([source]))


def rebuild() -> int:
    """Write every live source page's document and drop the rest."""
    sources = list(_live_sources())
    with transaction.atomic():
        Document.objects.filter(kind=DocumentKind.PAGE).exclude(key__in=[key_of(each) for each in sources]).delete()
        return put_all(documents_of(sources))


def _live_sources() -> Iterator[ArticlePage]:
    for model in SEARCHED_TYPES:
        yield from model.objects.live().filter(locale__language_code=SOURCE_LANGUAGE)
