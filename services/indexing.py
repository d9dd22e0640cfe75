"""Keeping the index right: whatever changes a service's page changes its document."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from search.index import put_all, remove, replace_all, writing
from search.models import Document, DocumentKind

from .documents import documents_of
from .models import Category, Service, ServiceQuerySet


def index_services(services: ServiceQuerySet) -> int:
    """Write the documents of these records; those that are not public any more are taken out."""
    return index_owners(services.values_list("translation_key", flat=True))


def index_owners(translation_keys: Iterable[UUID]) -> int:
    """The same for records by their translation keys, which may be gone."""
    with writing(DocumentKind.SERVICE):
        wanted = set(translation_keys)
        public = public_services().filter(translation_key__in=wanted)
        remove(DocumentKind.SERVICE, wanted - set(public.values_list("translation_key", flat=True)))
        return put_all(DocumentKind.SERVICE, documents_of(public))


def index_category(category: Category) -> int:
    """Write the documents of services that have this category, and of those whose documents still say so.

    Where there are none, the category's name and place among the others are still made known: by the index's version.
    """
    key = category.translation_key
    with writing(DocumentKind.SERVICE):
        have_it = Service.objects.filter(Q(categories__translation_key=key) | Q(main_category__translation_key=key))
        documents = Document.objects.filter(kind=DocumentKind.SERVICE).values_list("owner", "facts__categories")
        said_so = {owner for owner, slugs in documents if category.slug in slugs}
        return index_owners({*have_it.values_list("translation_key", flat=True), *said_so})


def rebuild() -> int:
    """Write every public service's document and drop documents of services that are gone."""
    return replace_all(DocumentKind.SERVICE, documents_of(public_services()))


def public_services() -> ServiceQuerySet:
    """Records that belong in the index, with all that their documents are made of."""
    return Service.objects.public().with_facts().select_related("main_category")
