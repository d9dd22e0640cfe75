"""A cluster that is away, slow or talks nonsense: readers are answered from the database, and no change is lost."""

from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from uuid import uuid4

import pytest
from django.db import transaction

from search.backends.elasticsearch import answers, backend, breaker, delivery
from search.finding import find
from search.health import check_search
from search.index import put_all
from search.models import Document, DocumentKind, ElasticsearchIndex, Pending
from search.models.elasticsearch_index import IndexState
from search.query import Facet, Query
from search.understanding import understand
from tests.factories.index_documents import indexed

pytestmark = pytest.mark.django_db
PATIENCE = 0.3
#: Seconds by which a busy machine may be late.
SLACK = 2.0
WORDS = "secretword"

Reply = Callable[[BaseHTTPRequestHandler], None]


class Pretender(ThreadingHTTPServer):
    """Stands where a cluster should be. ``asked`` counts requests."""

    def __init__(self, reply: Reply) -> None:
        self.reply, self.asked = reply, 0
        super().__init__(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Pretender

    def answer(self) -> None:
        self.server.asked += 1
        self.rfile.read(int(self.headers.get("content-length", 0)))
        self.server.reply(self)

    do_GET = do_POST = do_PUT = do_HEAD = answer  # noqa: N815 - the server calls them by these names

    def log_message(self, *_args: object) -> None:
        pass


def says(body: str, status: int = 200, kind: str = "application/json", **headers: str) -> Reply:
    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"content-type": kind, "content-length": str(len(body.encode())), **headers}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body.encode())

    return reply


def as_elasticsearch(body: object, status: int = 200) -> Reply:
    return says(
        json.dumps(body), status, "application/vnd.elasticsearch+json", **{"X-Elastic-Product": "Elasticsearch"}
    )


