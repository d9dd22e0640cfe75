"""Three nodes, of which one is lost, hangs or comes back: readers get answers all the time, and no change is lost."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.utils import timezone

from search.backends import embedded
from search.backends.elasticsearch import backend, checking
from search.backends.elasticsearch.breaker import breaker
from search.backends.elasticsearch.client import patient_client
from search.backends.elasticsearch.delivery import NotDelivered, deliver_all, deliver_soon
from search.documents import IndexDocument
from search.index import put_all, remove
from search.models import DocumentKind, Pending
from search.query import Query, Result
from search.understanding import understand
from tests.factories.index_documents import indexed

from .conftest import PortalIndex, portal_index_on
from .server import Cluster, wait_until

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("elasticsearch")]
SERVICE = DocumentKind.SERVICE
PATIENCE = 1.0
#: Seconds by which a busy machine may be late.
SLACK = 3.0


@pytest.fixture
def index(cluster, settings, db) -> Iterator[PortalIndex]:
    for found in portal_index_on(cluster.urls, settings):
        put_all(SERVICE, [indexed(f"first-{number}", name=f"Legal advice {number}") for number in range(50)])
        found.rebuild()
        settings.ELASTICSEARCH_TIMEOUT = PATIENCE
        settings.ELASTICSEARCH_PAUSE = 1
        yield found
        cluster.heal()


class Readers(threading.Thread):
    """Search without a pause, as a reader's request does. ``answers``: None where the database has to answer."""

    def __init__(self, query: Query) -> None:
        super().__init__(daemon=True)
        self.query = query
        self.answers: list[Result | None] = []
        self.longest = 0.0
        self.error: BaseException | None = None
        self._done = threading.Event()

    def run(self) -> None:
        try:
            while not self._done.is_set():
                begun = time.monotonic()
                self.answers.append(backend.search(self.query))
                self.longest = max(self.longest, time.monotonic() - begun)
        except BaseException as error:
            self.error = error

    def stop(self) -> None:
        self._done.set()
        self.join()


@contextmanager
def reading() -> Iterator[Readers]:
    readers = Readers(Query(question=understand("legal advice", "en")))
    readers.start()
    try:
        yield readers
    finally:
        readers.stop()
    assert readers.error is None
    assert readers.longest < PATIENCE + SLACK


def edit(number: int, known: list[IndexDocument]) -> None:
    """One editor's change, told at once: a new document, another name for one, or one taken out."""
    if number % 5 == 4:
        remove(SERVICE, [known.pop(0).owner])
    else:
        owner = known.pop(0).owner if number % 5 == 3 else None
        known.append(indexed(f"edited-{number}", name=f"Legal advice {number}", owner=owner))
        put_all(SERVICE, [known[-1]])
    deliver_soon()


def edit_for(seconds: float, known: list[IndexDocument]) -> None:
    until, number = time.monotonic() + seconds, 0
    while time.monotonic() < until:
        edit(number, known)
        number += 1
        # The database stands in at any moment.
        assert embedded.search(Query(size=1)).total


def deliver_the_rest(cluster: Cluster) -> None:
    """What the scheduler does, once the cluster is well."""
    Pending.objects.update(not_before=None)

    def delivered() -> bool:
        try:
            deliver_all()
        except NotDelivered:
            return False
        return not Pending.objects.filter(step="elasticsearch").exists()

    assert wait_until(delivered, 60)


def answered(readers: Readers, since: int) -> int:
    return sum(answer is not None for answer in readers.answers[since:])


@pytest.mark.parametrize("is_master", [True, False])
def test_a_node_dies_while_readers_search_and_editors_publish(cluster, index, is_master):
    master = patient_client().cat.master(format="json")[0]["node"]
    victim = next(node for node in cluster.nodes if (node.name == master) is is_master)
    known = [indexed(f"known-{number}", name=f"Legal advice {number}") for number in range(20)]
    put_all(SERVICE, known)
    with reading() as readers:
        edit_for(2, known)
        cluster.kill(victim)
        edit_for(3, known)
        dead_since = len(readers.answers)
        # The other two go on by themselves; the reader needs no patience for that.
        assert wait_until(lambda: answered(readers, dead_since) > 20, 30)
        cluster.heal()
        edit_for(2, known)
    deliver_the_rest(cluster)
    assert list(checking.check()) == []
    assert {hit.owner for hit in index.search(readers.query).hits} <= {
        hit.owner for hit in embedded.search(Query(size=1000)).hits
    }
    assert index.search(readers.query).total == embedded.search(readers.query).total


def test_a_node_that_hangs_costs_no_reader_more_than_patience(cluster, index):
    known: list[IndexDocument] = [indexed(f"known-{number}", name="Legal advice") for number in range(20)]
    put_all(SERVICE, known)
    with reading() as readers:
        edit_for(1, known)
        cluster.pause(cluster.nodes[0])
        edit_for(4, known)
        cluster.resume(cluster.nodes[0])
        cluster.wait()
        well_since = len(readers.answers)
        assert wait_until(lambda: answered(readers, well_since) > 5, 30)
    deliver_the_rest(cluster)
    assert list(checking.check()) == []


def test_all_nodes_are_lost_and_come_back(cluster, index):
    for node in cluster.nodes:
        cluster.kill(node)
    late = indexed("late", name="Legal advice")
    put_all(SERVICE, [late])
    deliver_soon()
    for _number in range(4):
        assert backend.search(Query()) is None
    assert backend.is_degraded()
    assert Pending.objects.filter(since__lte=timezone.now()).exists()
    cluster.heal()
    patient_client().cluster.health(index=index.name, wait_for_status="yellow", timeout="60s")
    assert wait_until(lambda: backend.search(Query()) is not None, 30)
    assert not breaker.is_open
    deliver_the_rest(cluster)
    assert list(checking.check()) == []
    assert index.search(Query(question=understand("legal advice", "en"))).total == 51
