"""Telling the cluster what has changed: from the outbox, to every index there is, until it has been heard.

What is sent is the document as it is now, with its version: the cluster keeps the higher one, so it does not matter who
sends twice, or late.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from elasticsearch import Elasticsearch
from elasticsearch.helpers import streaming_bulk

from search.models import Document, ElasticsearchIndex, Pending, Step
from search.models.elasticsearch_index import IndexState
from search.outbox import due, postpone

from .breaker import breaker
from .client import client, patient_client
from .documents import body_of, id_of

logger = logging.getLogger("portal.search")

#: Bytes in one request.
MOST_BYTES: Final = 8 * 1024 * 1024
#: Changes that are sent straight after they were made; more wait for ``manage.py search sync``.
AT_ONCE: Final = 50
BATCH: Final = 500
CONFLICT: Final = 409
NOT_FOUND: Final = 404
#: What a node says that has too much to do, or of an index whose node is gone.
AWAY: Final = frozenset({429, 502, 503, 504})
#: How long a node waits for a part of an index that is gone.
LONGEST_WAIT: Final = "10s"

Action = dict[str, Any]
Key = tuple[str, UUID]


class NotDelivered(Exception):
    """The cluster, or a part of it, is away. Or one change was refused."""


def deliver_soon() -> None:
    """Send the latest changes, for at most a moment: an editor is waiting. Whatever happens, nothing is lost."""
    if breaker.is_open:
        return
    quick = client().options(request_timeout=float(settings.ELASTICSEARCH_TIMEOUT), max_retries=0)
    try:
        deliver(AT_ONCE, quick)
    except Exception as error:
        logger.warning("changes wait for Elasticsearch (%s)", error if isinstance(error, NotDelivered) else type(error))


def deliver_all() -> int:
    """Send all that is due; returns how many changes. Raises NotDelivered."""
    delivered = 0
    while done := deliver():
        delivered += done
    return delivered


def deliver(limit: int = BATCH, through: Elasticsearch | None = None) -> int:
    """Send the oldest changes that are due; returns how many were heard by every index.

    One that is refused is tried again later. Where the cluster is away none is to blame: all stay due, and NotDelivered
    is raised.
    """
    # The changes are read before the indices: an index that is made in between is filled with what is there by then.
    waiting = list(due(Step.ELASTICSEARCH)[:limit])
    indices = list(ElasticsearchIndex.objects.order_by("-state", "pk"))
    rows = documents_of(waiting)
    refused: dict[str, str] = {}
    for index in indices if waiting else ():
        try:
            refused |= send(actions(index.name, waiting, rows), through or patient_client())
        except NotDelivered as error:
            if not is_expendable(index, indices) or through:
                Pending.objects.filter(pk__in=[row.pk for row in waiting]).update(error=str(error))
                raise
            logger.warning("the index that is being built does not answer: it will be built anew")
            index.delete()
    heard = [row for row in waiting if id_of(row.kind, row.owner) not in refused]
    for row in heard:
        # Changed again meanwhile: the newer change has to be sent as well.
        Pending.objects.filter(pk=row.pk, version=row.version).delete()
    for row in waiting:
        if reason := refused.get(id_of(row.kind, row.owner)):
            postpone(Pending.objects.filter(pk=row.pk), NotDelivered(reason))
    return len(heard)


def is_expendable(index: ElasticsearchIndex, indices: Iterable[ElasticsearchIndex]) -> bool:
    """Whether nobody reads it yet and others serve: then it must not keep changes from them."""
    return index.state == IndexState.BUILDING and any(each.state == IndexState.SERVING for each in indices)


def actions(index: str, waiting: Iterable[Pending], rows: Mapping[Key, Document]) -> list[Action]:
    """What an index must be told: the document as it is now, or that there is none."""
    found = ((each, rows.get((each.kind, each.owner))) for each in waiting)
    return [put(index, row) if row else drop(index, each.kind, each.owner, each.version) for each, row in found]


def documents_of(waiting: Iterable[Pending]) -> dict[Key, Document]:
    """By kind and owner, with their terms. A query a kind."""
    owners: dict[str, list[UUID]] = defaultdict(list)
    for each in waiting:
        owners[each.kind].append(each.owner)
    return {
        (row.kind, row.owner): row
        for kind, wanted in owners.items()
        for row in Document.objects.filter(kind=kind, owner__in=wanted).select_related("terms")
    }


def put(index: str, row: Document) -> Action:
    return {
        "_op_type": "index",
        "_index": index,
        "_id": id_of(row.kind, row.owner),
        "version": row.version,
        "version_type": "external_gte",
        "_source": body_of(row),
    }


def drop(index: str, kind: str, owner: UUID, version: int) -> Action:
    return {
        "_op_type": "delete",
        "_index": index,
        "_id": id_of(kind, owner),
        "version": version,
        "version_type": "external_gte",
    }


def send(wanted: Iterable[Action], through: Elasticsearch) -> dict[str, str]:
    """Send in requests of a bearable size; returns what was refused, by identity, and why.

    That the cluster has a newer version already, or nothing to delete, is as good as done. Raises NotDelivered where
    the cluster or a part of it is away.
    """
    refused: dict[str, str] = {}
    answers = streaming_bulk(
        through, wanted, max_chunk_bytes=MOST_BYTES, chunk_size=BATCH, raise_on_error=False, timeout=LONGEST_WAIT
    )
    try:
        for is_ok, answer in answers:
            ((operation, item),) = answer.items()
            status = item["status"]
            if status in AWAY:
                raise NotDelivered(f"status {status}")
            if not is_ok and status != CONFLICT and not is_gone(operation, item):
                refused[item["_id"]] = f"{status} {item.get('error', {}).get('type', '')}"
    except NotDelivered:
        raise
    except Exception as error:
        # The client's own, or what it stumbles over where something else answers in the cluster's place.
        raise NotDelivered(type(error).__name__) from error
    return refused


def is_gone(operation: str, item: Mapping[str, Any]) -> bool:
    return operation == "delete" and item["status"] == NOT_FOUND and "error" not in item
