"""Opening hours for paper: the week in as few lines as it needs. Never "open now",
since paper does not know the time.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from portal.formats import clock, isolate
from portal.languages import Language
from services.opening_hours import Session

from . import words

#: From so many days in a row on, a range is written.
RANGE = 3


def week_lines(
    sessions: Iterable[Session], language: Language, first_day: datetime.date, last_day: datetime.date
) -> list[str]:
    """Lines such as "Mon–Thu 09:30–16:00", days with the same hours together, for what holds at some time in the two
    days' span.
    """
    holding = sorted(
        (
            session
            for session in sessions
            if (session.valid_from is None or session.valid_from <= last_day)
            and (session.valid_to is None or session.valid_to >= first_day)
        ),
        key=lambda session: (session.weekday, session.opens_at, session.closes_at),
    )
    days: dict[str, list[int]] = {}
    for number in range(1, 8):
        hours = words.comma(language).join(
            _hours(session, language, first_day) for session in holding if session.weekday == number
        )
        if hours:
            days.setdefault(hours, []).append(number)
    return [f"{_days(numbers, language)} {hours}" for hours, numbers in days.items()]


def _hours(session: Session, language: Language, first_day: datetime.date) -> str:
    notes = []
    if session.by_appointment:
        notes.append(words.by_appointment())
    if session.valid_from and session.valid_from > first_day:
        notes.append(words.from_day(session.valid_from, language))
    if session.valid_to:
        notes.append(words.until_day(session.valid_to, language))
    times = isolate(f"{clock(session.opens_at)}–{clock(session.closes_at)}", language)
    return f"{times} ({words.comma(language).join(notes)})" if notes else times


def _days(numbers: Sequence[int], language: Language) -> str:
    if len(numbers) >= RANGE and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"{words.weekday_short(numbers[0], language)}–{words.weekday_short(numbers[-1], language)}"
    return words.comma(language).join(words.weekday_short(number, language) for number in numbers)
