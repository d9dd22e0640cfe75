"""Which of many documents are open at a moment, by columns of their weekly sessions.

``services.opening_hours`` says the same of one place, with more words; a test holds them together.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final
from zoneinfo import ZoneInfo

import numpy as np

from portal.nations import nations_on_holiday
from search.documents import MINUTES_A_DAY

UK_TIME = ZoneInfo("Europe/London")


@dataclass(frozen=True, slots=True)
class Moment:
    """A minute in the UK: its day and that day's weekday (ISO), minutes from midnight, and whose bank holidays it and
    the day before are.
    """

    day: datetime.date
    minute: int

    @classmethod
    def of(cls, time: datetime.datetime) -> Moment:
        local = time.astimezone(UK_TIME)
        return cls(local.date(), local.hour * 60 + local.minute)

    @property
    def starts(self) -> tuple[tuple[datetime.date, int], ...]:
        """Days on which a session that holds this moment may have begun, with the minute as that day counts it."""
        return (self.day, self.minute), (self.day - datetime.timedelta(days=1), self.minute + MINUTES_A_DAY)


#: Stands for "no last day".
FOR_EVER: Final = datetime.date.max.toordinal()


class SessionColumns:
    """All sessions of all documents, a row a session."""

    def __init__(self, traits: Iterable[dict[str, Any]]) -> None:
        rows: list[tuple[Any, ...]] = []
        closed_until: list[str] = []
        for number, each in enumerate(traits):
            closed_until.append(each["closed_until"])
            rows.extend((number, *session) for session in each["sessions"])
        self.closed_until = np.array(closed_until, dtype="U10")
        columns = list(zip(*rows, strict=True)) or [()] * 7
        self.owner, self.weekday, self.opens, self.closes = (np.array(each, dtype=np.int64) for each in columns[:4])
        self.valid_from = np.array([ordinal(each, 0) for each in columns[4]], dtype=np.int64)
        self.valid_to = np.array([ordinal(each, FOR_EVER) for each in columns[5]], dtype=np.int64)
        self.holidays_of = np.array(columns[6], dtype="U20")

    def open_at(self, moment: Moment) -> Any:
        """Positions of documents that anybody can go into at a moment."""
        is_open = np.zeros(len(self.owner), dtype=bool)
        for day, minute in moment.starts:
            begins = (self.weekday == day.isoweekday()) & (self.opens <= minute) & (minute < self.closes)
            is_valid = (self.valid_from <= day.toordinal()) & (day.toordinal() <= self.valid_to)
            is_open |= begins & is_valid & ~np.isin(self.holidays_of, nations_on_holiday(day))
        owners = np.unique(self.owner[is_open])
        return owners[self.closed_until[owners] <= moment.day.isoformat()]


def ordinal(date: str, unknown: int) -> int:
    return datetime.date.fromisoformat(date).toordinal() if date else unknown
