"""A service as a reader sees it: facts once, words in one language. The same card feeds lists, pages, print and the
API.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any

from portal.languages import LANGUAGES, SOURCE_LANGUAGE, Language, fallback_chain
from portal.translations import ORIGINAL, UNKNOWN, TranslationNote

from .geography import Point, distance_km
from .opening_hours import UK_TIME, OpeningState, Session, opening_state

#: Least exact kinds of point: a distance to them is to the middle of a town or district.
VAGUE = frozenset({"town", "outward"})


@dataclass(frozen=True, slots=True)
class LocationCard:
    """One place. ``address_lines`` and ``postcode`` are empty where the address is private or not known."""

    name: str
    address_kind: str
    address_lines: tuple[str, ...]
    town: str
    postcode: str
    nation: str
    point: Point | None
    precision: str
    step_free: str
    accessible_toilet: str
    lift: str
    prayer_room: str
    childcare: str
    travel_costs_paid: str
    closed_on_bank_holidays: str
    sessions: tuple[Session, ...]
    opening: OpeningState
    distance_km: float | None = None

    @property
    def is_vague(self) -> bool:
        return self.precision in VAGUE


@dataclass(frozen=True, slots=True)
class LanguageCard:
    """A language on offer. ``how``: staff, phone_interpreter or booked_interpreter; ``weekday``: only on that day."""

    language: Language
    how: str
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class ContactCard:
    kind: str
    value: str
    languages: tuple[Language, ...] = ()


@dataclass(frozen=True, slots=True)
class ServiceCard:
    """Everything shown about a service, in one language.

    Yes-or-no facts are "yes", "no" or "" (nobody has told us: shown as "not known: ask"). ``words_language`` is the
    language the words are in: another than the reader's where there is no translation. ``words_note``: who made and
    checked them.
    """

    slug: str
    url: str
    name: str
    summary: str
    what_happens: str
    how_to_get_help: str
    notes: str
    words_language: Language
    words_note: TranslationNote
    organisation: str
    organisation_website: str
    categories: tuple[tuple[str, str], ...]
    status: str
    closed_until: datetime.date | None
    is_example: bool
    reach: str
    is_online: bool
    who_for: tuple[str, ...]
    minimum_age: int | None
    maximum_age: int | None
    cost: str
    access: tuple[str, ...]
    referral_by: tuple[str, ...]
    any_language_by_interpreter: str
    asks_for_id: str
    asks_immigration_status: str
    shares_with_home_office: str
    women_only: str
    children_welcome: str
    languages: tuple[LanguageCard, ...]
    contacts: tuple[ContactCard, ...]
    locations: tuple[LocationCard, ...]
    last_checked: datetime.date | None
    checked_by: str
    next_check_due: datetime.date | None
    is_overdue: bool
    source_title: str
    source_publisher: str
    source_url: str
    source_dated: str
    #: In the address of a reader's own list (``services.saved_codes``); empty where it cannot be on one.
    code: str = ""
    #: Names in every language it has, for matching and for a bilingual print.
    names: dict[str, str] = field(default_factory=dict)

    @property
    def words_by_machine(self) -> bool:
        """Whether no person has checked the words."""
        return self.words_note.made_by == "machine"

    @property
    def nearest(self) -> LocationCard | None:
        """The location nearest to where the reader is, or the first one."""
        return self.locations[0] if self.locations else None

    @property
    def distance_km(self) -> float | None:
        return self.nearest.distance_km if self.nearest else None

    @property
    def phone(self) -> str:
        return next((contact.value for contact in self.contacts if contact.kind == "phone"), "")


def card(
    document: dict[str, Any],
    language: str,
    now: datetime.datetime,
    *,
    origin: Point | None = None,
    category_names: dict[str, str] | None = None,
) -> ServiceCard:
    """Make a card from an index document (``services.documents``).

    ``category_names``: slug to name in ``language``; ``origin``: where the reader is, which orders locations by
    distance.
    """
    facts, all_words = document["facts"], document["words"]
    code = next((each for each in fallback_chain(language) if each in all_words), SOURCE_LANGUAGE)
    words = all_words.get(code, {})
    names = category_names or {}
    today = now.astimezone(UK_TIME).date()
    closed_until = _date(facts["closed_until"])
    temporarily_closed = is_closed_for_now(facts, today)
    locations = [_location(place, now, temporarily_closed, closed_until, origin) for place in facts["locations"]]
    locations.sort(key=lambda place: (place.distance_km is None, place.distance_km or 0.0))
    due = _date(facts["next_check_due"])
    return ServiceCard(
        slug=document["key"],
        url=f"/{language}/services/{document['key']}/",
        name=words.get("name", document["key"]),
        summary=words.get("summary", ""),
        what_happens=words.get("what_happens", ""),
        how_to_get_help=words.get("how_to_get_help", ""),
        notes=words.get("notes", ""),
        words_language=LANGUAGES[code],
        words_note=words_note(words.get("note"), code, document["key"]),
        categories=tuple((slug, names.get(slug, slug)) for slug in facts["categories"]),
        status="temporarily_closed" if temporarily_closed else "active",
        closed_until=closed_until if temporarily_closed else None,
        who_for=tuple(facts["who_for"]),
        access=tuple(facts["access"]),
        referral_by=tuple(facts["referral_by"]),
        languages=tuple(
            LanguageCard(LANGUAGES[each["language"]], each["how"], each["weekday"])
            for each in facts["languages"]
            if each["language"] in LANGUAGES
        ),
        contacts=tuple(
            ContactCard(each["kind"], each["value"], tuple(LANGUAGES[c] for c in each["languages"] if c in LANGUAGES))
            for each in facts["contacts"]
        ),
        locations=tuple(locations),
        last_checked=_date(facts["last_checked"]),
        next_check_due=due,
        is_overdue=due is not None and due < today,
        code=facts.get("code", ""),
        names={each: their["name"] for each, their in all_words.items() if "name" in their},
        **{name: facts[name] for name in PLAIN_FACTS},
    )


def words_note(note: dict[str, Any] | None, language: str, slug: str) -> TranslationNote:
    """What is known about a translation of a service's words (``services.documents.notes_of``)."""
    if note is None:
        return TranslationNote(ORIGINAL if language == SOURCE_LANGUAGE else UNKNOWN)
    return TranslationNote(
        state=note["state"],
        checked_on=_date(note["checked_on"]),
        checked_for=note["checked_for"],
        english_changed_on=_date(note["english_changed_on"]),
        changed_url=f"/{SOURCE_LANGUAGE}/services/{slug}/",
        english_fields=frozenset(note["english_fields"]),
    )


