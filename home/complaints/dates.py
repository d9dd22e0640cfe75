"""What a reader's own device needs to work out dates: nothing that a reader enters is ever sent."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.utils import timezone
from django.utils.translation import get_language as active_language

from portal.formats import full_date
from portal.languages import Language, get_language
from portal.nations import Nation, bank_holidays

from .steps import RouteStep

#: Holidays are given from some months ago, since a complaint may have been made then, to 13 months from now.
DAYS_BACK: Final = 120
DAYS_AHEAD: Final = 400
#: A day and a year whose digits stand nowhere else in a date.
DAY, YEAR = 28, 1999


@dataclass(frozen=True, slots=True)
class DateFacts:
    """``starts``: which of the reader's dates are asked for. ``holidays``: ISO dates that are bank holidays in all of
    the route's nations. ``months``: a date in each month in the reader's language, with ``{d}`` and ``{y}`` in it.
    """

    starts: frozenset[str]
    holidays: tuple[str, ...]
    months: tuple[str, ...]


def dates_of(steps: Iterable[RouteStep], nations: Iterable[str]) -> DateFacts | None:
    """None where no step has a limit that is counted from a date."""
    rules = [rule for step in steps for rule in (step.limit, *step.replies) if rule is not None]
    starts = frozenset(filter(None, (rule.starts for rule in rules)))
    if not starts:
        return None
    today = timezone.localdate()
    return DateFacts(starts, common_holidays(nations, today), month_patterns(get_language(active_language())))


def common_holidays(nations: Iterable[str], today: datetime.date) -> tuple[str, ...]:
    """Bank holidays of all the nations in common, so that a route of several nations never promises too late a day."""
    places = [nation for nation in nations if nation in Nation.values] or list(Nation.values)
    first = today - datetime.timedelta(days=DAYS_BACK)
    last = today + datetime.timedelta(days=DAYS_AHEAD)
    years = range(first.year, last.year + 1)
    days = frozenset.intersection(*(frozenset().union(*(bank_holidays(y, place) for y in years)) for place in places))
    return tuple(day.isoformat() for day in sorted(days) if first <= day <= last)


def month_patterns(language: Language) -> tuple[str, ...]:
    """Browsers do not know the months of every language of ours, so they are told."""
    dates = (full_date(datetime.date(YEAR, month, DAY), language) for month in range(1, 13))
    return tuple(date.replace(str(YEAR), "{y}").replace(str(DAY), "{d}") for date in dates)
