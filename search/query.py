"""One form of query and one form of answer, whatever backend is asked."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from .models import DocumentKind
from .question import Question


class Sort(StrEnum):
    #: Best match first (nearer ones better where a place is given); without words, like NEAR, else like NAME with
    #: ``Traits.is_last`` last.
    BEST = "best"
    #: Nearest first; those that have no point last, the better match first.
    NEAR = "near"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Near:
    """``point``: WGS 84 (latitude, longitude). ``km``: farther ones are left out, but for those ``anywhere``."""

    point: tuple[float, float]
    km: float


@dataclass(frozen=True, slots=True)
class Facet:
    """A choice beside the list: each option holds for documents with any of its values in ``field``.

    Several chosen options widen the answer, or narrow it where ``all_must_hold``. ``counted_without``: other facets
    that are part of these options' values already.
    """

    name: str
    field: str
    options: Mapping[str, tuple[str, ...]]
    chosen: tuple[str, ...] = ()
    all_must_hold: bool = False
    counted_without: tuple[str, ...] = ()


def kept_beside(facet: Facet, chosen: Iterable[str]) -> list[str]:
    """Names of the chosen facets that hold while options of ``facet`` are counted: all but itself, where choosing more
    widens.
    """
    left_out = {*facet.counted_without, *(() if facet.all_must_hold else (facet.name,))}
    return [name for name in chosen if name not in left_out]


@dataclass(frozen=True, slots=True)
class Query:
    """``open_at``: only documents with a session at this time. ``count_open_at``: also count those, as ("open", "now").

    ``with_anywhere``: whether documents that are not tied to a place are wanted; ``anywhere_first``: they come before
    the others, where neither words nor a place order them. ``checked_on``: leave out those whose
    facts were overdue on this day. ``start``, ``size``: which of the answers are wanted.
    """

    question: Question | None = None
    kind: DocumentKind | None = None
    facets: tuple[Facet, ...] = ()
    near: Near | None = None
    with_anywhere: bool = True
    anywhere_first: bool = False
    open_at: datetime.datetime | None = None
    count_open_at: datetime.datetime | None = None
    checked_on: datetime.date | None = None
    sort: Sort = Sort.BEST
    start: int = 0
    size: int = 20


@dataclass(frozen=True, slots=True)
class Hit:
    kind: str
    owner: UUID


@dataclass(frozen=True, slots=True)
class Result:
    """``hits``: in order. ``counts``: (facet, option) to how many would be left with it, every other facet kept.

    ``has_words``: how many of the question's groups the answers were asked to have; fewer than ``required`` means that
    the question was relaxed. ``backend``: who answered.
    """

    hits: tuple[Hit, ...]
    total: int
    counts: Mapping[tuple[str, str], int] = field(default_factory=dict)
    has_words: int = 0
    backend: str = "embedded"
