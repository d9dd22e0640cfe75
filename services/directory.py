"""Answering a directory query: who matches, how many there are behind every choice,
and in what order they are shown.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from search.find import find
from search.models import DocumentKind

from .cards import ServiceCard, card
from .geography import Point
from .places import FoundPlace, find_place
from .query import FACET_CHOICES, DirectoryQuery
from .snapshot import Snapshot, bits, current_snapshot

PAGE_SIZE = 20
MOST_ALTERNATIVES = 5


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query found.

    ``numbers``: positions in the snapshot, in the order shown. ``counts``: (facet, value) to how many would be left
    with that choice, every other filter kept. ``relaxed``: no service has all the words. ``no_words``: no service has
    any of them.
    """

    snapshot: Snapshot
    numbers: list[int]
    counts: dict[tuple[str, str], int]
    place: FoundPlace | None = None
    place_unknown: bool = False
    relaxed: bool = False
    no_words: bool = False
    alternatives: list[int] = field(default_factory=list)

    @property
    def total(self) -> int:
        return len(self.numbers)

    def cards(
        self, numbers: Iterable[int], language: str, now: datetime.datetime, names: dict[str, str]
    ) -> list[ServiceCard]:
        origin = self.place.point if self.place else None
        documents = self.snapshot.documents
        return [card(documents[number], language, now, origin=origin, category_names=names) for number in numbers]


def answer(query: DirectoryQuery, language: str, now: datetime.datetime, origin: FoundPlace | None = None) -> Answer:
    """Answer ``query``. ``origin`` stands in for the place of an area page. At most five SQL queries, whatever is
    found.
    """
    snapshot = current_snapshot()
    place = origin or (find_place(query.near) if query.near else None)
    found = find(query.q, language, DocumentKind.SERVICE) if query.q else None
    ranks = {key: rank for rank, key in enumerate(found.keys)} if found else {}
    words = snapshot.keys(ranks) if found else snapshot.everything
    distances = snapshot.distances(place.point) if place else []
    where = in_reach(snapshot, query, distances) if place else online_filter(snapshot, query)

    chosen = {facet: union(snapshot, facet, values, now) for facet, values in query.filters.items()}
    base = words & where
    matching = base
    for mask in chosen.values():
        matching &= mask
    numbers = ordered(snapshot, bits(matching), query, distances, ranks)
    fewer = [] if numbers else relaxed_numbers(snapshot, query, words, where, distances)
    return Answer(
        snapshot=snapshot,
        numbers=numbers,
        counts=facet_counts(snapshot, base, chosen, now),
        place=place,
        place_unknown=bool(query.near) and place is None,
        relaxed=bool(found and found.relaxed),
        no_words=bool(found) and not words,
        alternatives=fewer,
    )


def in_reach(snapshot: Snapshot, query: DirectoryQuery, distances: list[float | None]) -> int:
    """Services within ``query.km`` of the place, and (unless they are switched off) those not tied to a place."""
    near = 0
    for number, distance in enumerate(distances):
        if distance is not None and distance <= query.km:
            near |= 1 << number
    return near | snapshot.not_tied_to_a_place if query.with_online else near


def online_filter(snapshot: Snapshot, query: DirectoryQuery) -> int:
    if query.with_online:
        return snapshot.everything
    return snapshot.where(lambda facts: bool(facts["locations"]))


def union(snapshot: Snapshot, facet: str, values: Iterable[str], now: datetime.datetime) -> int:
    """Services with any of the values: choosing more within a facet widens it."""
    if facet == "open":
        return snapshot.open_at(now)
    mask = 0
    for value in values:
        mask |= snapshot.sets.get((facet, value), 0)
    if facet == "safe":
        # Each of these is a condition of its own: "no ID" and "women only" together must both hold.
        mask = snapshot.everything
        for value in values:
            mask &= snapshot.sets.get((facet, value), 0)
    return mask


def facet_counts(
    snapshot: Snapshot, base: int, chosen: dict[str, int], now: datetime.datetime
) -> dict[tuple[str, str], int]:
    counts: dict[tuple[str, str], int] = {}
    for facet in FACET_CHOICES:
        others = base
        for name, mask in chosen.items():
            if name != facet or facet == "safe":
                others &= mask
        if facet == "open":
            counts["open", "now"] = (others & snapshot.open_at(now)).bit_count()
            continue
        for (name, value), mask in snapshot.sets.items():
            if name == facet:
                counts[name, value] = (others & mask).bit_count()
    return counts


def ordered(
    snapshot: Snapshot,
    numbers: Iterable[int],
    query: DirectoryQuery,
    distances: list[float | None],
    ranks: dict[str, int],
) -> list[int]:
    """Nearest first where a place is given, else best match first, else real services before invented ones, by name."""
    documents = snapshot.documents

    def name(number: int) -> str:
        return str(documents[number]["words"].get("en", {}).get("name", documents[number]["key"])).casefold()

    if query.sort == "name":
        return sorted(numbers, key=name)
    if distances:
        far = 1e9
        return sorted(
            numbers,
            key=lambda number: (
                round(distance, 1) if (distance := distances[number]) is not None and distance <= query.km else far,
                ranks.get(documents[number]["key"], 0),
                name(number),
            ),
        )
    if ranks:
        return sorted(numbers, key=lambda number: ranks[documents[number]["key"]])
    return sorted(numbers, key=lambda number: (documents[number]["facts"]["is_example"], name(number)))


def relaxed_numbers(
    snapshot: Snapshot, query: DirectoryQuery, words: int, where: int, distances: list[float | None]
) -> list[int]:
    """Where nothing matches: the same words anywhere, else what is near, else what anybody can use.
    Never a dead end.
    """
    everywhere = DirectoryQuery(sort=query.sort, km=500)
    for mask in (words if query.q else 0, where if query.near else 0, snapshot.not_tied_to_a_place):
        if mask:
            return ordered(snapshot, bits(mask), everywhere, distances, {})[:MOST_ALTERNATIVES]
    return []


def printable(answer: Answer, today: datetime.date) -> list[int]:
    """What may be printed: an overdue fact is not put on paper, where nobody can correct it."""
    overdue = answer.snapshot.overdue(today)
    return [number for number in answer.numbers if not overdue >> number & 1]


def origin_of(name: str, latitude: float, longitude: float) -> FoundPlace:
    return FoundPlace(name, Point(latitude, longitude))
