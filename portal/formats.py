"""How dates, times, numbers and distances are written in a reader's language.

Pure functions over values; the words come from the active language's catalogue. Digits are always Latin, and whatever
must read left to right inside right-to-left text is isolated by characters, so the same text is right on screen and on
paper.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Protocol

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, get_day_names
from babel.lists import format_list
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from portal.languages import DEFAULT_LANGUAGE, LANGUAGES, Language
from portal.nations import Nation

#: Unicode's "left-to-right isolate" and "pop directional isolate".
LRI: Final = "\u2066"
PDI: Final = "\u2069"
KM_PER_MILE: Final = 1.609344
#: From this many miles on, whole miles; below it, half miles, since the points are no better than that.
WHOLE_MILES_FROM: Final = 3
#: A point in the middle of a district is up to six miles out: below this many miles that has to be said.
VAGUE_BELOW: Final = 20
DAYS_A_WEEKDAY_IS_CLEAR: Final = 6


class OpeningLike(Protocol):
    """What ``opening`` needs of ``services.opening_hours.OpeningState``."""

    @property
    def state(self) -> str: ...
    @property
    def until(self) -> datetime.datetime | None: ...
    @property
    def opens(self) -> datetime.datetime | None: ...
    @property
    def closed_until(self) -> datetime.date | None: ...


class SessionLike(Protocol):
    """What ``week`` needs of ``services.opening_hours.Session``."""

    @property
    def weekday(self) -> int: ...
    @property
    def opens_at(self) -> datetime.time: ...
    @property
    def closes_at(self) -> datetime.time: ...
    @property
    def valid_to(self) -> datetime.date | None: ...


@dataclass(frozen=True, slots=True)
class Day:
    """One row of a table of opening hours: ISO ``number`` 1 to 7 and its sessions, earliest first."""

    number: int
    is_today: bool
    sessions: tuple[SessionLike, ...]


def isolate(text: str, language: Language) -> str:
    """Keep ``text`` left to right inside a right-to-left language; elsewhere return it as it is."""
    return f"{LRI}{text}{PDI}" if language.is_rtl else text


@lru_cache(maxsize=64)
def cldr_locale(cldr: str) -> Locale:
    """The CLDR locale of this name, its language alone where the region is not known, or British English."""
    for name in (cldr, cldr.split("_", 1)[0]):
        try:
            return Locale.parse(name)
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse(LANGUAGES[DEFAULT_LANGUAGE].cldr)


def full_date(value: datetime.date, language: Language) -> str:
    """A date with its month in words. A moment in time is shown as the day it was in the UK."""
    if isinstance(value, datetime.datetime):
        value = timezone.localdate(value) if timezone.is_aware(value) else value.date()
    return format_date(value, "long", locale=cldr_locale(language.cldr))


def partial_date(value: str, language: Language) -> str:
    """A source's own date, as exact as the source gives it: ``2024``, ``2024-05`` or ``2024-05-01``."""
    parts = value.split("-")
    try:
        if len(parts) == 3:
            return full_date(datetime.date.fromisoformat(value), language)
        if len(parts) == 2:
            month = datetime.date(int(parts[0]), int(parts[1]), 1)
            locale = cldr_locale(language.cldr)
            try:
                return format_skeleton("yMMMM", month, locale=locale)
            except KeyError:
                return format_date(month, "MMMM y", locale=locale)
    except ValueError:
        pass
    return value


