"""Open now? A pure function over hours that were already fetched (docs/style point 9)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo

from portal.nations import Nation, bank_holidays

UK_TIME = ZoneInfo("Europe/London")
#: How far ahead "opens next" looks, in days. Beyond it a reader is told the days and hours only.
LOOK_AHEAD = 14


class Opening(StrEnum):
    OPEN = "open"
    LATER = "later"
    CLOSED = "closed"
    APPOINTMENT = "appointment"
    TEMPORARILY_CLOSED = "temporarily_closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Session:
    """One weekly session: ISO ``weekday`` 1 to 7, UK wall-clock times.
    ``closes_at`` <= ``opens_at`` ends the next day.
    """

    weekday: int
    opens_at: datetime.time
    closes_at: datetime.time
    by_appointment: bool = False
    valid_from: datetime.date | None = None
    valid_to: datetime.date | None = None

    def is_valid_on(self, day: datetime.date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)

    def on(self, day: datetime.date) -> tuple[datetime.datetime, datetime.datetime]:
        """When the session that starts on ``day`` opens and closes, as aware UK times."""
        ends = day if self.closes_at > self.opens_at else day + datetime.timedelta(days=1)
        return (
            datetime.datetime.combine(day, self.opens_at, UK_TIME),
            datetime.datetime.combine(ends, self.closes_at, UK_TIME),
        )


@dataclass(frozen=True, slots=True)
class OpeningState:
    """``until``: when it closes, if open. ``opens``: when it opens next, if that is within ``LOOK_AHEAD`` days."""

    state: Opening
    until: datetime.datetime | None = None
    opens: datetime.datetime | None = None
    closed_until: datetime.date | None = None

    @property
    def is_open(self) -> bool:
        return self.state is Opening.OPEN


def opening_state(
    sessions: Sequence[Session],
    now: datetime.datetime,
    *,
    closed_on_bank_holidays: str = "",
    nation: str = Nation.ENGLAND,
    temporarily_closed: bool = False,
    closed_until: datetime.date | None = None,
) -> OpeningState:
    """Say whether a place is open at ``now`` (aware), until when, or when it opens next.

    ``closed_on_bank_holidays`` is "yes", "no" or "" (not known): only "yes" closes it, since hours as given are all we
    know. A session by appointment never makes a place "open": nobody should travel to a locked door.
    """
    now = now.astimezone(UK_TIME)
    if temporarily_closed and (closed_until is None or now.date() < closed_until):
        return OpeningState(Opening.TEMPORARILY_CLOSED, closed_until=closed_until)
    if not sessions:
        return OpeningState(Opening.UNKNOWN)

    starts = list(_sessions_around(sessions, now.date(), nation if closed_on_bank_holidays == "yes" else ""))
    drop_in = [(opens, closes) for opens, closes, session in starts if not session.by_appointment]
    closing = [closes for opens, closes in drop_in if opens <= now < closes]
    if closing:
        return OpeningState(Opening.OPEN, until=max(closing))
    coming = [opens for opens, _closes in drop_in if opens > now]
    if coming:
        return OpeningState(Opening.LATER, opens=min(coming))
    appointments = [opens for opens, closes, session in starts if session.by_appointment and closes > now]
    if appointments:
        return OpeningState(Opening.APPOINTMENT, opens=min(appointments))
    return OpeningState(Opening.CLOSED)


def _sessions_around(
    sessions: Iterable[Session], today: datetime.date, holidays_of: str
) -> Iterable[tuple[datetime.datetime, datetime.datetime, Session]]:
    """Sessions from yesterday (it may run past midnight) to ``LOOK_AHEAD`` days on, as (opens, closes, session).

    ``holidays_of``: the nation whose bank holidays are left out; empty for none.
    """
    sessions = list(sessions)
    for offset in range(-1, LOOK_AHEAD + 1):
        day = today + datetime.timedelta(days=offset)
        if holidays_of and day in bank_holidays(day.year, holidays_of):
            continue
        for session in sessions:
            if session.weekday == day.isoweekday() and session.is_valid_on(day):
                yield (*session.on(day), session)
