"""A service as a document: facts once, words in every language. The one place that says what leaves the database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Final

from portal.models.translation_status import TranslationStatus
from portal.translations import note_of
from search.documents import IndexDocument
from search.models import DocumentKind

from .cards import PLAIN_LOCATION_FACTS
from .geography import Point
from .models import Location, Service
from .models.choices import AddressKind, Precision
from .names import all_category_names
from .place_words import spellings_of
from .places import find_place
from .saved_codes import code_of
from .traits import traits_of

#: Records whose documents are made together.
BATCH: Final = 500
WORDS = Service.word_fields
#: Facts copied as they are; the rest needs a little shaping.
SIMPLE_FACTS = (
    "status",
    "is_example",
    "reach",
    "is_online",
    "who_for",
    "minimum_age",
    "maximum_age",
    "cost",
    "access",
    "referral_by",
    "any_language_by_interpreter",
    "asks_for_id",
    "asks_immigration_status",
    "shares_with_home_office",
    "women_only",
    "children_welcome",
    "source_title",
    "source_publisher",
    "source_url",
    "source_dated",
)


def words_of(service: Service) -> dict[str, Any]:
    return {name: getattr(service, name) for name in WORDS if getattr(service, name)}


def facts_of(service: Service) -> dict[str, Any]:
    """Language-neutral facts of a record, as JSON. Nothing of a private address but its town is in them."""
    return {
        **{name: getattr(service, name) for name in SIMPLE_FACTS},
        "code": code_of(service.pk),
        "organisation": service.organisation.name,
        "organisation_website": service.organisation.website,
        "categories": category_slugs(service),
        "closed_until": _iso(service.closed_until),
        "last_checked": _iso(service.last_checked),
        "next_check_due": _iso(service.next_check_due),
        "checked_by": service.checked_by.name if service.checked_by else "",
        "languages": [
            {"language": each.language, "how": each.how, "weekday": each.weekday} for each in service.languages.all()
        ],
        "contacts": [
            {"kind": each.kind, "value": each.value, "languages": each.languages} for each in service.contacts.all()
        ],
        "locations": [location_facts(each) for each in service.locations.all()],
    }


def category_slugs(service: Service) -> list[str]:
    """Slugs of the categories, the main one first."""
    slugs = [category.slug for category in service.categories.all()]
    main = service.main_category.slug if service.main_category else ""
    return [main, *(slug for slug in slugs if slug != main)] if main else slugs


def middle_of(town: str) -> Point | tuple[None, None]:
    """The middle of a town from the table of places, so that a private address is near "its town" and no nearer."""
    found = find_place(town)
    return found.point if found else (None, None)


def location_facts(location: Location) -> dict[str, Any]:
    """Facts of one place. Of a private address only the town leaves the database, whatever was stored beside it."""
    private = location.address_kind == AddressKind.PRIVATE
    lines = location.address.splitlines() if location.address_kind == AddressKind.FULL else []
    latitude, longitude = middle_of(location.town) if private else (location.latitude, location.longitude)
    return {
        **{name: getattr(location, name) for name in PLAIN_LOCATION_FACTS},
        "name": "" if private else location.name,
        "postcode": "" if private else location.postcode,
        "precision": Precision.TOWN.value if private else location.precision,
        "address_lines": [line.strip() for line in lines if line.strip()],
        "latitude": latitude,
        "longitude": longitude,
        "schedules": [
            {
                "weekday": each.weekday,
                "opens_at": each.opens_at.isoformat(timespec="minutes"),
                "closes_at": each.closes_at.isoformat(timespec="minutes"),
                "by_appointment": each.by_appointment,
                "valid_from": _iso(each.valid_from),
                "valid_to": _iso(each.valid_to),
            }
            for each in location.schedules.all()
        ],
    }


def documents_of(services: Iterable[Service]) -> Iterator[IndexDocument]:
    """Documents of records that were fetched ``with_facts``, with the words of all their translations. Four queries
    for every ``BATCH``.
    """
    iterator = iter(services)
    names = all_category_names()
    while records := list(islice(iterator, BATCH)):
        words = _words_by_key(records)
        facts_by_key = {record.translation_key: facts_of(record) for record in records}
        towns = spellings_of(place["town"] for facts in facts_by_key.values() for place in facts["locations"])
        for record in records:
            facts = facts_by_key[record.translation_key]
            own_words = words.get(record.translation_key, {})
            yield IndexDocument(
                kind=DocumentKind.SERVICE,
                owner=record.translation_key,
                key=record.slug,
                words=own_words,
                facts=facts,
                strong={
                    code: f"{facts['organisation']} {_kinds_of_help(facts, names.get(code, {}))}"
                    for code in {*names, *own_words}
                },
                text={code: _told(each) for code, each in own_words.items()},
                spellings=[name for place in facts["locations"] for name in towns.get(place["town"], [place["town"]])],
                traits=traits_of(facts, record.name),
            )


def _words_by_key(records: list[Service]) -> dict[Any, dict[str, dict[str, Any]]]:
    keys = [record.translation_key for record in records]
    notes = notes_of(keys)
    found: dict[Any, dict[str, dict[str, Any]]] = {}
    rows = Service.objects.filter(translation_key__in=keys, live=True).select_related("locale")
    for row in rows.only("translation_key", "locale__language_code", *WORDS):
        code = row.locale.language_code
        words = words_of(row)
        if note := notes.get((row.translation_key, code)):
            words["note"] = note
        found.setdefault(row.translation_key, {})[code] = words
    return found


def notes_of(keys: Iterable[Any]) -> dict[tuple[Any, str], dict[str, Any]]:
    """What readers are told about translations, as JSON (``cards.words_note``). One query."""
    found = TranslationStatus.objects.filter(source__object_id__in=keys, is_live=True)
    return {
        (status.source.object_id, status.language): {
            "state": note.state,
            "checked_on": _iso(note.checked_on),
            "checked_for": note.checked_for,
            "english_changed_on": _iso(note.english_changed_on),
            "english_fields": sorted(note.english_fields),
        }
        for status in found.select_related("source", "checked_for")
        for note in [note_of(status, "/")]
    }


def _kinds_of_help(facts: dict[str, Any], names: dict[str, str]) -> str:
    """Names of its categories: also in languages that the service itself has no words in."""
    return " ".join(names.get(slug, "") for slug in facts["categories"])


def _told(words: dict[str, Any]) -> str:
    return " ".join(words.get(name, "") for name in ("what_happens", "how_to_get_help", "notes"))


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None
