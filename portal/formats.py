"""How dates, times, numbers, distances and yes-or-no facts are written in a reader's language.

Pure functions over values; the words come from the active language's catalogue. Digits are always Latin, and
whatever must
read left to right inside right-to-left text is isolated by characters, so the same text is right on screen and on
paper.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Sequence
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
#: Letters of the scripts that have capitals and put spaces between words: Latin, Greek, Cyrillic.
CASED: Final = "A-Za-zÀ-ӿḀ-ỿ"
#: Telephone numbers inside running text: the short ones everybody may call, and the UK's long ones.
PHONE_IN_TEXT: Final = re.compile(
    rf"(?<![\d{CASED}.,/&#+–-])"
    r"(?:(?P<short>999|111|112)|116 123|(?:\+44 ?|0)\d(?: ?\d){8,9})"
    rf"(?![\d{CASED}/–-]|[.,]\d|[ \u00a0]\d)"
)
SPACE: Final = r"(?:\s|&nbsp;)"
CURRENCY: Final = "(?:[£€$¥₹₺₴৳﷼]|&pound;|&euro;)"
CURRENCY_BEFORE: Final = re.compile(rf"{CURRENCY}{SPACE}?$")
AMOUNT_AFTER: Final = re.compile(
    rf"{SPACE}?(?:[%٪]|{CURRENCY})|{SPACE}+(?:to{SPACE}+\d|or{SPACE}+(?:more|less|fewer)\b)"
)
WORD_AFTER: Final = re.compile(rf"{SPACE}+([^\W\d_]+)")
#: Words that follow "999" where it is to be called; any other lower-case word may be what is counted. Scripts without
#: capitals tell nothing, and there the number is linked.
AFTER_A_SHORT_NUMBER: Final = {
    "en": "and or if now for to on in is when from free straight immediately call",
    "cy": "ac neu nawr am os yn",
    "es": "y o ahora si para es",
    "fr": "et ou maintenant pour est",
    "pt": "e agora se",
    "kmr": "û yan niha telefon",
    "so": "oo ama iyo hadda haddii waa",
    "sq": "dhe ose tani nëse për është",
    "tr": "ve veya hemen şimdi numaralı numarayı numarasını",
    "uk": "і й та або зараз якщо негайно для",
    "vi": "và hoặc ngay nếu để khi",
}
NOT_COUNTED: Final = frozenset(" ".join(AFTER_A_SHORT_NUMBER.values()).split())


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


#: Facts with a fixed sentence for each answer. The empty answer means nobody has told us.
FACTS: Final[dict[str, dict[str, str]]] = {
    "cost": {
        "free": gettext_noop("Free"),
        "charged": gettext_noop("You pay"),
        "depends": gettext_noop("Sometimes you pay"),
        "": gettext_noop("Cost: not known, ask"),
    },
    "asks_for_id": {
        "yes": gettext_noop("They ask for ID"),
        "no": gettext_noop("No ID asked"),
        "": gettext_noop("ID: not known, ask"),
    },
    "asks_immigration_status": {
        "yes": gettext_noop("They ask about your immigration status"),
        "no": gettext_noop("They do not ask about your immigration status"),
        "": gettext_noop("Questions about immigration status: not known, ask"),
    },
    "shares_with_home_office": {
        "yes": gettext_noop("They tell the Home Office about people who come"),
        "no": gettext_noop("They do not tell the Home Office about you"),
        "": gettext_noop("What they tell the Home Office: not known, ask"),
    },
    "women_only": {
        "yes": gettext_noop("Only for women"),
        "no": gettext_noop("Not only for women"),
        "": gettext_noop("Only for women: not known, ask"),
    },
    "children_welcome": {
        "yes": gettext_noop("Children can come"),
        "no": gettext_noop("Children cannot come"),
        "": gettext_noop("Children: not known, ask"),
    },
    "any_language_by_interpreter": {
        "yes": gettext_noop("Any language, with an interpreter"),
        "no": gettext_noop("No interpreters for other languages"),
        "": gettext_noop("Interpreters: not known, ask"),
    },
    "step_free": {
        "yes": gettext_noop("No steps to get in"),
        "no": gettext_noop("There are steps"),
        "": gettext_noop("Steps: not known, ask"),
    },
    "accessible_toilet": {
        "yes": gettext_noop("Toilet for disabled people"),
        "no": gettext_noop("No toilet for disabled people"),
        "": gettext_noop("Toilet for disabled people: not known, ask"),
    },
    "lift": {
        "yes": gettext_noop("There is a lift"),
        "no": gettext_noop("No lift"),
        "": gettext_noop("Lift: not known, ask"),
    },
    "prayer_room": {
        "yes": gettext_noop("There is a room to pray"),
        "no": gettext_noop("No room to pray"),
        "": gettext_noop("Room to pray: not known, ask"),
    },
    "childcare": {
        "yes": gettext_noop("They look after your children while you are there"),
        "no": gettext_noop("Nobody to look after your children"),
        "": gettext_noop("Childcare: not known, ask"),
    },
    "travel_costs_paid": {
        "yes": gettext_noop("They pay for your travel"),
        "no": gettext_noop("They do not pay for your travel"),
        "": gettext_noop("Money for travel: not known, ask"),
    },
    "closed_on_bank_holidays": {
        "yes": gettext_noop("Closed on bank holidays (public holidays)"),
        "no": gettext_noop("Open on bank holidays (public holidays)"),
        "": gettext_noop("Bank holidays (public holidays): not known, ask"),
    },
}


def isolate(text: str, language: Language) -> str:
    """Keep ``text`` left to right inside a right-to-left language; elsewhere return it as it is."""
    return f"{LRI}{text}{PDI}" if language.is_rtl else text


def dialable(number: str) -> str:
    """Digits and a leading plus, for ``tel:`` and ``sms:`` addresses.

    >>> dialable("0808 801 0503")
    '08088010503'
    """
    return "".join(
        each for position, each in enumerate(number.strip()) if each.isdecimal() or (each == "+" and not position)
    )


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


def fact(name: str, value: str) -> str:
    """The sentence for one fact and its answer; an answer outside its list is told as not known, never guessed."""
    answers = FACTS[name]
    return _(answers.get(value or "", answers[""]))


def listed(items: Sequence[str], language: Language) -> str:
    """Several names in one phrase, joined as the language joins them."""
    return format_list(list(items), locale=cldr_locale(language.cldr))


def nation_list(codes: Iterable[str], language: Language) -> str:
    """Names of nations in one phrase: "England and Wales"."""
    chosen = set(codes)
    return listed([str(label) for code, label in Nation.choices if code in chosen], language)


def holds_everywhere(codes: Iterable[str]) -> bool:
    return set(codes) >= set(Nation.values)


def link_phones(html: str, link: Callable[[str], str]) -> str:
    """Replace telephone numbers in the text of escaped HTML by ``link(number)``; tags and what is inside links stay."""
    pieces, inside_link, before = [], 0, ""
    for piece in re.split(r"(<[^>]*>)", html):
        if piece.startswith("<"):
            step = bool(re.match(r"<a[\s>]", piece)) - bool(re.match(r"</a\s*>", piece))
            inside_link = max(0, inside_link + step)
            pieces.append(piece)
        else:
            pieces.append(piece if inside_link else _link_text(piece, before, link))
            before = (before + piece)[-20:]
    return "".join(pieces)


def _link_text(text: str, before: str, link: Callable[[str], str]) -> str:
    def linked(found: re.Match[str]) -> str:
        is_amount = found["short"] and _is_amount(before + text[: found.start()], text[found.end() :])
        return found[0] if is_amount else link(found[0])

    return PHONE_IN_TEXT.sub(linked, text)


def _is_amount(before: str, after: str) -> bool:
    """Whether 999, 111 or 112 between these words is money or counts something: then a tap must not dial it."""
    if CURRENCY_BEFORE.search(before) or AMOUNT_AFTER.match(after):
        return True
    word = WORD_AFTER.match(after)
    if word is None or before.endswith("NHS "):
        return False
    return word[1].islower() and word[1] not in NOT_COUNTED
