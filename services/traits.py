"""What a service is filtered, counted and sorted by, from its facts (``services.documents.facts_of``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from portal.languages import LANGUAGES
from portal.nations import Nation
from search.documents import MINUTES_A_DAY, OpenSession, Traits, minutes

from .cards import point_of, sessions_of
from .models.choices import LanguageHow, Reach, Status

#: ``safe`` choice to the fact that answers it.
SAFE_FACTS: Final = {
    "no_id": ("asks_for_id", "no"),
    "no_status_question": ("asks_immigration_status", "no"),
    "not_shared": ("shares_with_home_office", "no"),
    "women_only": ("women_only", "yes"),
    "children": ("children_welcome", "yes"),
}
#: How a language is offered, as readers choose it: by somebody who speaks it, or with an interpreter.
STAFF, INTERPRETER = "staff", "interpreter"
HOW: Final = {LanguageHow.STAFF: STAFF}
ANY_LANGUAGE: Final = "any"
FOR_EVER: Final = "9999-12-31"


def traits_of(facts: dict[str, Any], name: str) -> Traits:
    """``name``: in English, for the alphabetical list."""
    points = (point_of(place) for place in facts["locations"])
    return Traits(
        values={field: tuple(dict.fromkeys(values)) for field, values in values_of(facts).items() if values},
        points=tuple(dict.fromkeys((point.latitude, point.longitude) for point in points if point)),
        anywhere=is_anywhere(facts),
        has_place=bool(facts["locations"]),
        sessions=tuple(dict.fromkeys(open_sessions(facts))),
        closed_until=closed_until(facts),
        check_by=facts["next_check_due"] or "",
        is_last=facts["is_example"],
        sort_name=name.casefold(),
    )


def values_of(facts: dict[str, Any]) -> dict[str, list[str]]:
    return {
        "category": facts["categories"],
        "language_how": list(languages_and_how(facts)),
        "for": facts["who_for"],
        "access": facts["access"],
        "cost": [facts["cost"]] if facts["cost"] else [],
        "safe": [choice for choice, (fact, answer) in SAFE_FACTS.items() if facts[fact] == answer],
        "nation": list(nations_of(facts)),
    }


def nations_of(facts: dict[str, Any]) -> Iterable[str]:
    """Where people can use it: where its places are; everywhere if it is national, or reached by phone or online."""
    if is_anywhere(facts) or not facts["locations"]:
        return Nation.values
    return dict.fromkeys(place["nation"] for place in facts["locations"])


def is_anywhere(facts: dict[str, Any]) -> bool:
    return bool(facts["is_online"] or facts["reach"] == Reach.NATIONAL)


def languages_and_how(facts: dict[str, Any]) -> Iterator[str]:
    """ "ar:staff", and "any:staff" beside it. Any language by interpreter is every language with an interpreter."""
    for each in facts["languages"]:
        how = HOW.get(each["how"], INTERPRETER)
        yield f"{each['language']}:{how}"
        yield f"{ANY_LANGUAGE}:{how}"
    if facts["any_language_by_interpreter"] == "yes":
        yield from (f"{code}:{INTERPRETER}" for code in (*LANGUAGES, ANY_LANGUAGE))


def open_sessions(facts: dict[str, Any]) -> Iterator[OpenSession]:
    """Sessions anybody can go to: not those by appointment, at which nobody should stand before a locked door."""
    for place in facts["locations"]:
        holidays_of = place["nation"] if place["closed_on_bank_holidays"] == "yes" else ""
        for session in sessions_of(place):
            if session.by_appointment:
                continue
            opens, closes = minutes(session.opens_at), minutes(session.closes_at)
            yield OpenSession(
                session.weekday,
                opens,
                closes if closes > opens else closes + MINUTES_A_DAY,
                session.valid_from.isoformat() if session.valid_from else "",
                session.valid_to.isoformat() if session.valid_to else "",
                holidays_of,
            )


def closed_until(facts: dict[str, Any]) -> str:
    if facts["status"] != Status.TEMPORARILY_CLOSED:
        return ""
    return facts["closed_until"] or FOR_EVER
