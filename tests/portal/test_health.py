"""``/health/``: what a load balancer is told."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection

from portal import health

pytestmark = pytest.mark.django_db


@pytest.fixture
def say(monkeypatch):
    """Register one check in place of the others."""

    def register(check: health.Check) -> None:
        monkeypatch.setattr(health, "_checks", {"search": check})

    return register


def test_all_is_well(client, say):
    say(lambda: None)
    answer = client.get("/health/")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok", "database": "ok"})
    assert answer["Cache-Control"] == "no-store"


def test_less_than_well_still_answers(client, say):
    say(lambda: "embedded")
    answer = client.get("/health/")
    assert answer.status_code == 200
    assert answer.json() == {"status": "degraded", "database": "ok", "search": "embedded"}


def test_a_check_that_fails_is_no_reason_to_be_down(client, say):
    say(lambda: 1 / 0)
    assert client.get("/health/").json()["search"] == "unknown"


def test_without_a_database_it_is_down(client, say, monkeypatch):
    def broken(*_args: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(connection, "cursor", broken)
    assert client.get("/health/").status_code == 503
