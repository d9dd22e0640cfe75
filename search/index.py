"""Writing the index.

Every function here writes in one transaction: the caller's where there is one (an editor who publishes a record in the
admin), so that a fact and its document are seen together or not at all; else one of its own, straight after the change
(pages, scheduled publishing, translations). Where that fails, ``rebuild`` of the owner's app writes everything anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from modelsearch.backends import get_search_backend

from .folding import indexable
from .models import Document, DocumentKind, DocumentText, IndexVersion


@dataclass(frozen=True, slots=True)
class IndexDocument:
    """What an owner hands over (see ``models.Document``). Each language's words need ``name``; ``text`` is searched but
    not shown.
    """

    kind: DocumentKind
    owner: UUID
    key: str
    words: dict[str, dict[str, Any]]
    facts: dict[str, Any] = field(default_factory=dict)
    text: dict[str, str] = field(default_factory=dict)


@contextmanager
def writing(kind: DocumentKind) -> Iterator[None]:
    """A transaction in which documents of ``kind`` are written, or something else that is shown with them is changed.

    The version is raised first, and its row stays locked until the transaction ends: writers take turns. Whoever reads
    what a document is made of inside this block sees what the writer before it has changed.
    """
    with transaction.atomic():
        version = IndexVersion(kind=kind, stamp=uuid4())
        IndexVersion.objects.bulk_create(
            [version], update_conflicts=True, unique_fields=["kind"], update_fields=["stamp"]
        )
        yield


def index_version(kind: DocumentKind) -> UUID | None:
    """Differs from what it was as soon as documents of ``kind`` are others; None before there were any. One query."""
    return IndexVersion.objects.filter(kind=kind).values_list("stamp", flat=True).first()


def put_all(kind: DocumentKind, documents: Iterable[IndexDocument]) -> int:
    """Insert or replace documents with their full-text rows; returns how many. A generator is begun after the lock."""
    with writing(kind):
        return len([_put(document) for document in documents])


def remove(kind: DocumentKind, owners: Collection[UUID]) -> None:
    with writing(kind):
        Document.objects.filter(kind=kind, owner__in=owners).delete()


def replace_all(kind: DocumentKind, documents: Iterable[IndexDocument]) -> int:
    """Make these the only documents of ``kind``; returns how many."""
    with writing(kind):
        written = {_put(document) for document in documents}
        there = Document.objects.filter(kind=kind).values_list("owner", flat=True)
        remove(kind, set(there) - written)
        return len(written)


def _put(document: IndexDocument) -> UUID:
    row, _created = Document.objects.update_or_create(
        kind=document.kind,
        owner=document.owner,
        defaults={"key": document.key, "words": document.words, "facts": document.facts},
    )
    texts = [
        DocumentText.objects.update_or_create(
            document=row,
            language=language,
            defaults={
                "kind": document.kind,
                "title": indexable(words["name"]),
                "body": indexable(f"{words.get('summary', '')} {document.text.get(language, '')}"),
            },
        )[0]
        for language, words in document.words.items()
    ]
    get_search_backend().add_bulk(DocumentText, texts)
    DocumentText.objects.filter(document=row).exclude(language__in=document.words).delete()
    return document.owner
