"""What editors are shown about all records: what is missing, contradicts itself, is overdue or has no source."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from home.models.entitlement import Entitlement
from portal.nations import Nation

from .choices import Care, Situation
from .coverage import Gap, Overlap, gaps, overlaps
from .shown import situation_labels


@dataclass(frozen=True, slots=True)
class Line:
    """In one cell: situations that one record tells of, or no record does (a gap)."""

    record: Entitlement | None
    situations: list[str]
    is_overdue: bool = False
    is_without_source: bool = False
    is_overlapping: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """Of the published records on one day. ``matrix``: name of a kind of care to a cell for each nation, whose lines
    are the records in force and the gap.
    """

    records: list[Entitlement]
    overlaps: list[Overlap]
    gaps: list[Gap]
    overdue: list[Entitlement]
    without_source: list[Entitlement]
    matrix: list[tuple[str, list[list[Line]]]]


def report(day: datetime.date) -> Report:
    """One query."""
    records = list(Entitlement.objects.public().select_related("locale", "checked_by").order_by("care", "key"))
    contradictions = overlaps(records)
    missing = list(gaps(records, day))
    return Report(
        records,
        contradictions,
        missing,
        [each for each in records if each.is_overdue(day)],
        [each for each in records if not each.source_title],
        [
            (str(care.label), [_cell(records, contradictions, missing, day, nation, care) for nation in Nation.values])
            for care in Care
        ],
    )


def _cell(
    records: Sequence[Entitlement],
    contradictions: Sequence[Overlap],
    missing: Sequence[Gap],
    day: datetime.date,
    nation: str,
    care: str,
) -> list[Line]:
    """Records in the order of the situations they tell of, and what no record does."""
    in_two = {each.pk for overlap in contradictions for each in (overlap.one, overlap.other)}
    here = [each for each in records if each.care == care and nation in each.nations and each.in_force(day)]
    here.sort(key=lambda each: Situation.values.index(each.situations[0]) if each.situations else 0)
    lines = [
        Line(
            record,
            situation_labels(record.situations),
            record.is_overdue(day),
            not record.source_title,
            record.pk in in_two,
        )
        for record in here
    ]
    open_questions = [gap.situation for gap in missing if (gap.nation, gap.care) == (nation, care)]
    return [*lines, Line(None, situation_labels(open_questions))] if open_questions else lines
