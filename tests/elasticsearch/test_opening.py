"""Open at a time, asked of both backends."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

import pytest

from search.documents import OpenSession
from search.index import put_all
from search.models import DocumentKind
from search.query import Facet, Query
from tests.factories.index_documents import indexed

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("elasticsearch")]


def put(*documents):
    put_all(DocumentKind.SERVICE, documents)


def at(day: str, time: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=ZoneInfo("Europe/London"))


#: A Saturday.
NOON = at("2025-11-22", "12:00")


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (at("2025-11-22", "09:59"), []),
        (at("2025-11-22", "10:00"), ["day"]),
        (at("2025-11-22", "16:59"), ["day"]),
        (at("2025-11-22", "17:00"), []),
        (at("2025-11-22", "23:30"), ["night"]),
        (at("2025-11-23", "01:59"), ["night"]),
        (at("2025-11-23", "02:00"), []),
        (at("2025-11-22", "01:00"), []),
        (datetime.datetime(2025, 7, 5, 9, 30, tzinfo=datetime.UTC), ["day", "summer"]),
    ],
)
def test_open_at_a_time(answer, keys, when, expected):
    put(
        indexed("day", sessions=(OpenSession(6, 600, 1020),)),
        indexed("night", sessions=(OpenSession(6, 1320, 1560),)),
        indexed("summer", sessions=(OpenSession(6, 0, 1440, "2025-07-01", "2025-07-05"),)),
        indexed("never", sessions=(OpenSession(6, 600, 600), OpenSession(6, 0, 1440, "2025-02-01", "2025-01-01"))),
        indexed("closed", sessions=(OpenSession(6, 0, 1440), OpenSession(7, 0, 1440)), closed_until="9999-12-31"),
    )
    assert keys(open_at=when) == expected
    assert answer(Query(count_open_at=when)).counts == {("open", "now"): len(expected)}


def test_bank_holidays_are_each_nations_own(keys):
    whole_week = [(day, 540, 1500) for day in range(1, 8)]
    put(
        indexed("england", sessions=tuple(OpenSession(*each, holidays_of="england") for each in whole_week)),
        indexed("scotland", sessions=tuple(OpenSession(*each, holidays_of="scotland") for each in whole_week)),
        indexed("always", sessions=tuple(OpenSession(*each) for each in whole_week)),
    )
    assert keys(open_at=at("2025-01-01", "10:00")) == ["always"]
    assert keys(open_at=at("2025-01-02", "10:00")) == ["always", "england"]
    # After midnight it is still the session of the day before.
    assert keys(open_at=at("2025-01-02", "00:30")) == ["always"]
    assert keys(open_at=at("2025-01-03", "00:30")) == ["always", "england"]


def test_closed_until_the_day_it_opens_again(keys):
    put(indexed("a", sessions=(OpenSession(6, 0, 1440),), closed_until="2025-11-22"))
    assert keys(open_at=NOON) == ["a"]
    assert keys(open_at=NOON - datetime.timedelta(days=7)) == []


def test_counting_open_now_beside_other_choices(answer):
    put(
        indexed("a", sessions=(OpenSession(6, 0, 1440),), values={"cost": ("free",)}),
        indexed("b", sessions=(OpenSession(6, 0, 1440),)),
        indexed("c", values={"cost": ("free",)}),
    )
    cost = (Facet("cost", "cost", {"free": ("free",)}, ("free",)),)
    found = answer(Query(facets=cost, count_open_at=NOON))
    assert (found.total, found.counts["open", "now"]) == (2, 1)
    assert answer(Query(facets=cost, open_at=NOON)).counts["cost", "free"] == 1
