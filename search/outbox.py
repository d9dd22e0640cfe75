"""What has changed and is not everywhere yet: kept in the database until it is, tried again after a failure.

A change leaves word in its own transaction (``remember``). The document is made at once where it is one of a few, and
Elasticsearch is told straight after the commit; whatever fails, or is too much for one request, stays in the outbox for
``manage.py search sync``, which the scheduler calls every few minutes.
"""

from __future__ import annotations

import datetime
import logging
from collections.abc import Collection, Iterable
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from . import sources
from .index import put_all, remove, writing
from .models import DocumentKind, Pending, Step

logger = logging.getLogger("portal.search")

#: Documents made inside the change itself; more are left to ``sync``.
AT_ONCE: Final = 50
BATCH: Final = 200
FIRST_WAIT: Final = datetime.timedelta(seconds=10)
LONGEST_WAIT: Final = datetime.timedelta(hours=1)


def remember(kind: DocumentKind, owners: Collection[UUID]) -> None:
    """Leave word that these documents must be made again, in the caller's transaction."""
    Pending.objects.bulk_create(
        [Pending(step=Step.DOCUMENT, kind=kind, owner=owner) for owner in owners],
        update_conflicts=True,
        unique_fields=["step", "kind", "owner"],
        update_fields=["attempts", "not_before"],
        batch_size=500,
    )


def changed(kind: DocumentKind, owners: Iterable[UUID]) -> None:
    """Whatever these documents are made of has changed, or is gone."""
    wanted = list(dict.fromkeys(owners))
    remember(kind, wanted)
    if len(wanted) <= AT_ONCE:
        make_documents(kind, wanted)
    if settings.ELASTICSEARCH_HOSTS:
        from .backends.elasticsearch.delivery import deliver_soon

        transaction.on_commit(deliver_soon)


def make_documents(kind: DocumentKind, owners: Collection[UUID]) -> bool:
    """Make documents anew from what they are of now, all of them or none; says whether it went well.

    A failure is kept and does not stop the editor who published a right number: the page that could not be indexed is
    tried again.
    """
    waiting = Pending.objects.filter(step=Step.DOCUMENT, kind=kind, owner__in=owners)
    try:
        with transaction.atomic():
            write_documents(kind, owners)
            waiting.delete()
    except Exception as error:
        logger.exception("%d documents could not be made; they will be tried again", len(owners))
        postpone(waiting, error)
        return False
    return True


def write_documents(kind: DocumentKind, owners: Collection[UUID]) -> int:
    """Write the documents of those owners that are public, take the rest out; returns how many are in."""
    with writing(kind):
        documents = list(sources.source_of(kind).documents(owners))
        remove(kind, set(owners) - {document.owner for document in documents})
        return put_all(kind, documents)


def due(step: Step) -> QuerySet[Pending]:
    """What is to be done now, the oldest first."""
    return Pending.objects.filter(Q(not_before=None) | Q(not_before__lte=timezone.now()), step=step).order_by("pk")


def work_off(limit: int | None = None) -> int:
    """Make the documents that are waiting, a batch of one kind at a time; returns how many were made.

    Where a batch fails, each of it is tried alone, so that one broken page keeps no other waiting.
    """
    made = 0
    while limit is None or made < limit:
        first = due(Step.DOCUMENT).first()
        if first is None:
            break
        kind = DocumentKind(first.kind)
        owners = list(due(Step.DOCUMENT).filter(kind=kind).values_list("owner", flat=True)[:BATCH])
        if make_documents(kind, owners):
            made += len(owners)
        else:
            made += sum(make_documents(kind, [owner]) for owner in owners) if len(owners) > 1 else 0
    return made


def postpone(waiting: QuerySet[Pending], error: object) -> None:
    """Try later: after ten seconds, then twice as long each time, at most an hour."""
    now = timezone.now()
    for row in waiting:
        wait = min(FIRST_WAIT * 2 ** min(row.attempts, 12), LONGEST_WAIT)
        Pending.objects.filter(pk=row.pk).update(
            attempts=F("attempts") + 1, not_before=now + wait, error=f"{type(error).__name__}: {error}"[:300]
        )


def waiting_counts() -> dict[str, int]:
    """Step to how many documents wait for it."""
    rows = Pending.objects.values_list("step", flat=True)
    return {step.value: rows.filter(step=step).count() for step in Step}
