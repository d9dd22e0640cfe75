"""One server for the session, and three that a module may ill-treat."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest

from search.backends import embedded
from search.backends.elasticsearch import backend, builds
from search.backends.elasticsearch.breaker import breaker
from search.backends.elasticsearch.client import patient_client
from search.backends.elasticsearch.delivery import deliver_all
from search.models import Document, ElasticsearchIndex
from search.query import Query, Result
from search.understanding import understand
from tests.conftest import need

from .server import Cluster, MissingError

SERVERS = {"elasticsearch_url", "cluster"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """One worker runs every test that uses a server: else each would start its own. Before xdist reads the marks."""
    for item in items:
        if SERVERS & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.xdist_group("elasticsearch"))


def running(nodes: int) -> Iterator[Cluster]:
    try:
        cluster = Cluster(nodes)
    except MissingError as missing:
        need(False, str(missing))
    with cluster:
        yield cluster


@pytest.fixture(scope="session")
def elasticsearch_url() -> Iterator[str]:
    """One node, which keeps what a test put in it: name indices so that no other test has them."""
    for cluster in running(1):
        yield cluster.urls[0]


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    """Three nodes, all well again before each test."""
    yield from running(3)


@pytest.fixture(autouse=True)
def _healed(request):
    if "cluster" in request.fixturenames:
        request.getfixturevalue("cluster").heal()


class PortalIndex:
    """The portal's own index on a server, filled from the database."""

    name = "unnamed"

    def search(self, query: Query) -> Result:
        """Answer from the cluster, or raise: the database must not stand in for it here."""
        self.catch_up()
        return backend.answer(query)

    def catch_up(self) -> None:
        if not ElasticsearchIndex.objects.exists():
            self.rebuild()
        deliver_all()
        patient_client().indices.refresh(index=self.name)

    def rebuild(self) -> str:
        """Build it, and return what a person would read."""
        stream = io.StringIO()
        builds.rebuild(stream)
        return stream.getvalue()


def portal_index_on(urls: list[str], settings) -> Iterator[PortalIndex]:
    index = PortalIndex()
    index.name = settings.ELASTICSEARCH_INDEX = f"portal-{uuid4().hex[:12]}"
    settings.ELASTICSEARCH_HOSTS = urls
    settings.ELASTICSEARCH_TIMEOUT = 20
    breaker.reset()
    yield index
    breaker.reset()
    settings.ELASTICSEARCH_HOSTS = urls
    client = patient_client()
    for name in client.indices.get(index=f"{index.name}-*"):
        client.indices.delete(index=name)


@pytest.fixture
def portal_index(elasticsearch_url, settings, db) -> Iterator[PortalIndex]:
    """Named anew for each test. Readers wait for long: the machine that runs the tests may be slow."""
    yield from portal_index_on([elasticsearch_url], settings)


Answer = Callable[[Query], Result]


@pytest.fixture(params=["embedded", "elasticsearch"])
def answer(request) -> Answer:
    """Each backend in turn."""
    return embedded.search if request.param == "embedded" else request.getfixturevalue("portal_index").search


@pytest.fixture
def keys(answer) -> Callable[..., list[str]]:
    """Keys of what a query finds, in order; ``words`` are understood first."""

    def found(words: str = "", language: str = "en", **query: object) -> list[str]:
        question = understand(words, language) if words else None
        hits = answer(Query(question=question, **query)).hits
        known = {(row.kind, row.owner): row.key for row in Document.objects.all()}
        return [known[hit.kind, hit.owner] for hit in hits]

    return found
