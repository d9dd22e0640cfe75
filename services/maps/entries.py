"""The list beside the map: one entry a service, as words for Typst to set. The words are in the active language."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any, Final

from portal.facts import fact
from portal.formats import distance, isolate
from portal.languages import LANGUAGES, SOURCE_LANGUAGE, Language
from portal.paper.limits import MAX_LINE, cut
from portal.paper.setting import words_setting
from services.cards import ContactCard, LanguageCard, LocationCard, ServiceCard
from services.geography import Point
from services.models.choices import Access, ContactKind, LanguageHow, ReferralBy
from services.streets.vicinity import remembered_vicinity
from services.way_words import way_there

from . import hours, words
from .limits import MAX_SUMMARY

NO_BREAK_SPACE: Final = "\u00a0"
#: Ways to reach somebody that work from a piece of paper, and those that are printed only where there is none of
#: the first.
BY_NUMBER: Final = ("phone", "text", "whatsapp")
BY_ADDRESS: Final = ("email", "web")
#: Facts worth a line on paper whatever the answer; and those worth it only for one answer.
ALWAYS: Final = ("cost", "asks_for_id")
IF_SO: Final = {
    "asks_immigration_status": "yes",
    "shares_with_home_office": "yes",
    "women_only": "yes",
    "children_welcome": "yes",
}
FULL, PRIVATE, TOWN_ONLY = "full", "private", "town_only"
OTHER_TOWNS: Final = 3
#: How far from the place in the middle a service may be and still have a marker, in kilometres.
FURTHEST_KM: Final = 40

Fact = dict[str, Any]


def point_to_print(card: ServiceCard) -> Point | None:
    """Where the service's marker goes. A private address has none, unless its point is only the middle of an area."""
    place = card.nearest
    if place is None or (place.address_kind == PRIVATE and not place.is_vague):
        return None
    # A service for the whole country, listed in Leeds, has its door in London: no arrow helps to find it.
    if place.distance_km is not None and place.distance_km > FURTHEST_KM:
        return None
    return place.point


def entry(
    card: ServiceCard, number: int | None, language: Language, printed_on: datetime.date, last_day: datetime.date
) -> dict[str, Any]:
    """Everything printed about a service in the reader's language. ``last_day``: until when the print is thought to
    be good.
    """
    return {
        "number": number,
        "name": cut(card.name, MAX_LINE),
        "summary": cut(card.summary, MAX_SUMMARY),
        "words": words_setting(card.words_language),
        "is_example": card.is_example,
        "by_machine": card.words_by_machine,
        "checked": words.checked(card.last_checked, cut(card.organisation, MAX_LINE), language),
        "facts": [
            *_reaching(card, language),
            *_where(card, language),
            *_open(card, language, printed_on, last_day),
            *_worded(card, language),
        ],
        "also": None,
    }


def entry_again(
    card: ServiceCard, language: Language, printed_on: datetime.date, last_day: datetime.date
) -> dict[str, Any]:
    """What a bilingual print says a second time: its name and the facts that are words. Numbers and addresses are
    there already.
    """
    named = language.code if language.code in card.names else SOURCE_LANGUAGE
    return {
        "name": cut(card.names.get(named, ""), MAX_LINE),
        "words": words_setting(LANGUAGES[named]),
        "facts": [*_open(card, language, printed_on, last_day), *_worded(card, language)],
    }


def _fact(label: str, *lines: str, strong: bool = False) -> Fact:
    said = [line for line in lines if line]
    return {"name": label, "label": str(words.LABELS[label]), "lines": said, "strong": strong}


def _reaching(card: ServiceCard, language: Language) -> Iterator[Fact]:
    kinds = BY_NUMBER if any(contact.kind in BY_NUMBER for contact in card.contacts) else BY_ADDRESS
    for kind in kinds:
        values = [_unbroken(_short(contact), language) for contact in card.contacts if contact.kind == kind]
        if values:
            yield _fact(kind, words.comma(language).join(values[:2]), strong=kind in BY_NUMBER)


def _short(contact: ContactCard) -> str:
    """What somebody has to type: a web address without its scheme and its last stroke."""
    if contact.kind != ContactKind.WEB:
        return contact.value
    return contact.value.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")


