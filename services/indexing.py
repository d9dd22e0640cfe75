"""Keeping the index right: whatever changes a service's page changes its document in the same transaction."""

from __future__ import annotations

from django.db import transaction

from search.index import put_all, remove
from search.models import Document, DocumentKind

from .documents import documents_of
from .models import Service, ServiceQuerySet


def index_services(services: ServiceQuerySet) -> int:
    """Write the documents of these records; those that are not public any more are taken out."""
    keys = list(services.values_list("translation_key", flat=True))
    records = Service.objects.records().filter(translation_key__in=keys)
    public = records.public()
    gone = records.exclude(pk__in=public.values("pk")).values_list("slug", flat=True)
    with transaction.atomic():
        for slug in gone:
            remove(DocumentKind.SERVICE, slug)
        return put_all(documents_of(public.with_facts()))


def rebuild() -> int:
    """Write every public service's document and drop documents of services that are gone."""
    public = Service.objects.public()
    with transaction.atomic():
        Document.objects.filter(kind=DocumentKind.SERVICE).exclude(key__in=public.values("slug")).delete()
        return put_all(documents_of(public.with_facts()))
