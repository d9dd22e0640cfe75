"""What an owner hands to the index: a page or a service as a document."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from .models import DocumentKind

MINUTES_A_DAY = 24 * 60


class OpenSession(NamedTuple):
    """One weekly session in which anybody can go in.

    ``weekday``: ISO, 1 to 7. ``opens``, ``closes``: minutes from midnight in UK time; a session past midnight closes
    after 1440. ``valid_from``, ``valid_to``: ISO dates, both inclusive, or "". ``holidays_of``: the nation on whose
    bank holidays it is closed, or "".
    """

    weekday: int
    opens: int
    closes: int
    valid_from: str = ""
    valid_to: str = ""
    holidays_of: str = ""


@dataclass(frozen=True, slots=True)
class Traits:
    """What a document is filtered, counted and sorted by.

    ``values``: field to its values ("category" to slugs). ``points``: WGS 84 (latitude, longitude) of its places.
    ``anywhere``: it can be used from anywhere, so that distance does not rule it out. ``has_place``: somebody can go
    there. ``closed_until``: ISO date until which it is closed, "9999-12-31" where nobody knows, "" if it runs.
    ``check_by``: ISO date after which its facts are overdue, or "". ``is_last``: comes after others of equal worth.
    ``sort_name``: what an alphabetical list is sorted by.
    """

    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    points: tuple[tuple[float, float], ...] = ()
    anywhere: bool = False
    has_place: bool = False
    sessions: tuple[OpenSession, ...] = ()
    closed_until: str = ""
    check_by: str = ""
    is_last: bool = False
    sort_name: str = ""

    def as_json(self) -> dict[str, Any]:
        return {
            "values": {name: list(values) for name, values in self.values.items()},
            "points": [list(point) for point in self.points],
            "anywhere": self.anywhere,
            "has_place": self.has_place,
            "sessions": [list(session) for session in self.sessions],
            "closed_until": self.closed_until,
            "check_by": self.check_by,
            "is_last": self.is_last,
            "sort_name": self.sort_name,
        }


@dataclass(frozen=True, slots=True)
class IndexDocument:
    """A document as its owner hands it over (see ``models.Document``).

    ``words``: language to words that are shown; each needs ``name``. ``strong`` and ``text``: language to more that is
    searched, what says most about it and the rest. ``spellings``: names of its places, in every script.
    """

    kind: DocumentKind
    owner: UUID
    key: str
    words: Mapping[str, Mapping[str, Any]]
    facts: Mapping[str, Any] = field(default_factory=dict)
    strong: Mapping[str, str] = field(default_factory=dict)
    text: Mapping[str, str] = field(default_factory=dict)
    spellings: Iterable[str] = ()
    traits: Traits = field(default_factory=Traits)


def minutes(time: datetime.time) -> int:
    return time.hour * 60 + time.minute
