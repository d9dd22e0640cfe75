"""Changes on their way to the cluster: kept until every index has heard them, whatever happens meanwhile."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler

import pytest

from search.backends.elasticsearch import breaker, delivery
from search.index import put_all
from search.models import DocumentKind, ElasticsearchIndex, Pending
from search.models.elasticsearch_index import IndexState
from tests.factories.index_documents import indexed

from .pretender import NONSENSE, WORDS, as_elasticsearch

pytestmark = pytest.mark.django_db


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
        put_all(DocumentKind.SERVICE, [one])
        return sent(*args)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(delivery, "send", send_slowly)
        delivery.deliver()
    assert Pending.objects.count() == 1
    assert delivery.deliver() == 1
    assert not Pending.objects.exists()
