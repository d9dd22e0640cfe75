"""Comparing documents with what they are made of: what is missing, left over, or would be written otherwise today."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final, NamedTuple
from uuid import UUID

from .documents import IndexDocument
from .index import replace_all
from .models import Document, DocumentKind
from .outbox import remember, work_off
from .sources import Source
from .terms import terms_of

BATCH: Final = 200


class Difference(NamedTuple):
    """``what``: "missing", "left over" or "not the latest"."""

    kind: DocumentKind
    owner: UUID
    key: str
    what: str

    def __str__(self) -> str:
        return f"{self.kind} {self.key}: {self.what}"


def documents(source: Source) -> Iterator[IndexDocument]:
    """All documents of a source, a batch at a time. What is public is asked when the first one is taken."""
    for batch in batches(source.owners()):
        yield from source.documents(batch)


def rebuild(source: Source, made: Iterable[IndexDocument] | None = None) -> int:
    """Make all documents of a kind anew and drop the others; returns how many there are."""
    return replace_all(source.kind, documents(source) if made is None else made)


def check(source: Source) -> Iterator[Difference]:
    """What in the index is not as its source would make it now."""
    public = set(source.owners())
    there = dict(Document.objects.filter(kind=source.kind).values_list("owner", "key"))
    for owner in sorted(there.keys() - public):
        yield Difference(source.kind, owner, there[owner], "left over")
    for batch in batches(sorted(public)):
        rows = {row.owner: row for row in _rows(source.kind, batch)}
        for document in source.documents(batch):
            row = rows.get(document.owner)
            if row is None:
                yield Difference(source.kind, document.owner, document.key, "missing")
            elif content_of(document) != content_of_row(row):
                yield Difference(source.kind, document.owner, document.key, "not the latest")


def repair(found: Iterable[Difference]) -> None:
    """Make these documents again, and take out those that are left over."""
    for each in found:
        remember(each.kind, [each.owner])
    work_off()


def content_of(document: IndexDocument) -> Any:
    """All that is kept of a document, as it comes back from the database."""
    terms = terms_of(document)
    written = [document.key, document.words, document.facts, document.traits.as_json()]
    return [*json.loads(json.dumps(written)), *(sorted(column) for column in (terms.title, terms.strong, terms.body))]


def content_of_row(row: Document) -> Any:
    terms = getattr(row, "terms", None)
    columns = [terms.title, terms.strong, terms.body] if terms else ["", "", ""]
    return [row.key, row.words, row.facts, row.traits, *(column.split() for column in columns)]


def batches(owners: Iterable[UUID]) -> Iterator[Sequence[UUID]]:
    iterator = iter(owners)
    while batch := list(islice(iterator, BATCH)):
        yield batch


def _rows(kind: DocumentKind, owners: Sequence[UUID]) -> Iterable[Document]:
    return Document.objects.filter(kind=kind, owner__in=owners).select_related("terms")
