"""Writing the index: documents in the project's own database, and in the outbox what Elasticsearch must be told.

Every function here writes in one transaction: the caller's where there is one (an editor who publishes a record in the
admin), so that a fact and its document are seen together or not at all; else one of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import islice
from typing import Final
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import F

from .documents import IndexDocument
from .models import Document, DocumentKind, DocumentTerms, IndexVersion, Pending, Step, Word
from .terms import Terms, analysis_version, terms_of

#: Documents written at a time.
BATCH: Final = 500
#: The part of the index whose stamp tells that editors' synonyms have changed.
SYNONYMS: Final = "synonyms"


def batched(items: Iterable[str], size: int) -> Iterator[list[str]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


@contextmanager
def writing(part: str) -> Iterator[IndexVersion]:
    """A transaction in which documents of a kind are written, or something else that is shown with them is changed.

    The version is raised first, and its row stays locked until the transaction ends: writers take turns. Whoever reads
    what a document is made of inside this block sees what the writer before it has changed.
    """
    with transaction.atomic():
        stamp = uuid4()
        if not IndexVersion.objects.filter(part=part).update(stamp=stamp, number=F("number") + 1):
            IndexVersion.objects.bulk_create([IndexVersion(part=part, stamp=stamp, number=1)], ignore_conflicts=True)
            IndexVersion.objects.filter(part=part).exclude(stamp=stamp).update(stamp=stamp, number=F("number") + 1)
        _forget_seen()
        yield IndexVersion.objects.get(part=part)


def _forget_seen() -> None:
    seen = _seen.get()
    if seen is not None:
        seen.clear()


#: The stamps as a request has seen them; None outside ``same_index_throughout``.
_seen: ContextVar[dict[str, UUID] | None] = ContextVar("stamps_seen", default=None)


@contextmanager
def same_index_throughout() -> Iterator[None]:
    """Inside, the stamps are asked for once: a page whose list and counts are of one moment, and fewer queries."""
    token = _seen.set({})
    try:
        yield
    finally:
        _seen.reset(token)


def current_stamps() -> dict[str, UUID]:
    """Part of the index to its stamp, which is another as soon as something of the part is. One query."""
    seen = _seen.get()
    if seen:
        return dict(seen)
    stamps = dict(IndexVersion.objects.order_by("part").values_list("part", "stamp"))
    if seen is not None:
        seen.update(stamps)
    return stamps


def index_version(part: str) -> UUID | None:
    """The stamp of one part; None before anything was written. One query."""
    return current_stamps().get(part)


def put_all(kind: DocumentKind, documents: Iterable[IndexDocument]) -> int:
    """Insert or replace documents; returns how many. A generator is begun after the lock."""
    with writing(kind) as version:
        return len(_put_batches(documents, version))


def remove(kind: DocumentKind, owners: Collection[UUID]) -> None:
    with writing(kind) as version:
        gone = Document.objects.filter(kind=kind, owner__in=owners)
        _tell_elasticsearch(kind, list(gone.values_list("owner", flat=True)), version)
        gone.delete()


def replace_all(kind: DocumentKind, documents: Iterable[IndexDocument]) -> int:
    """Make these the only documents of ``kind``; returns how many."""
    with writing(kind) as version:
        written = _put_batches(documents, version)
        there = Document.objects.filter(kind=kind).values_list("owner", flat=True)
        remove(kind, set(there) - written)
        IndexVersion.objects.filter(part=kind).update(analysis=analysis_version())
        return len(written)


def is_up_to_date(kind: DocumentKind) -> bool:
    """Whether documents were written by the rules that queries are read by now."""
    return IndexVersion.objects.filter(part=kind, analysis=analysis_version()).exists()


def _put_batches(documents: Iterable[IndexDocument], version: IndexVersion) -> set[UUID]:
    owners: set[UUID] = set()
    known: set[tuple[str, str, str]] = set()
    iterator = iter(documents)
    while batch := list({document.owner: document for document in islice(iterator, BATCH)}.values()):
        _put(batch, version, known)
        owners |= {document.owner for document in batch}
    return owners


def _put(batch: list[IndexDocument], version: IndexVersion, known: set[tuple[str, str, str]]) -> None:
    """``known``: words that an earlier batch found in the vocabulary or put there; this one adds its own."""
    rows = Document.objects.bulk_create(
        [
            Document(
                kind=document.kind,
                owner=document.owner,
                key=document.key,
                words=document.words,
                facts=document.facts,
                traits=document.traits.as_json(),
                written=version.stamp,
                version=version.number,
            )
            for document in batch
        ],
        update_conflicts=True,
        unique_fields=["kind", "owner"],
        update_fields=["key", "words", "facts", "traits", "written", "version"],
    )
    terms = [terms_of(document) for document in batch]
    DocumentTerms.objects.bulk_create(
        [
            DocumentTerms(
                document=row,
                title=" ".join(sorted(its.title)),
                strong=" ".join(sorted(its.strong)),
                body=" ".join(sorted(its.body)),
            )
            for row, its in zip(rows, terms, strict=True)
        ],
        update_conflicts=True,
        unique_fields=["document"],
        update_fields=["title", "strong", "body"],
    )
    _learn(terms, known)
    _tell_elasticsearch(batch[0].kind, [document.owner for document in batch], version)


def _learn(terms: Iterable[Terms], known: set[tuple[str, str, str]]) -> None:
    words = set().union(*(its.words for its in terms)) - known
    there: set[tuple[str, str, str]] = set()
    for some in batched({word for _language, word, _stem in words}, BATCH):
        there.update(Word.objects.filter(word__in=some).values_list("language", "word", "stem"))
    new = sorted(words - there)
    known |= words
    Word.objects.bulk_create(
        [Word(language=language, word=word, stem=stem) for language, word, stem in new],
        update_conflicts=True,
        unique_fields=["language", "word"],
        update_fields=["stem"],
        batch_size=5_000,
    )


def _tell_elasticsearch(kind: str, owners: Collection[UUID], version: IndexVersion) -> None:
    """Leave word in the outbox, in this transaction; ``search.outbox`` delivers it."""
    if not settings.ELASTICSEARCH_HOSTS:
        return
    Pending.objects.bulk_create(
        [Pending(step=Step.ELASTICSEARCH, kind=kind, owner=owner, version=version.number) for owner in owners],
        update_conflicts=True,
        unique_fields=["step", "kind", "owner"],
        update_fields=["version", "attempts", "not_before"],
        batch_size=BATCH,
    )
