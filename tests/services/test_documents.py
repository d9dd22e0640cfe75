"""No fact is forgotten on its way from the record to the card and the demo's loader."""

from __future__ import annotations

from dataclasses import fields

from portal.models import ReviewMixin
from services.cards import PLAIN_FACTS, PLAIN_LOCATION_FACTS, LocationCard, ServiceCard
from services.demo.loader import LOCATION_FACTS, SERVICE_FACTS
from services.documents import SIMPLE_FACTS
from services.models import Location, Service

#: Shaped on the way, each by name in ``services.documents.facts_of``.
SHAPED = {"slug", "organisation", "main_category", "closed_until", "last_checked", "checked_by", "next_check_due"}
SHAPED_OF_PLACES = {"address", "latitude", "longitude"}
#: What Wagtail keeps about a record and no reader is shown.
KEPT_BY_WAGTAIL = {
    "id",
    "locale",
    "translation_key",
    "latest_revision",
    "live_revision",
    "live",
    "has_unpublished_changes",
    "first_published_at",
    "last_published_at",
    "go_live_at",
    "expire_at",
    "expired",
    "locked",
    "locked_at",
    "locked_by",
    "sort_order",
    "service",
    # What an editor says of a publication, not of the service.
    "change",
}


def fact_fields(model) -> set[str]:
    words = set(getattr(model, "word_fields", ()))
    return {field.name for field in model._meta.concrete_fields} - words - KEPT_BY_WAGTAIL


def test_every_fact_of_a_service_reaches_its_document():
    assert fact_fields(Service) == set(SIMPLE_FACTS) | SHAPED


def test_every_fact_of_a_place_reaches_its_document():
    assert fact_fields(Location) == set(PLAIN_LOCATION_FACTS) | SHAPED_OF_PLACES


def test_the_card_has_every_fact():
    on_card = {field.name for field in fields(ServiceCard)}
    assert set(SIMPLE_FACTS) <= on_card
    assert set(PLAIN_FACTS) <= on_card
    assert set(PLAIN_LOCATION_FACTS) <= {field.name for field in fields(LocationCard)}


def test_the_demo_can_give_every_fact():
    given_apart = {"slug", "organisation", "main_category", "checked_by"}
    assert set(SERVICE_FACTS) | given_apart == fact_fields(Service)
    assert set(LOCATION_FACTS) | {"address"} == fact_fields(Location)


def test_review_facts_are_facts():
    assert {field.name for field in ReviewMixin._meta.fields} <= fact_fields(Service)