def clock(value: datetime.time | datetime.datetime) -> str:
    """24-hour time, ``09:30``; an aware datetime in UK time."""
    if isinstance(value, datetime.datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return value.strftime("%H:%M")


def weekday(number: int, language: Language) -> str:
    """Name of an ISO weekday, 1 (Monday) to 7.

    The names meant for use inside a date: Babel's stand-alone names come out in another language once Pashto was read.
    """
    return str(get_day_names("wide", "format", locale=cldr_locale(language.cldr))[number - 1])


def distance(km: float, is_vague: bool = False) -> str:
    """How far, as a whole sentence, and never more exact than the points are: half a mile below three miles, then a
    mile.

    ``is_vague``: the place's point is only the middle of a town or a postcode district.
    """
    miles = km / KM_PER_MILE
    whole = round(miles)
    if is_vague and miles < VAGUE_BELOW:
        if miles < WHOLE_MILES_FROM:
            return _("Somewhere near, about 3 miles away or less")
        return ngettext(
            "About %(miles)s mile away. The exact place is not known.",
            "About %(miles)s miles away. The exact place is not known.",
            whole,
        ) % {"miles": whole}
    halves = round(miles * 2)
    if miles < WHOLE_MILES_FROM:
        if not halves:
            return _("Very near, less than half a mile away")
        if halves in HALF_MILES:
            return _(HALF_MILES[halves])
        whole = halves // 2
    return ngettext("About %(miles)s mile away", "About %(miles)s miles away", whole) % {"miles": whole}


#: In words: a language whose plural form for two leaves out the number would turn 1.5 into two.
HALF_MILES: Final = {
    1: gettext_noop("About half a mile away"),
    3: gettext_noop("About one and a half miles away"),
    5: gettext_noop("About two and a half miles away"),
}


def opening(state: OpeningLike, now: datetime.datetime, language: Language) -> str:
    """Whether a place is open, and when it opens next, as a whole sentence."""
    if state.state == "open" and state.until:
        return _("Open now, until %(time)s") % {"time": isolate(clock(state.until), language)}
    if state.state == "later" and state.opens:
        return _opens_later(state.opens, now, language)
    if state.state == "appointment":
        return _("By appointment")
    if state.state == "temporarily_closed":
        return closed_for_now(state.closed_until, language)
    if state.state == "closed":
        return _("Closed now. Phone before you go.")
    return _("Opening hours not known: phone first")


def closed_for_now(until: datetime.date | None, language: Language) -> str:
    if until is None:
        return _("Closed for now")
    return _("Closed for now, until %(day)s") % {"day": full_date(until, language)}


def _opens_later(opens: datetime.datetime, now: datetime.datetime, language: Language) -> str:
    day = timezone.localtime(opens).date() if timezone.is_aware(opens) else opens.date()
    days = (day - (timezone.localdate(now) if timezone.is_aware(now) else now.date())).days
    time = isolate(clock(opens), language)
    if days <= 0:
        return _("Closed now. Opens today at %(time)s") % {"time": time}
    if days == 1:
        return _("Closed now. Opens tomorrow at %(time)s") % {"time": time}
    name = weekday(day.isoweekday(), language)
    if days <= DAYS_A_WEEKDAY_IS_CLEAR:
        return _("Closed now. Opens %(weekday)s at %(time)s") % {"weekday": name, "time": time}
    return _("Closed now. Opens %(weekday)s, %(day)s, at %(time)s") % {
        "weekday": name,
        "day": full_date(day, language),
        "time": time,
    }


def week(sessions: Iterable[SessionLike], today: datetime.date) -> tuple[Day, ...]:
    """Seven days, Monday first, each with its sessions that have not ended for good."""
    current = [each for each in sessions if each.valid_to is None or each.valid_to >= today]
    return tuple(
        Day(
            number,
            number == today.isoweekday(),
            tuple(sorted((each for each in current if each.weekday == number), key=lambda each: each.opens_at)),
        )
        for number in range(1, 8)
    )


def listed(items: Sequence[str], language: Language) -> str:
    """Several names in one phrase, joined as the language joins them."""
    return format_list(list(items), locale=cldr_locale(language.cldr))


def nation_list(codes: Iterable[str], language: Language) -> str:
    """Names of nations in one phrase: "England and Wales"."""
    chosen = set(codes)
    return listed([str(label) for code, label in Nation.choices if code in chosen], language)


def holds_everywhere(codes: Iterable[str]) -> bool:
    return set(codes) >= set(Nation.values)