def _unbroken(text: str, language: Language) -> str:
    return isolate(cut(text, MAX_LINE).replace(" ", NO_BREAK_SPACE), language)


def _where(card: ServiceCard, language: Language) -> Iterator[Fact]:
    place = card.nearest
    if place is None:
        yield _fact("where", words.online())
        return
    away = distance(place.distance_km, place.is_vague) if place.distance_km is not None else ""
    towns = dict.fromkeys(other.town for other in card.locations[1:] if other.town and other.town != place.town)
    others = words.elsewhere(words.comma(language).join(list(towns)[:OTHER_TOWNS])) if towns else ""
    yield _fact("where", _address(place, language), away, *_way(place, language), others)


def _way(place: LocationCard, language: Language) -> list[str]:
    """The way from the nearest station, where the door is shown to everybody and streets are loaded."""
    if place.point is None or place.is_vague or place.address_kind != FULL:
        return []
    near = remembered_vicinity(place.point)
    return way_there(near, language) if near else []


def _address(place: LocationCard, language: Language) -> str:
    if place.address_kind == PRIVATE:
        return words.address_by_phone()
    if place.address_kind == TOWN_ONLY or not place.address_lines:
        return words.only_town(isolate(place.town, language)) if place.town else words.address_by_phone()
    postcode = place.postcode.replace(" ", NO_BREAK_SPACE)
    lines = [line for line in (*place.address_lines, place.town, postcode) if line]
    return isolate(cut(", ".join(lines), MAX_LINE).replace(place.postcode or NO_BREAK_SPACE, postcode), language)


def _open(card: ServiceCard, language: Language, printed_on: datetime.date, last_day: datetime.date) -> Iterator[Fact]:
    closed = card.status == "temporarily_closed"
    notice = words.closed_for_now(card.closed_until, language) if closed else ""
    place = card.nearest
    week = hours.week_lines(place.sessions, language, printed_on, last_day) if place else []
    if week and place and place.closed_on_bank_holidays == "yes":
        week.append(fact("closed_on_bank_holidays", "yes"))
    if not week and not closed:
        week = [words.hours_not_known()]
    yield _fact("open", notice, *week)


def _worded(card: ServiceCard, language: Language) -> Iterator[Fact]:
    if card.access:
        yield _fact("access", words.comma(language).join(_ways_in(card)))
    spoken = [*_languages(card, language)]
    if card.any_language_by_interpreter == "yes" or not spoken:
        spoken.append(fact("any_language_by_interpreter", card.any_language_by_interpreter))
    yield _fact("languages", *spoken)
    known = [fact(name, getattr(card, name)) for name in ALWAYS]
    if card.nearest and card.nearest.address_kind != PRIVATE:
        known.append(fact("step_free", card.nearest.step_free))
    known += [fact(name, answer) for name, answer in IF_SO.items() if getattr(card, name) == answer]
    yield _fact("good_to_know", " · ".join(known))


def _ways_in(card: ServiceCard) -> Iterator[str]:
    labels, senders = dict(Access.choices), dict(ReferralBy.choices)
    for way in card.access:
        by = [str(senders[each]) for each in card.referral_by if each in senders]
        if way == Access.REFERRAL and by:
            yield f"{labels[way]} ({' / '.join(by)})"
        elif way in labels:
            yield str(labels[way])


def _languages(card: ServiceCard, reader: Language) -> Iterator[str]:
    """One line for each way a language is offered, the reader's own language first."""
    for how, label in LanguageHow.choices:
        offered = sorted((each for each in card.languages if each.how == how), key=lambda each: each.language != reader)
        if offered:
            names = words.comma(reader).join(_language_name(each, reader) for each in offered)
            yield f"{label}: {names}"


def _language_name(offered: LanguageCard, reader: Language) -> str:
    """In English for an English print; in its own letters for everybody else, who looks for their own."""
    name = offered.language.name if reader.code == SOURCE_LANGUAGE else offered.language.native_name
    if offered.weekday is None:
        return name
    return f"{name} ({words.only_on(words.weekday_short(offered.weekday, reader))})"
