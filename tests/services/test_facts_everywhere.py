"""Rule 1, proved: every fact of a service, changed once on its record, is right at once on every surface and in every
language, and no translation is marked as outdated by it.
"""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import TestCase
from django.utils import timezone, translation

from portal.languages import get_language
from portal.models import Organisation
from portal.models.translation_status import State, TranslationStatus
from search.models import Document
from services.cards import card
from services.directory import answer
from services.maps.entries import entry
from services.models import Contact, LanguageOffered, Schedule, Service
from services.query import DirectoryQuery
from services.views import service_detail
from tests.factories import CategoryFactory, OrganisationFactory, make_service, translate_words

pytestmark = pytest.mark.django_db

TRANSLATED = ("ar", "ti")
#: Languages that are looked at: translated ones, and one that shows the English words.
SEEN = ("en", *TRANSLATED, "so")
OPEN_ALL_WEEK = [(day, "00:00", "23:59") for day in range(1, 8)]


def child(rows: str, **changes: Any):
    """Change the first child row of a kind."""

    def change(service: Service) -> None:
        row = getattr(service, rows).first()
        for name, value in changes.items():
            setattr(row, name, value)
        setattr(service, rows, [row])

    return change


def place(**changes: Any):
    return child("locations", **changes)


def own(**changes: Any):
    def change(service: Service) -> None:
        for name, value in changes.items():
            setattr(service, name, value)

    return change


def other_hours(service: Service) -> None:
    location = service.locations.first()
    location.schedules = [Schedule(weekday=2, opens_at=datetime.time(7, 5), closes_at=datetime.time(7, 55))]
    service.locations = [location]


def by_appointment(service: Service) -> None:
    location = service.locations.first()
    session = location.schedules.first()
    session.by_appointment = True
    location.schedules = [session]
    service.locations = [location]


def another_organisation(service: Service) -> None:
    service.organisation = OrganisationFactory(name="Zebra Trust", website="https://zebra.example/")


def renamed_organisation(service: Service) -> None:
    organisation = Organisation.objects.get(pk=service.organisation_id)
    organisation.name = "Zebra Trust"
    organisation.save_revision().publish()


def another_category(service: Service) -> None:
    service.main_category = CategoryFactory(slug="zebra-care", name="Zebra care")
    service.categories = [service.main_category]


def checked(service: Service) -> None:
    service.last_checked = timezone.localdate()
    service.checked_by = OrganisationFactory(name="Zebra Trust")


FACTS = {
    "status": own(status="temporarily_closed"),
    "closed until": own(status="temporarily_closed", closed_until=datetime.date(2099, 1, 2)),
    "cost": own(cost="charged"),
    "who for": own(who_for=["women"]),
    "ages": own(minimum_age=16, maximum_age=25),
    "access": own(access=["phone_first"]),
    "referral": own(access=["referral"], referral_by=["gp"]),
    "any language": own(any_language_by_interpreter="yes"),
    "asks for ID": own(asks_for_id="yes"),
    "asks about status": own(asks_immigration_status="yes"),
    "tells the Home Office": own(shares_with_home_office="yes"),
    "women only": own(women_only="yes"),
    "children": own(children_welcome="no"),
    "online": own(is_online=True),
    "reach": own(reach="national"),
    "example": own(is_example=True),
    "source": own(source_title="Zebra report", source_publisher="Zebra", source_url="https://zebra.example/r"),
    "checked": checked,
    "next check": own(next_check_due=datetime.date(2020, 1, 2)),
    "organisation": another_organisation,
    "organisation's name": renamed_organisation,
    "category": another_category,
    "phone": child("contacts", value="0113 496 0777"),
    "another contact": own(contacts=[Contact(kind="email", value="zebra@zebra.example")]),
    "language": child("languages", language="vi"),
    "how a language is offered": child("languages", how="booked_interpreter"),
    "when a language is offered": child("languages", weekday=3),
    "another language": own(languages=[LanguageOffered(language="so"), LanguageOffered(language="fr")]),
    "address": place(address="7 Zebra Row"),
    "postcode": place(postcode="LS1 9ZZ"),
    "town": place(town="Zebraville"),
    "nation": place(nation="scotland", closed_on_bank_holidays="yes"),
    "point": place(latitude=53.9, longitude=-1.9),
    "private address": place(address_kind="private", address="", postcode="", latitude=None, longitude=None),
    "step-free": place(step_free="no"),
    "toilet": place(accessible_toilet="yes"),
    "lift": place(lift="yes"),
    "prayer room": place(prayer_room="yes"),
    "childcare": place(childcare="yes"),
    "travel costs": place(travel_costs_paid="yes"),
    "bank holidays": place(closed_on_bank_holidays="yes"),
    "hours": other_hours,
    "by appointment": by_appointment,
    "closed service": own(status="defunct"),
}


