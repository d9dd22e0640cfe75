from __future__ import annotations

import pytest
from django.http import QueryDict

from services.query import FACET_CHOICES, MOST_VALUES, DirectoryQuery


def parse(text: str) -> DirectoryQuery:
    return DirectoryQuery.parse(QueryDict(text))


def test_a_whole_query_and_back():
    query = parse(
        "q=english+class&near=LS9&category=english-classes&language=ti&language=ar&cost=free&open=now&online=no"
    )
    assert query.filters == {
        "category": ("english-classes",),
        "language": ("ti", "ar"),
        "cost": ("free",),
        "open": ("now",),
    }
    assert not query.with_online
    assert parse(query.encode().removeprefix("?")) == query


@pytest.mark.parametrize(
    "junk",
    [
        "page=-1&km=abc&sort=;drop",
        "language=xx&cost=%00&open=yes&access=<script>",
        "category=" + "a" * 500,
        "near=" + "x" * 10_000,
        "&".join(f"category=c{number}" for number in range(500)),
        "page=999999999999999999999&km=1e9",
        "q=%ff%fe%00",
        "sort[]=near&q[]=x",
    ],
)
def test_junk_is_left_out(junk):
    query = parse(junk)
    assert 1 <= query.page <= 500
    assert 1 <= query.km <= 500
    assert len(query.near) <= 60
    assert all(len(values) <= MOST_VALUES for values in query.filters.values())
    assert set(query.filters) <= set(FACET_CHOICES)
    assert "\x00" not in query.q


def test_taking_one_filter_away_keeps_the_rest():
    query = parse("q=a&near=leeds&language=ti&language=ar&page=3")
    assert query.without("language", "ti").encode() == "?q=a&near=leeds&language=ar"
    assert query.without("near").encode() == "?q=a&language=ti&language=ar"
