"""Whatever a service's page is made of: when it changes, the documents and the snapshot change with it."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.models import Organisation
from portal.pausing import paused_indexing
from search.backends.embedded.columns import current_columns
from search.models import Document
from services.directory import answer
from services.documents import documents_of
from services.indexing import public_services, rebuild
from services.models import Category, Service
from services.names import all_category_names, category_names
from services.opening_hours import UK_TIME
from services.query import DirectoryQuery
from services.selectors import service_page_context
from tests.factories import CategoryFactory, OrganisationFactory, make_service, translate_words

pytestmark = pytest.mark.django_db


def publish(service: Service, **changes: object) -> Service:
    service = Service.objects.get(pk=service.pk)
    for name, value in changes.items():
        setattr(service, name, value)
    service.save_revision().publish()
    return Service.objects.get(pk=service.pk)


def keys() -> list[str]:
    """Slugs in the index and in the snapshot, which must be the same."""
    in_index = sorted(Document.objects.values_list("key", flat=True))
    assert sorted(row["key"] for row in current_columns().rows) == in_index
    return in_index


def facts(slug: str) -> dict:
    return Document.objects.get(key=slug).facts


def translated(category: Category, locales, name: str, language: str = "ar") -> Category:
    copy = category.copy_for_translation(locales[language])
    copy.name = name
    copy.save()
    return copy


def found(text: str, language: str = "en") -> list[str]:
    now = datetime.datetime(2026, 11, 30, 10, 0, tzinfo=UK_TIME)
    return answer(DirectoryQuery.parse(QueryDict(text)), language, now).keys


def test_a_renamed_service_is_gone_from_its_old_address():
    service = make_service("old")
    publish(service, slug="new")
    assert keys() == ["new"]
    assert service_page_context("old", "en") is None
    assert service_page_context("new", "en") is not None


def test_translations_take_the_new_slug_and_the_old_one_is_free():
    service = make_service("listening")
    translation = translate_words(service, "ar", name="غرفة")
    publish(service, slug="listening-room")
    translation.refresh_from_db()
    assert translation.slug == "listening-room"
    another = make_service("listening", name="Another")
    assert translate_words(another, "ar", name="أخرى").slug == "listening"
    # An old draft of the first translation still says "listening".
    translation.revisions.first().publish()
    translation.refresh_from_db()
    assert translation.slug == "listening-room"
    assert keys() == ["listening", "listening-room"]


def test_deleting_a_translation_takes_its_words_and_deleting_the_record_all():
    service = make_service("listening")
    translate_words(service, "ar", name="غرفة").delete()
    assert list(Document.objects.get().words) == ["en"]
    service.delete()
    assert keys() == []


@pytest.mark.parametrize("role", ["organisation", "checked_by"])
def test_a_renamed_organisation_reaches_services_it_runs_and_services_it_checked(role):
    organisation = OrganisationFactory(name="Before")
    make_service("one", **{role: organisation})
    organisation = Organisation.objects.get(pk=organisation.pk)
    organisation.name = "After"
    organisation.save_revision().publish()
    assert facts("one")[role] == "After"


def test_a_renamed_main_category_reaches_services_that_have_no_other():
    service = make_service("one", categories=("health",))
    publish(service, categories=[])
    assert facts("one")["categories"] == ["health"]
    category = Category.objects.get(slug="health")
    category.slug, category.name = "doctors", "Doctors"
    category.save()
    assert facts("one")["categories"] == ["doctors"]
    assert found("q=doctors") == found("category=doctors") == ["one"]


def test_a_deleted_category_is_gone_from_services_and_names():
    make_service("one", categories=("health", "women"))
    Category.objects.get(slug="women").delete()
    assert facts("one")["categories"] == ["health"]
    assert found("q=women") == []
    assert list(category_names("en")) == ["health"]


def test_a_deleted_translation_of_a_category_is_not_found_any_more(locales):
    translate_words(make_service("one", categories=("health",)), "ar", name="غرفة")
    copy = translated(Category.objects.get(slug="health"), locales, "الصحة")
    assert found("q=الصحة", "ar") == ["one"]
    copy.delete()
    assert found("q=الصحة", "ar") == []


def test_categories_without_services_are_named_in_order_at_once(locales):
    health, women = CategoryFactory(slug="health", order=1), CategoryFactory(slug="women", order=2)
    assert list(category_names("en")) == ["health", "women"]
    women.order = 0
    women.save()
    assert list(category_names("en")) == ["women", "health"]
    translated(health, locales, "الصحة")
    assert category_names("ar") == {"women": "Women", "health": "الصحة"}
    women.delete()
    assert list(category_names("en")) == ["health"]


def test_names_have_the_slug_and_order_of_the_record(locales, django_assert_num_queries):
    first, second = CategoryFactory(slug="first", order=1), CategoryFactory(slug="second", order=2)
    for category, stale in ((first, "stale-first"), (second, "stale-second")):
        copy = translated(category, locales, f"ar {category.slug}")
        Category.objects.filter(pk=copy.pk).update(slug=stale, order=9 - category.order)
    with django_assert_num_queries(1):
        names = all_category_names()
    assert list(names["ar"].items()) == [("first", "ar first"), ("second", "ar second")]


def test_a_renamed_category_frees_its_old_slug_in_every_language(locales):
    category = CategoryFactory(slug="health")
    copy = translated(category, locales, "الصحة")
    category.slug = "doctors"
    category.save()
    copy.refresh_from_db()
    assert copy.slug == "doctors"
    assert translated(CategoryFactory(slug="health"), locales, "أخرى").slug == "health"


def test_a_change_with_an_earlier_time_is_seen(monkeypatch):
    service = make_service("one", cost="free")
    assert found("cost=free") == ["one"]
    earlier = timezone.now() - datetime.timedelta(hours=1)
    monkeypatch.setattr(timezone, "now", lambda: earlier)
    publish(service, cost="charged")
    assert found("cost=free") == []
    assert found("cost=charged") == ["one"]


def test_columns_are_kept_while_nothing_changes(django_assert_num_queries):
    make_service("one")
    kept = current_columns()
    with django_assert_num_queries(1):
        assert current_columns() is kept


def test_only_what_changed_is_read_again(django_assert_num_queries):
    services = [make_service(f"service-{number}") for number in range(4)]
    current_columns()
    publish(services[0], slug="renamed")
    services[1].delete()
    with django_assert_num_queries(3):
        refreshed = current_columns()
    assert sorted(row["key"] for row in refreshed.rows) == ["renamed", "service-2", "service-3"]
    assert sorted(found("category=legal-advice")) == ["renamed", "service-2", "service-3"]


def test_open_now_knows_the_bank_holidays_of_the_nation():
    for nation in ("england", "scotland"):
        place = {"closed_on_bank_holidays": "yes", "nation": nation, "schedules": ((1, "09:00", "12:00"),)}
        make_service(nation, places=(place,))
    # 30 November 2026 is Saint Andrew's Day.
    assert found("open=now") == ["england"]


def test_what_changed_while_indexing_was_paused_is_right_after_a_rebuild():
    service = make_service("old")
    with paused_indexing():
        publish(service, slug="new")
        make_service("another").delete()
        make_service("third")
    assert keys() == ["old"]
    assert rebuild() == 2
    assert keys() == ["new", "third"]


def test_reading_many_services_takes_no_more_queries_than_one():
    counts = []
    for number in range(3):
        make_service(f"service-{number}", categories=(f"category-{number}", "health"), places=({},))
        with CaptureQueriesContext(connection) as queries:
            read = list(documents_of(public_services()))
        assert len(read) == number + 1
        counts.append(len(queries))
    assert len(set(counts)) == 1