@pytest.fixture
def service(locales) -> Service:
    made = make_service(
        "listening",
        phones=("0113 496 0001",),
        languages=("ar",),
        cost="free",
        places=(
            {
                "address_kind": "full",
                "address": "1 Example Street",
                "postcode": "LS9 7AA",
                "step_free": "yes",
                "schedules": tuple(OPEN_ALL_WEEK),
            },
        ),
    )
    for language in TRANSLATED:
        translate_words(made, language, name=f"{language} name")
    return Service.objects.get(pk=made.pk)


def surfaces(rf, language: str) -> dict[str, Any]:
    """What a reader of one language is shown of the service: as words, without what their own language adds."""
    document = Document.objects.filter(key="listening").values("key", "words", "facts", "traits").first()
    if document is None:
        return {"page": None, "row": None, "map": None, "index": None, "list": []}
    now = timezone.now()
    shown = card(dict(document), language, now)
    with translation.override(language):
        request = rf.get(f"/{language}/services/listening/")
        page = service_detail(request, "listening").content.decode()
        row = render_to_string("components/service_row.html", {"card": shown}, request=request)
        printed = entry(shown, 1, get_language(language), now.date(), now.date())
    found = answer(DirectoryQuery(), language, now)
    return {
        "page": page,
        "row": row,
        "map": printed,
        "index": document["traits"],
        "list": [found.keys, {key: value for key, value in found.counts.items() if value}],
    }


@pytest.mark.parametrize("fact", FACTS)
def test_a_fact_changed_once_is_right_everywhere(service, rf, fact):
    before = {language: surfaces(rf, language) for language in SEEN}
    FACTS[fact](service)
    service.save_revision().publish()
    after = {language: surfaces(rf, language) for language in SEEN}
    changed = {name for name in before["en"] if before["en"][name] != after["en"][name]}
    assert "page" in changed or "index" in changed, "this fact is shown nowhere"
    for language in SEEN[1:]:
        theirs = {name for name in before[language] if before[language][name] != after[language][name]}
        assert theirs == changed, language
        for name in ("index", "list"):
            assert after[language][name] == after["en"][name]
    assert set(TranslationStatus.objects.filter(language__in=TRANSLATED).values_list("state", flat=True)) == {
        State.MACHINE.value
    }


def test_other_words_mark_every_translation_and_change_no_fact(service, rf):
    service.summary = "Other words."
    service.save_revision().publish()
    states = TranslationStatus.objects.filter(source__object_id=service.translation_key)
    assert {status.language: status.state for status in states} == dict.fromkeys(TRANSLATED, State.OUTDATED.value)


def test_words_that_could_turn_somebody_away_are_in_english_at_once(service, rf):
    service.summary, service.change = "Only by appointment.", "critical"
    with TestCase.captureOnCommitCallbacks(execute=True):
        service.save_revision().publish()
    document = Document.objects.values("key", "words", "facts").get(key="listening")
    shown = card(dict(document), "ar", timezone.now())
    assert (shown.name, shown.summary) == ("ar name", "Only by appointment.")
    assert shown.words_note.english_fields == {"summary"}
