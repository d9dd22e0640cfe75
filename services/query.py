"""What a reader asked the directory, cleaned. Every address is a valid question: what is not understood is left out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final
from urllib.parse import urlencode

from django.http import QueryDict

from portal.cleaning import clean_number, clean_text
from portal.languages import LANGUAGES

from .models.choices import Access, Cost, WhoFor
from .saved_codes import clean_codes, joined
from .traits import INTERPRETER, SAFE_FACTS, STAFF

LONGEST_QUESTION: Final = 200
LONGEST_PLACE: Final = 60
MOST_VALUES: Final = 30
MOST_PAGES: Final = 500
DEFAULT_KM: Final = 40
SORTS: Final = ("best", "near", "name")
#: Kilometres of 1, 3, 5, 10, 25 and 50 miles.
DISTANCES: Final = (2, 5, 8, 16, 40, 80)
TIME: Final = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
SLUG: Final = re.compile(r"[a-z0-9-]{1,60}")

#: Choices a facet may take; ``category`` is open (editors make categories), so any slug is let through.
FACET_CHOICES: Final[dict[str, frozenset[str] | None]] = {
    "category": None,
    "language": frozenset(LANGUAGES),
    "how": frozenset({STAFF, INTERPRETER}),
    "for": frozenset(WhoFor.values),
    "cost": frozenset(filter(None, Cost.values)),
    "access": frozenset(Access.values),
    "safe": frozenset(SAFE_FACTS),
    "open": frozenset({"now"}),
}


@dataclass(frozen=True, slots=True)
class DirectoryQuery:
    """``filters``: facet name to its chosen values, in the order they came. ``km``: how far, where a place is given.

    ``near``: a place in words, or "latitude,longitude" from the reader's phone. ``day`` (ISO weekday) and ``time``
    ("14:30"): when they want to go; both or neither. ``with_online``: also show services by phone, online or for people
    anywhere. ``in_words``: do not take a place out of the words. ``on_map``: show a map, not rows. ``saved``: codes of
    the reader's own list, carried along for somebody without scripting.
    """

    q: str = ""
    near: str = ""
    km: int = DEFAULT_KM
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    day: int = 0
    time: str = ""
    with_online: bool = True
    in_words: bool = False
    sort: str = "best"
    page: int = 1
    on_map: bool = False
    saved: tuple[str, ...] = ()

    @classmethod
    def parse(cls, params: QueryDict) -> DirectoryQuery:
        """Read a query string. Unknown names, junk values and overlong text are dropped, never refused."""
        sort, time = params.get("sort", ""), params.get("time", "")
        day = clean_number(params.get("day", ""), 0, 0, 7)
        has_time = bool(day and TIME.fullmatch(time))
        return cls(
            q=clean_text(params.get("q", ""), LONGEST_QUESTION),
            near=clean_text(params.get("near", ""), LONGEST_PLACE),
            km=clean_number(params.get("km", ""), DEFAULT_KM, 1, 500),
            filters={name: values for name in FACET_CHOICES if (values := clean_values(name, params))},
            day=day if has_time else 0,
            time=time if has_time else "",
            with_online=params.get("online", "") != "no",
            in_words=params.get("words", "") == "only",
            sort=sort if sort in SORTS else "best",
            page=clean_number(params.get("page", ""), 1, 1, MOST_PAGES),
            on_map=params.get("view", "") == "map",
            saved=clean_codes(params.get("list", "")),
        )

    def params(self) -> list[tuple[str, str]]:
        """The query as it is written in an address, without what is default and without the page."""
        plain: list[tuple[str, Any, Any]] = [("q", self.q, ""), ("near", self.near, ""), ("km", self.km, DEFAULT_KM)]
        pairs = [(name, str(value)) for name, value, default in plain if value != default]
        pairs += [(name, value) for name, values in self.filters.items() for value in values]
        if self.day:
            pairs += [("day", str(self.day)), ("time", self.time)]
        if not self.with_online:
            pairs.append(("online", "no"))
        if self.in_words:
            pairs.append(("words", "only"))
        if self.sort != "best":
            pairs.append(("sort", self.sort))
        if self.on_map:
            pairs.append(("view", "map"))
        if self.saved:
            pairs.append(("list", self.saved_text))
        return pairs

    @property
    def saved_text(self) -> str:
        return joined(self.saved)

    def encode(self, **extra: Any) -> str:
        """``?q=…`` or an empty string."""
        pairs = [*self.params(), *((name, str(value)) for name, value in extra.items())]
        return f"?{urlencode(pairs)}" if pairs else ""

    def without(self, name: str, value: str = "") -> DirectoryQuery:
        """The same query with one filter value (or the words, or the place) taken away, from its first page."""
        if name in FACET_CHOICES:
            left = tuple(each for each in self.filters.get(name, ()) if each != value)
            others = {each: values for each, values in self.filters.items() if each != name}
            return replace(self, filters={**others, **({name: left} if left else {})}, page=1)
        if name == "online":
            return replace(self, with_online=True, page=1)
        if name == "time":
            return replace(self, day=0, time="", page=1)
        if name == "near":
            return replace(self, near="", km=DEFAULT_KM, page=1)
        return replace(self, q="", page=1)

    @property
    def has_own_distance(self) -> bool:
        return self.km != DEFAULT_KM

    @property
    def is_filtered(self) -> bool:
        return bool(self.filters) or bool(self.day) or not self.with_online


def clean_values(name: str, params: QueryDict) -> tuple[str, ...]:
    known = FACET_CHOICES[name]
    wanted = params.getlist(name)[:MOST_VALUES]
    kept = (value for value in wanted if (value in known if known is not None else SLUG.fullmatch(value)))
    return tuple(dict.fromkeys(kept))
