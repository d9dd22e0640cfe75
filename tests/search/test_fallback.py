"""A cluster that is away, slow or talks nonsense: readers are answered from the database, in time."""

from __future__ import annotations

import logging
import time

import pytest

from search.backends.elasticsearch import answers, backend, breaker
from search.finding import find
from search.health import check_search
from search.index import put_all
from search.models import Document, DocumentKind
from search.query import Facet, Query
from search.question import Alternative, Group, Question
from search.understanding import understand
from tests.factories.index_documents import indexed

from .pretender import NONSENSE, ONE, PATIENCE, SLACK, WORDS, as_elasticsearch, says, whole

pytestmark = pytest.mark.django_db


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


def test_far_pages_and_endless_questions_are_the_databases(pretend):
    server = pretend(as_elasticsearch({}))
    assert backend.search(Query(start=10_000, size=20)) is None
    phrases = tuple(Alternative((f"en·{number}", "en·phrase"), 1.0) for number in range(60))
    endless = Question("endless", tuple(Group(str(number), phrases) for number in range(10)))
    assert backend.search(Query(question=endless)) is None
    assert server.asked == 0
    assert not breaker.breaker.is_open


def test_a_negative_or_broken_count_is_nonsense():
    for value in (-1, 1.0, True, "1", None):
        with pytest.raises(answers.Nonsense):
            answers.number(value)
