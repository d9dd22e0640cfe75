from __future__ import annotations

from itertools import islice

import pytest
from django.core.management import CommandError, call_command

from portal.models import Organisation
from search.models import Document
from services.bulk import Rows
from services.documents import facts_of
from services.models import Category, Service
from services.synthetic import synthetic_services
from services.synthetic_words import KINDS, own_name


def test_the_same_services_every_time_and_in_every_number():
    assert list(synthetic_services(20)) == list(islice(synthetic_services(500), 20))
    assert list(synthetic_services(20)) != list(synthetic_services(20, seed=2))


def test_they_speak_several_languages_and_are_marked():
    made = list(synthetic_services(200))
    assert {code for each in made for code in each["words"]} == {"en", "ar", "fa", "ti", "uk", "fr"}
    assert all(each["is_example"] for each in made)


def test_few_names_are_common_and_most_are_rare():
    names = [own_name(number / 5_000) for number in range(5_000)]
    assert 500 < len(set(names)) < 2_000
    assert max(map(names.count, set(names[:50]))) > 100


@pytest.mark.django_db
def test_the_command_puts_them_in_the_directory(locales):
    call_command("make_services", 12)
    call_command("make_services", 7)
    assert Service.objects.public().count() == 7
    assert Document.objects.count() == 7
    assert any(set(each.words) > {"en"} for each in Document.objects.all())
    assert set(KINDS) == set(Category.objects.records().values_list("slug", flat=True))


@pytest.mark.django_db
def test_every_fact_is_saved(locales):
    call_command("make_services", 30)
    saved = {each.slug: facts_of(each) for each in Service.objects.records().with_facts()}
    for made in synthetic_services(30):
        facts = saved[made["slug"]]
        same = ("is_example", "is_online", "who_for", "cost", "access", "asks_for_id", "women_only", "children_welcome")
        assert {name: facts[name] for name in same} == {name: made[name] for name in same}
        assert sorted(facts["categories"]) == sorted(made["categories"])
        assert facts["categories"][0] == made["categories"][0]
        assert facts["last_checked"] == made["last_checked"].isoformat()
        assert [(each["language"], each["how"]) for each in facts["languages"]] == [
            (each["language"], each["how"]) for each in made["languages"]
        ]
        assert [each["value"] for each in facts["contacts"]] == [each["value"] for each in made["contacts"]]
        (place,), (expected,) = facts["locations"], made["locations"]
        sessions, wanted = place.pop("schedules"), expected.pop("schedules")
        assert place.items() >= expected.items()
        assert len(sessions) == len(wanted)
        assert all(each.items() >= session.items() for each, session in zip(sessions, wanted, strict=True))


@pytest.mark.django_db
def test_records_can_be_made_and_edited_beside_them(locales):
    call_command("make_services", 3)
    edited = Service.objects.records().first()
    edited.save_revision().publish()
    organisation = Organisation.objects.get(slug="synthetic")
    Service.objects.create(locale=locales["en"], slug="own", name="Own", summary="Own", organisation=organisation)
    call_command("make_services", 2)
    assert set(Service.objects.records().values_list("slug", flat=True)) == {"own", "synthetic-0", "synthetic-1"}


@pytest.mark.django_db
def test_a_senseless_number_is_refused():
    with pytest.raises(CommandError, match="between 0 and"):
        call_command("make_services", -1)


@pytest.mark.django_db
def test_rows_have_the_models_defaults(locales):
    rows = Rows(Category)
    keys = [rows.add(slug=slug, name=slug, locale_id=locales["en"].pk) for slug in ("one", "two")]
    assert not Category.objects.exists()
    rows.write()
    assert [each.pk for each in Category.objects.order_by("slug")] == keys
    assert Category.objects.get(slug="one").description == ""
    assert Category.objects.create(slug="three", name="three", locale=locales["en"]).pk > keys[-1]
    with pytest.raises(KeyError):
        rows.add(no_such_field=1)
