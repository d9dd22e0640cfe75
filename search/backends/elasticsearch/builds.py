"""Making a new version of the index beside the one that serves, and putting it in its place in one step.

While it is built, changes go to both. A build that was interrupted goes on where it stopped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from elasticsearch import Elasticsearch

from portal.progress import Stream, progress
from search.models import Document, ElasticsearchIndex, IndexVersion, Pending, Step
from search.models.elasticsearch_index import IndexState

from .client import patient_client
from .delivery import BATCH, put, send
from .mapping import FIXED, IN_USE, MAPPING, WHILE_BUILT, fingerprint

#: How long the copies of a new index are waited for before it serves.
COPIES: Final = "60s"


class BuildFailed(Exception):
    """The new index is not as it should be; the old one goes on serving. The message is a sentence for a person."""


def is_up_to_date() -> bool:
    """Whether an index serves that was made by the rules of now; not where the cluster has lost it.

    Raises the client's errors where the cluster is away.
    """
    row = ElasticsearchIndex.objects.filter(state=IndexState.SERVING, fingerprint=fingerprint()).first()
    alias = settings.ELASTICSEARCH_INDEX
    return row is not None and bool(patient_client().indices.exists_alias(name=alias, index=row.name))


def rebuild(stream: Stream) -> str:
    """Make the index anew from the documents in the database; returns its name.

    Raises BuildFailed, or the client's errors where the cluster is away: run again, it goes on.
    """
    client = patient_client()
    target = half_built(client) or begin(client)
    # What was in the outbox by now is in the database, and so will be in the new index.
    known = {} if target.after else dict(IndexVersion.objects.values_list("part", "number"))
    for _row in progress(copy(client, target), "Documents for Elasticsearch", stream, total=left(target)):
        pass
    client.indices.put_settings(index=target.name, settings=IN_USE)
    client.indices.refresh(index=target.name)
    check_count(client, target, known)
    client.cluster.health(index=target.name, wait_for_status="green", timeout=COPIES)
    put_in_place(client, target)
    forget_known(known)
    return target.name


def half_built(client: Elasticsearch) -> ElasticsearchIndex | None:
    """A build to go on with. Others that were never finished are dropped."""
    found = None
    for row in ElasticsearchIndex.objects.filter(state=IndexState.BUILDING).order_by("-pk"):
        if found is None and row.fingerprint == fingerprint() and is_whole(client, row.name):
            found = row
        else:
            row.delete()
            client.indices.delete(index=row.name, ignore_unavailable=True)
    return found


def is_whole(client: Elasticsearch, name: str) -> bool:
    """Whether all of an index is there: an unfinished one has no copies, and may have gone with its node."""
    return bool(client.indices.exists(index=name)) and client.cluster.health(index=name)["status"] != "red"


def begin(client: Elasticsearch) -> ElasticsearchIndex:
    """Make an empty index, then tell the database of it, so that from now on changes go to it as well."""
    numbers = [int(name.rpartition("-")[2]) for name in versions(client)]
    name = f"{settings.ELASTICSEARCH_INDEX}-{max(numbers, default=0) + 1}"
    client.indices.create(index=name, settings={**FIXED, **WHILE_BUILT}, mappings=MAPPING)
    return ElasticsearchIndex.objects.create(name=name, fingerprint=fingerprint())


def versions(client: Elasticsearch) -> set[str]:
    """Names of all versions of the index that the cluster or the database knows."""
    alias = settings.ELASTICSEARCH_INDEX
    known = ElasticsearchIndex.objects.values_list("name", flat=True)
    there = client.indices.get(index=f"{alias}-*", filter_path=["*.settings.index.uuid"])
    return {name for name in {*there, *known} if re.fullmatch(rf"{re.escape(alias)}-\d+", name)}


def left(target: ElasticsearchIndex) -> int:
    return Document.objects.filter(pk__gt=target.after).count()


def copy(client: Elasticsearch, target: ElasticsearchIndex) -> Iterator[Document]:
    """Copy the documents that are not there yet, by primary key; yields them."""
    while rows := list(Document.objects.filter(pk__gt=target.after).order_by("pk").select_related("terms")[:BATCH]):
        refused = send((put(target.name, row) for row in rows), client)
        if refused:
            raise BuildFailed(f"Elasticsearch refused {len(refused)} documents: {next(iter(refused.items()))}.")
        target.after = rows[-1].pk
        if not ElasticsearchIndex.objects.filter(pk=target.pk).update(after=target.after):
            raise BuildFailed("The new index stopped answering while it was built. Run this again.")
        yield from rows


def check_count(client: Elasticsearch, target: ElasticsearchIndex, known: dict[str, int]) -> None:
    """Raise BuildFailed where documents are missing or left over, but for changes that are still under way."""
    there = client.count(index=target.name)["count"]
    wanted = Document.objects.count()
    under_way = Pending.objects.filter(step=Step.ELASTICSEARCH).exclude(known_changes(known)).count()
    if abs(there - wanted) > under_way:
        ElasticsearchIndex.objects.filter(pk=target.pk).update(after=0)
        raise BuildFailed(f"The new index has {there} of {wanted} documents. Run this again: all are copied anew.")


def put_in_place(client: Elasticsearch, target: ElasticsearchIndex) -> None:
    """Give the new index the name that is searched, in one step with taking it from the old one, which goes."""
    alias = settings.ELASTICSEARCH_INDEX
    if not client.indices.exists_alias(name=alias) and client.indices.exists(index=alias):
        raise BuildFailed(f"An index is called “{alias}” itself. It is none of ours: delete it or choose another name.")
    actions: list[dict[str, Any]] = [{"add": {"index": target.name, "alias": alias}}]
    if client.indices.exists_alias(name=alias):
        serving = client.indices.get_alias(name=alias)
        actions += [{"remove": {"index": name, "alias": alias}} for name in serving if name != target.name]
    client.indices.update_aliases(actions=actions)
    with transaction.atomic():
        ElasticsearchIndex.objects.exclude(pk=target.pk).delete()
        ElasticsearchIndex.objects.filter(pk=target.pk).update(state=IndexState.SERVING)
    for name in sorted(versions(client) - {target.name}):
        client.indices.delete(index=name, ignore_unavailable=True)


def forget_known(known: dict[str, int]) -> None:
    """Changes that the new index was filled with need not be sent any more."""
    Pending.objects.filter(known_changes(known), step=Step.ELASTICSEARCH).delete()


def known_changes(known: dict[str, int]) -> Q:
    found = Q(pk=None)
    for kind, number in known.items():
        found |= Q(kind=kind, version__lte=number)
    return found
