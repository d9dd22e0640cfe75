"""Keeping the index right: whatever changes a service's page changes its document."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from uuid import UUID

from django.db.models import Q

from search.documents import IndexDocument
from search.index import replace_all, writing
from search.models import Document, DocumentKind
from search.outbox import changed
from search.sources import Source

from .documents import documents_of
from .models import Category, Service, ServiceQuerySet


def index_services(services: ServiceQuerySet) -> None:
    """The documents of these records must be made again."""
    changed(DocumentKind.SERVICE, services.values_list("translation_key", flat=True))


def index_category(category: Category) -> None:
    """The same for services that have this category, and for those whose documents still say so.

    Where there are none, the category's name and place among the others are still made known: by the index's version.
    """
    key = category.translation_key
    with writing(DocumentKind.SERVICE):
        have_it = Service.objects.filter(Q(categories__translation_key=key) | Q(main_category__translation_key=key))
        documents = Document.objects.filter(kind=DocumentKind.SERVICE).values_list("owner", "facts__categories")
        said_so = [owner for owner, slugs in documents if category.slug in slugs]
        changed(DocumentKind.SERVICE, [*have_it.values_list("translation_key", flat=True), *said_so])


def rebuild() -> int:
    """Write every public service's document and drop documents of services that are gone."""
    return replace_all(DocumentKind.SERVICE, documents_of(public_services().iterator(chunk_size=500)))


def documents(owners: Collection[UUID]) -> Iterator[IndexDocument]:
    return documents_of(public_services().filter(translation_key__in=owners))


def owners() -> list[UUID]:
    return list(Service.objects.public().values_list("translation_key", flat=True))


SOURCE = Source(DocumentKind.SERVICE, documents, owners)


def public_services() -> ServiceQuerySet:
    """Records that belong in the index, with all that their documents are made of."""
    return Service.objects.public().with_facts().select_related("main_category")