#: Facts a document and a card hold under the same name and in the same shape.
PLAIN_FACTS = (
    "organisation",
    "organisation_website",
    "is_example",
    "reach",
    "is_online",
    "minimum_age",
    "maximum_age",
    "cost",
    "any_language_by_interpreter",
    "asks_for_id",
    "asks_immigration_status",
    "shares_with_home_office",
    "women_only",
    "children_welcome",
    "checked_by",
    "source_title",
    "source_publisher",
    "source_url",
    "source_dated",
)

#: The same for a location.
PLAIN_LOCATION_FACTS = (
    "name",
    "address_kind",
    "town",
    "postcode",
    "nation",
    "precision",
    "step_free",
    "accessible_toilet",
    "lift",
    "prayer_room",
    "childcare",
    "travel_costs_paid",
    "closed_on_bank_holidays",
)


def is_closed_for_now(facts: dict[str, Any], today: datetime.date) -> bool:
    """Whether a service that was closed for a time still is: from its day on it counts as running."""
    until = _date(facts["closed_until"])
    return facts["status"] == "temporarily_closed" and (until is None or today < until)


def sessions_of(place: dict[str, Any]) -> tuple[Session, ...]:
    return tuple(
        Session(
            weekday=each["weekday"],
            opens_at=datetime.time.fromisoformat(each["opens_at"]),
            closes_at=datetime.time.fromisoformat(each["closes_at"]),
            by_appointment=each["by_appointment"],
            valid_from=_date(each["valid_from"]),
            valid_to=_date(each["valid_to"]),
        )
        for each in place["schedules"]
    )


def point_of(place: dict[str, Any]) -> Point | None:
    if place["latitude"] is None or place["longitude"] is None:
        return None
    return Point(place["latitude"], place["longitude"])


def _location(
    place: dict[str, Any],
    now: datetime.datetime,
    temporarily_closed: bool,
    closed_until: datetime.date | None,
    origin: Point | None,
) -> LocationCard:
    sessions, point = sessions_of(place), point_of(place)
    return LocationCard(
        address_lines=tuple(place["address_lines"]),
        point=point,
        sessions=sessions,
        opening=opening_state(
            sessions,
            now,
            closed_on_bank_holidays=place["closed_on_bank_holidays"],
            nation=place["nation"],
            temporarily_closed=temporarily_closed,
            closed_until=closed_until,
        ),
        distance_km=distance_km(origin, point) if origin and point else None,
        **{name: place[name] for name in PLAIN_LOCATION_FACTS},
    )


def _date(value: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(value) if value else None
