"""The two backends side by side on a few hundred documents: the same documents, counts and order."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from search.backends import embedded
from search.index import put_all
from search.models import DocumentKind
from search.query import Facet, Near, Query, Sort
from search.understanding import understand
from tests.factories.index_documents import LANGUAGES, PLACES, STREETS, SUBJECTS, many

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("elasticsearch")]
DOCUMENTS, QUERIES = 400, 120
CATEGORIES = tuple(each.replace(" ", "-").lower() for each in SUBJECTS)
#: Minutes from one of which a week is asked.
MONDAY = datetime.datetime(2025, 11, 17, tzinfo=ZoneInfo("Europe/London"))


def questions(chance: random.Random) -> Iterator[str]:
    """Single words, several words, words nobody has, and slips."""
    while True:
        words = [chance.choice((*SUBJECTS, *PLACES, *STREETS, "lantren", "zzzz")) for _number in range(3)]
        yield " ".join(words[: chance.randint(1, 3)])


def queries() -> Iterator[Query]:
    chance = random.Random(3)
    texts = questions(chance)
    for _number in range(QUERIES):
        now = MONDAY + datetime.timedelta(minutes=15 * chance.randrange(4 * 24 * 7))
        some = chance.random
        yield Query(
            question=understand(next(texts), "en") if some() < 0.7 else None,
            kind=DocumentKind.SERVICE if some() < 0.7 else None,
            facets=tuple(facets(chance)),
            near=Near((53.8 + some() * 0.2, -1.5 - some() * 0.2), chance.choice((2, 10, 40))) if some() < 0.5 else None,
            with_anywhere=some() < 0.7,
            anywhere_first=some() < 0.3,
            open_at=now if some() < 0.2 else None,
            count_open_at=now,
            checked_on=now.date() if some() < 0.3 else None,
            sort=chance.choice((Sort.BEST, Sort.BEST, Sort.NEAR, Sort.NAME)),
            start=chance.choice((0, 0, 20)),
        )


def facets(chance: random.Random) -> Iterator[Facet]:
    hows = ("staff", "interpreter")
    languages = {code: tuple(f"{code}:{how}" for how in hows) for code in LANGUAGES}
    options = {
        "category": {each: (each,) for each in CATEGORIES},
        "language_how": languages,
        "cost": {"free": ("free",), "low": ("low",)},
        "safe": {"no_id": ("no_id",), "women_only": ("women_only",)},
    }
    for field, each in options.items():
        chosen = tuple(chance.sample(list(each), chance.randint(1, 2))) if chance.random() < 0.2 else ()
        yield Facet(field, field, each, chosen, all_must_hold=field == "safe")


def test_the_same_answers(portal_index):
    for kind in DocumentKind:
        put_all(kind, [each for each in many(DOCUMENTS) if each.kind == kind])
    differing, found = [], 0
    for query in queries():
        here, there = embedded.search(query), portal_index.search(query)
        found += bool(there.hits)
        if replace(there, backend=here.backend) != here:
            differing.append((query, overlap(here.hits[:10], there.hits[:10]), here.total, there.total))
    assert not differing, f"{len(differing)} of {QUERIES} differ: {differing[:2]}"
    # Else this would not say much.
    assert found > QUERIES / 2


def overlap(some: tuple[object, ...], others: tuple[object, ...]) -> float:
    """Jaccard's index of two lists of hits: 1 where they have the same."""
    return len({*some} & {*others}) / (len({*some} | {*others}) or 1)
