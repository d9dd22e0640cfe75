"""The directory in memory: every public service's document, and for each facet value the set of services that have it.

A set is one Python integer with a bit a service, so that "Arabic and free and walk-in", and the counts beside every
choice, are a few machine operations. A process keeps one snapshot and makes it again when the index has changed: one
query a request.
"""

from __future__ import annotations

import datetime
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final
from uuid import UUID

from portal.languages import fallback_chain
from search.index import index_version
from search.models import Document, DocumentKind

from .cards import is_closed_for_now, point_of, sessions_of
from .geography import Point, distance_km
from .names import all_category_names
from .opening_hours import UK_TIME, opening_state

#: Facets that a service has by its facts alone (not by the time of day).
FACETS: Final = ("category", "language", "for", "cost", "access", "safe")
#: ``safe`` choice to the fact that answers it.
SAFE_FACTS: Final = {
    "no_id": ("asks_for_id", "no"),
    "no_status_question": ("asks_immigration_status", "no"),
    "not_shared": ("shares_with_home_office", "no"),
    "women_only": ("women_only", "yes"),
    "children": ("children_welcome", "yes"),
}


def bits(mask: int) -> Iterator[int]:
    """Positions of the bits that are set, lowest first."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def facet_values(facts: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """(facet, value) pairs that hold for a service."""
    yield from (("category", slug) for slug in facts["categories"])
    yield from (("language", each["language"]) for each in facts["languages"])
    yield from (("for", value) for value in facts["who_for"])
    yield from (("access", value) for value in facts["access"])
    if facts["cost"]:
        yield "cost", facts["cost"]
    yield from (("safe", choice) for choice, (fact, answer) in SAFE_FACTS.items() if facts[fact] == answer)


@dataclass
class Snapshot:
    """``documents``: dictionaries with ``key``, ``words`` and ``facts``; their position is their bit.

    ``names``: language code to category slug to name, in the directory's order.
    """

    version: UUID | None
    documents: list[dict[str, Any]]
    names: dict[str, dict[str, str]]
    sets: dict[tuple[str, str], int] = field(default_factory=dict)
    position: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number, document in enumerate(self.documents):
            self.position[document["key"]] = number
            for value in set(facet_values(document["facts"])):
                self.sets[value] = self.sets.get(value, 0) | 1 << number
        self._open: tuple[datetime.datetime | None, int] = (None, 0)

    def category_names(self, language: str) -> dict[str, str]:
        """Slug to name, in the directory's order: in ``language``, or in the nearest language that has it."""
        names: dict[str, str] = {}
        for code in reversed(fallback_chain(language)):
            names |= self.names.get(code, {})
        return names

    @property
    def everything(self) -> int:
        return (1 << len(self.documents)) - 1

    @cached_property
    def not_tied_to_a_place(self) -> int:
        """Services for people anywhere, or by phone or online."""
        return self.where(lambda facts: facts["is_online"] or facts["reach"] == "national")

    @cached_property
    def points(self) -> list[tuple[Point, ...]]:
        found = []
        for document in self.documents:
            points = (point_of(place) for place in document["facts"]["locations"])
            found.append(tuple(point for point in points if point))
        return found

    def where(self, holds: Any) -> int:
        mask = 0
        for number, document in enumerate(self.documents):
            if holds(document["facts"]):
                mask |= 1 << number
        return mask

    def keys(self, wanted: Iterable[str]) -> int:
        mask = 0
        for key in wanted:
            if key in self.position:
                mask |= 1 << self.position[key]
        return mask

    def overdue(self, today: datetime.date) -> int:
        """Services whose next check was due before ``today``."""
        return self.where(lambda facts: (facts["next_check_due"] or "9999") < today.isoformat())

    def open_at(self, now: datetime.datetime) -> int:
        """Services with a location that is open at ``now``; worked out once a minute."""
        minute = now.astimezone(UK_TIME).replace(second=0, microsecond=0)
        if self._open[0] != minute:
            self._open = (minute, self.where(lambda facts: is_open(facts, minute)))
        return self._open[1]

    def distances(self, origin: Point) -> list[float | None]:
        """Kilometres from ``origin`` to each service's nearest location; None where it has none."""
        return [min((distance_km(origin, point) for point in points), default=None) for points in self.points]


def is_open(facts: dict[str, Any], now: datetime.datetime) -> bool:
    if is_closed_for_now(facts, now.astimezone(UK_TIME).date()):
        return False
    return any(
        opening_state(
            sessions_of(place),
            now,
            closed_on_bank_holidays=place["closed_on_bank_holidays"],
            nation=place["nation"],
        ).is_open
        for place in facts["locations"]
    )


_lock = threading.Lock()
_current: Snapshot | None = None


def current_snapshot() -> Snapshot:
    """The directory as it is now. One query; two more where the index has changed since this process last looked."""
    global _current
    # Read before the documents: a change between the two is seen by the next request, never missed.
    version = index_version(DocumentKind.SERVICE)
    with _lock:
        if _current is None or _current.version != version:
            rows = Document.objects.filter(kind=DocumentKind.SERVICE).order_by("key", "pk")
            documents = [dict(row) for row in rows.values("key", "words", "facts")]
            _current = Snapshot(version, documents, all_category_names())
        return _current