def sleeps(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(PATIENCE + SLACK + 1)


def drips(handler: BaseHTTPRequestHandler) -> None:
    """A byte now and then: the socket never times out."""
    handler.send_response(200)
    handler.send_header("content-length", "1000")
    handler.end_headers()
    try:
        for _number in range(100):
            handler.wfile.write(b" ")
            time.sleep(PATIENCE / 3)
    except OSError:
        pass


def whole(hits: object, **parts: object) -> dict[str, object]:
    return {"timed_out": False, "_shards": {"failed": 0}, "hits": hits, **parts}


ONE = {"total": {"value": 1}, "hits": [{"_id": f"service:{uuid4()}"}]}
NONSENSE = {
    "html": says("<h1>Welcome</h1>", kind="text/html"),
    "empty": as_elasticsearch({}),
    "a list": as_elasticsearch([]),
    "half": says('{"hits": {"total"', kind="application/json", **{"X-Elastic-Product": "Elasticsearch"}),
    "another product": says("{}"),
    "error": as_elasticsearch({"error": {"type": "x", "reason": f"cannot read {WORDS}"}}, 500),
    "refused": as_elasticsearch({"error": {"type": "x", "reason": f"cannot read {WORDS}"}}, 400),
    "no such index": as_elasticsearch({"error": {"type": "index_not_found_exception"}}, 404),
    "forbidden": as_elasticsearch({"error": "no"}, 403),
    "redirect": says("", 302, location="http://127.0.0.1:9/elsewhere"),
    "timed out": as_elasticsearch({**whole(ONE), "timed_out": True}),
    "partial": as_elasticsearch({**whole(ONE), "_shards": {"failed": 1}}),
    "no total": as_elasticsearch(whole({"hits": ONE["hits"]})),
    "words for numbers": as_elasticsearch(whole({**ONE, "total": {"value": "many"}})),
    "too few hits": as_elasticsearch(whole({**ONE, "total": {"value": 2}})),
    "somebody else's": as_elasticsearch(whole({**ONE, "hits": [{"_id": "cat-1"}]})),
    "no counts": as_elasticsearch(whole(ONE)),
    "wrong counts": as_elasticsearch(whole(ONE, aggregations={"0": {"options": {"buckets": [{"key": "free"}]}}})),
    "slow": sleeps,
    "dripping": drips,
}


@pytest.fixture(autouse=True)
def _configured(settings):
    settings.ELASTICSEARCH_TIMEOUT = PATIENCE
    settings.ELASTICSEARCH_PAUSE = 60
    breaker.breaker.reset()
    yield
    breaker.breaker.reset()


@pytest.fixture
def pretend(settings) -> Iterator[Callable[[Reply], Pretender]]:
    """Puts something in the cluster's place."""
    servers = []

    def start(reply: Reply) -> Pretender:
        server = Pretender(reply)
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        servers.append(server)
        settings.ELASTICSEARCH_HOSTS = [server.url]
        return server

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def away(settings) -> None:
    """Nobody listens there."""
    settings.ELASTICSEARCH_HOSTS = ["http://127.0.0.1:9", "http://127.0.0.1:10"]


def ask() -> object:
    """Search for a word that two documents have; the database knows them."""
    if not Document.objects.exists():
        put_all(DocumentKind.SERVICE, [indexed("a", name=WORDS), indexed("b", name=WORDS)])
    facet = Facet("cost", "cost", {"free": ("free",)})
    return find(Query(question=understand(WORDS, "en"), facets=(facet,)))


@pytest.mark.parametrize("what", NONSENSE)
def test_the_database_answers_in_time_and_nothing_is_told(pretend, caplog, what):
    pretend(NONSENSE[what])
    caplog.set_level(logging.DEBUG)
    for _number in range(breaker.FAILURES + 1):
        begun = time.monotonic()
        found = ask()
        assert time.monotonic() - begun < PATIENCE + SLACK
        assert (found.backend, found.total) == ("embedded", 2)
    assert breaker.breaker.is_open
    own = [record for record in caplog.records if record.name.startswith("portal")]
    assert len(own) == 1
    assert WORDS not in caplog.text


@pytest.mark.usefixtures("away")
def test_it_is_left_alone_after_some_failures(caplog):
    for _number in range(breaker.FAILURES + 2):
        assert ask().backend == "embedded"
    assert [record.levelname for record in caplog.records if record.name.startswith("portal")] == ["ERROR"]
    assert backend.is_degraded()
    assert check_search() == "embedded"


def test_it_is_asked_again_after_the_pause_and_used_once_it_answers(pretend, settings):
    server = pretend(says("no", 500))
    for _number in range(breaker.FAILURES + 2):
        ask()
    assert server.asked == breaker.FAILURES
    settings.ELASTICSEARCH_PAUSE = 0
    server.reply = as_elasticsearch(
        whole(ONE, aggregations={"0": {"options": {"buckets": [{"key": "free", "doc_count": 1}]}}})
    )
    found = ask()
    assert (found.backend, found.total, found.counts) == ("elasticsearch", 1, {("cost", "free"): 1})
    assert not backend.is_degraded()


def test_one_asks_after_the_pause_while_others_do_not_wait():
    guard = breaker.Breaker()
    for _number in range(breaker.FAILURES):
        assert guard.allows(pause=0)
        guard.failed()
    assert guard.allows(pause=0)
    assert not guard.allows(pause=60)
    assert guard.succeeded()
    assert guard.allows(pause=60)
    assert not guard.succeeded()


def test_far_pages_are_the_databases(pretend):
    server = pretend(as_elasticsearch({}))
    assert backend.search(Query(start=10_000, size=20)) is None
    assert server.asked == 0
    assert not breaker.breaker.is_open


def test_a_negative_or_broken_count_is_nonsense():
    for value in (-1, 1.0, True, "1", None):
        with pytest.raises(answers.Nonsense):
            answers.number(value)


@pytest.fixture
def serving() -> ElasticsearchIndex:
    return ElasticsearchIndex.objects.create(name="portal-1", state=IndexState.SERVING, fingerprint="x")


@pytest.mark.usefixtures("away", "serving")
def test_changes_wait_while_the_cluster_is_away(caplog):
    put_all(DocumentKind.SERVICE, [indexed("a", name=WORDS)])
    delivery.deliver_soon()
    with pytest.raises(delivery.NotDelivered):
        delivery.deliver_all()
    waiting = Pending.objects.get()
    # It is nobody's fault, so it is due as soon as the cluster is back.
    assert (waiting.attempts, waiting.not_before) == (0, None)
    assert waiting.error
    assert WORDS not in caplog.text


@pytest.mark.usefixtures("serving")
@pytest.mark.parametrize("what", ["html", "empty", "a list", "half", "error", "redirect", "slow"])
def test_nonsense_is_no_receipt(pretend, what):
    pretend(NONSENSE[what])
    put_all(DocumentKind.SERVICE, [indexed("a")])
    delivery.deliver_soon()
    assert Pending.objects.count() == 1


@pytest.mark.usefixtures("away", "serving")
def test_an_editor_does_not_wait_for_a_cluster_that_is_left_alone(monkeypatch):
    for _number in range(breaker.FAILURES):
        breaker.breaker.failed()
    monkeypatch.setattr(delivery, "deliver", lambda *_args: pytest.fail("it was asked"))
    delivery.deliver_soon()


@pytest.mark.usefixtures("serving")
def test_one_refused_change_keeps_no_other_waiting(pretend):
    good, bad = indexed("good"), indexed("bad")
    items = {str(good.owner): {"status": 201}, str(bad.owner): {"status": 400, "error": {"type": "parsing"}}}

    def reply(handler: BaseHTTPRequestHandler) -> None:
        found = [{"index": {"_id": f"service:{owner}", **item}} for owner, item in items.items()]
        as_elasticsearch({"errors": True, "items": found})(handler)

    pretend(reply)
    put_all(DocumentKind.SERVICE, [good, bad])
    assert delivery.deliver() == 1
    waiting = Pending.objects.get()
    assert (waiting.owner, waiting.attempts) == (bad.owner, 1)
    assert waiting.not_before is not None
    assert "400 parsing" in waiting.error


@pytest.mark.usefixtures("serving")
def test_a_change_that_comes_while_one_is_sent_is_sent_as_well(pretend):
    one = indexed("one")

    def reply(handler: BaseHTTPRequestHandler) -> None:
        as_elasticsearch({"errors": False, "items": [{"index": {"_id": f"service:{one.owner}", "status": 200}}]})(
            handler
        )

    pretend(reply)
    put_all(DocumentKind.SERVICE, [one])
    sent = delivery.send

    def send_slowly(*args: object) -> dict[str, str]:
        with transaction.atomic():
            put_all(DocumentKind.SERVICE, [one])
        return sent(*args)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(delivery, "send", send_slowly)
        delivery.deliver()
    assert Pending.objects.count() == 1
    assert delivery.deliver() == 1
    assert not Pending.objects.exists()
