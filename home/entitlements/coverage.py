"""Where two records say something about the same question, and where none does: pure functions over records."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, product
from typing import TYPE_CHECKING

from portal.nations import Nation

from .choices import Care, Situation

if TYPE_CHECKING:
    from home.models.entitlement import Entitlement


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two records that hold for the same people on at least one day. ``nations``, ``situations``: where and for whom.
    ``first_day``: the first of these days; None where it has no beginning.
    """

    one: Entitlement
    other: Entitlement
    nations: tuple[str, ...]
    situations: tuple[str, ...]
    first_day: datetime.date | None


@dataclass(frozen=True, slots=True)
class Gap:
    """A question that no record answers."""

    nation: str
    care: str
    situation: str


def overlap_of(one: Entitlement, other: Entitlement) -> Overlap | None:
    if one.care != other.care:
        return None
    nations = tuple(each for each in Nation.values if each in one.nations and each in other.nations)
    situations = tuple(each for each in Situation.values if each in one.situations and each in other.situations)
    starts = [each.in_force_from for each in (one, other) if each.in_force_from]
    ends = [each.in_force_until for each in (one, other) if each.in_force_until]
    first, last = max(starts, default=None), min(ends, default=None)
    if not nations or not situations or (first and last and last < first):
        return None
    return Overlap(one, other, nations, situations, first)


def overlaps(records: Iterable[Entitlement]) -> list[Overlap]:
    return [found for pair in combinations(records, 2) if (found := overlap_of(*pair))]


def gaps(records: Iterable[Entitlement], day: datetime.date) -> Iterator[Gap]:
    """Questions without an answer on a day, in the order of the lists."""
    answered: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for record in records:
        if record.in_force(day):
            answered[record.care].update(product(record.nations, record.situations))
    for nation, care, situation in product(Nation.values, Care.values, Situation.values):
        if (nation, situation) not in answered[care]:
            yield Gap(nation, care, situation)
