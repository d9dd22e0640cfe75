"""Comparing the index with the database: what is missing, left over or not the latest, document by document.

Both are read side by side in the same order, so that memory does not grow with the index.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.conf import settings
from elasticsearch import ApiError, Elasticsearch

from search.index import writing
from search.models import Document, DocumentKind, IndexVersion, Pending, Step
from search.outbox import remember, work_off

from .client import patient_client
from .delivery import deliver_all
from .documents import id_of

#: Documents read at a time.
BATCH: Final = 1_000
KEEP: Final = "2m"
#: In this order on both sides.
ORDER: Final = ("kind", "owner")


class Entry(NamedTuple):
    """``written``: the stamp, which no two writings share. ``version``: on that side."""

    kind: str
    owner: str
    key: str
    written: str
    version: int


class Difference(NamedTuple):
    """``what``: "missing", "left over" or "not the latest". ``version``: the cluster's; 0 where it has none."""

    kind: str
    owner: UUID
    key: str
    what: str
    version: int = 0

    def __str__(self) -> str:
        return f"{self.kind} {self.key}: {self.what}"


def check() -> Iterator[Difference]:
    """What on the cluster is not as it is in the database. Changes that are under way are not counted.

    Raises the client's errors where the cluster is away.
    """
    client = patient_client()
    client.indices.refresh(index=settings.ELASTICSEARCH_INDEX)
    found = differences(entries_there(client), entries_here())
    while batch := list(islice(found, BATCH)):
        yield from still_there(client, batch)


def differences(there: Iterator[Entry], here: Iterator[Entry]) -> Iterator[Difference]:
    left, right = next(there, None), next(here, None)
    while left or right:
        if right is None or (left and left[:2] < right[:2]):
            assert left
            yield difference(left, "left over", left.version)
            left = next(there, None)
        elif left is None or right[:2] < left[:2]:
            yield difference(right, "missing", 0)
            right = next(here, None)
        else:
            if left.written != right.written:
                yield difference(right, "not the latest", left.version)
            left, right = next(there, None), next(here, None)


def difference(entry: Entry, what: str, version: int) -> Difference:
    return Difference(entry.kind, UUID(entry.owner), entry.key, what, version)


def entries_here() -> Iterator[Entry]:
    rows = Document.objects.order_by(*ORDER).values_list(*Entry._fields)
    for kind, owner, key, written, version in rows.iterator(chunk_size=BATCH):
        yield Entry(kind, str(owner), key, str(written), version)


def entries_there(client: Elasticsearch) -> Iterator[Entry]:
    """All documents of the index that serves, as they were at one moment."""
    pit = client.open_point_in_time(index=settings.ELASTICSEARCH_INDEX, keep_alive=KEEP)["id"]
    after: dict[str, Any] = {}
    try:
        while hits := client.search(
            pit={"id": pit, "keep_alive": KEEP},
            sort=[{field: "asc"} for field in ORDER],
            size=BATCH,
            source=False,
            docvalue_fields=[{"field": field} for field in Entry._fields[:4]],
            version=True,
            track_total_hits=False,
            **after,
        )["hits"]["hits"]:
            for hit in hits:
                kind, owner, key, written = (hit["fields"][field][0] for field in Entry._fields[:4])
                yield Entry(kind, owner, key, written, hit["_version"])
            after = {"search_after": hits[-1]["sort"]}
    finally:
        with suppress(ApiError):
            client.close_point_in_time(id=pit)


def still_there(client: Elasticsearch, found: list[Difference]) -> Iterator[Difference]:
    """Those that are so even now, and that no change which is waiting will mend. Two queries and one request."""
    owners = [each.owner for each in found]
    here = {(kind, owner): str(written) for kind, owner, written in _now(owners)}
    waiting = set(Pending.objects.filter(owner__in=owners, attempts=0).values_list("kind", "owner"))
    identities = [id_of(each.kind, each.owner) for each in found]
    answers = client.mget(index=settings.ELASTICSEARCH_INDEX, ids=identities, source_includes=["written"])["docs"]
    for each, answer in zip(found, answers, strict=True):
        there = answer["_source"]["written"] if answer.get("found") else None
        if there != here.get((each.kind, each.owner)) and (each.kind, each.owner) not in waiting:
            yield each


def _now(owners: list[UUID]) -> Iterable[tuple[str, UUID, UUID]]:
    return Document.objects.filter(owner__in=owners).values_list("kind", "owner", "written")


def repair(found: Iterable[Difference]) -> None:
    """Make the documents that differ again and send them; what is left over goes. Raises NotDelivered.

    The cluster refuses versions below its own, and after a backup was put back they are: the numbers go on above them.
    """
    by_kind: dict[str, list[Difference]] = defaultdict(list)
    for each in found:
        by_kind[each.kind].append(each)
    for kind, group in by_kind.items():
        with writing(kind) as version:
            number = max(version.number, *(each.version for each in group))
            IndexVersion.objects.filter(part=kind).update(number=number)
            remember(DocumentKind(kind), [each.owner for each in group if each.what != "left over"])
            Pending.objects.bulk_create(
                [
                    Pending(step=Step.ELASTICSEARCH, kind=kind, owner=each.owner, version=number)
                    for each in group
                    if each.what == "left over"
                ],
                update_conflicts=True,
                unique_fields=["step", "kind", "owner"],
                update_fields=["version", "attempts", "not_before"],
            )
    work_off()
    deliver_all()
