"""Rule 1: a fact changed on the record is at once true in every language, with no translator's help."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from portal.models import Organisation
from search.models import Document
from services.cards import card
from services.models import Location, Service
from services.opening_hours import UK_TIME
from tests.factories import make_service, translate_words

pytestmark = pytest.mark.django_db


def card_in(language: str, slug: str = "listening"):
    import datetime

    document = Document.objects.filter(key=slug).values("key", "words", "facts").get()
    return card(document, language, datetime.datetime(2026, 11, 16, 10, 0, tzinfo=UK_TIME))


@pytest.fixture
def service() -> Service:
    made = make_service("listening", phones=("0113 496 0001",), cost="charged", places=({"step_free": "no"},))
    translate_words(made, "ar", name="غرفة")
    translate_words(made, "ti", name="ክፍሊ")
    return Service.objects.get(pk=made.pk)


def test_a_translation_has_no_facts_of_its_own_to_go_stale(service):
    translation = Service.objects.get(translation_key=service.translation_key, locale__language_code="ar")
    assert not translation.is_record
    assert translation.contacts.count() == translation.locations.count() == translation.languages.count() == 0
    assert translation.categories.count() == 0


@pytest.mark.parametrize("language", ["en", "ar", "ti", "fr"])
def test_changed_facts_are_right_in_every_language(service, language):
    service.cost = "free"
    contact = service.contacts.get()
    contact.value = "0113 496 0002"
    service.contacts = [contact]
    place = service.locations.get()
    place.step_free = "yes"
    service.locations = [place]
    service.save_revision().publish()
    shown = card_in(language)
    assert (shown.cost, shown.phone, shown.locations[0].step_free) == ("free", "0113 496 0002", "yes")


def test_a_draft_changes_nothing(service):
    service.cost = "free"
    service.save_revision()
    assert card_in("ar").cost == "charged"


def test_words_are_of_the_language_or_english(service):
    assert card_in("ar").name == "غرفة"
    assert card_in("ar").words_by_machine
    shown = card_in("fr")
    assert (shown.name, shown.words_language.code) == ("Listening", "en")


def test_renaming_an_organisation_reaches_its_services(service):
    organisation = Organisation.objects.get(pk=service.organisation_id)
    organisation.name = "A new name"
    organisation.save_revision().publish()
    assert card_in("ti").organisation == "A new name"


def test_unpublishing_takes_the_service_out(service):
    service.unpublish()
    assert not Document.objects.filter(key="listening").exists()


def test_a_private_address_is_in_no_document():
    make_service(
        "refuge",
        places=(
            {
                "address_kind": "private",
                "name": "Rose House",
                "address": "1 Secret Row",
                "postcode": "LS9 7AA",
                "town": "Leeds",
                "latitude": 53.81234,
                "longitude": -1.51234,
                "precision": "exact",
            },
        ),
    )
    document = Document.objects.get(key="refuge")
    for secret in ("Rose House", "Secret", "LS9", "53.8", "1.51", "exact"):
        assert secret not in str(document.facts) + str(document.words)


def test_a_private_address_with_anything_stored_is_refused():
    with pytest.raises(ValidationError) as refused:
        Location(address_kind="private", town="Leeds", address="1 Secret Row", latitude=53.8, longitude=-1.5).clean()
    assert set(refused.value.message_dict) == {"address", "latitude", "longitude"}
