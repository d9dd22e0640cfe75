"""The directory's answers: who matches, in what order, and how many there are behind every choice."""

from __future__ import annotations

import datetime

import pytest
from django.http import QueryDict

from services.directory import answer, printable
from services.models import Place, PlaceName
from services.models.place import PlaceKind
from services.opening_hours import UK_TIME
from services.query import DirectoryQuery
from tests.factories import make_service

pytestmark = pytest.mark.django_db
MONDAY = datetime.datetime(2026, 11, 16, 10, 0, tzinfo=UK_TIME)


def ask(text: str = "", language: str = "en"):
    return answer(DirectoryQuery.parse(QueryDict(text)), language, MONDAY)


def slugs(found) -> list[str]:
    return [found.snapshot.documents[number]["key"] for number in found.numbers]


@pytest.fixture
def leeds() -> Place:
    place = Place.objects.create(kind=PlaceKind.TOWN, name="Leeds", latitude=53.79648, longitude=-1.54785, population=9)
    PlaceName.objects.create(place=place, folded="leeds")
    return place


def test_only_published_services_that_run_are_found():
    make_service("running")
    make_service("draft", publish=False)
    make_service("ended", status="defunct")
    make_service("stopped", status="inactive")
    make_service("closed-for-now", status="temporarily_closed")
    assert sorted(slugs(ask())) == ["closed-for-now", "running"]


def test_more_choices_within_a_facet_widen_and_across_facets_narrow():
    make_service("arabic-free", languages=("ar",), cost="free")
    make_service("tigrinya-free", languages=("ti",), cost="free")
    make_service("arabic-paid", languages=("ar",), cost="charged")
    assert sorted(slugs(ask("language=ar&language=ti&cost=free"))) == ["arabic-free", "tigrinya-free"]
    assert slugs(ask("language=ti&cost=charged")) == []


def test_safety_choices_must_all_hold():
    make_service("no-id", asks_for_id="no")
    make_service("no-id-women", asks_for_id="no", women_only="yes")
    make_service("not-known")
    assert sorted(slugs(ask("safe=no_id"))) == ["no-id", "no-id-women"]
    assert slugs(ask("safe=no_id&safe=women_only")) == ["no-id-women"]


def test_a_count_is_what_choosing_would_leave():
    make_service("a", languages=("ar",), cost="free", categories=("health", "women"))
    make_service("b", languages=("ti",), cost="free", categories=("health",))
    make_service("c", languages=("ar",), cost="charged", categories=("women",))
    found = ask("language=ar")
    for (facet, value), count in found.counts.items():
        if facet == "language":
            assert count == len(slugs(ask(f"language={value}")))
        else:
            assert count == len(slugs(ask(f"language=ar&{facet}={value}")))


def test_nearest_first_with_services_for_anywhere_last(leeds):
    make_service("far", places=({"town": "Bradford", "latitude": 53.794, "longitude": -1.752},))
    make_service("near", places=({"latitude": 53.797, "longitude": -1.545},))
    make_service("london", places=({"town": "London", "latitude": 51.5, "longitude": -0.12},))
    make_service("phone-line", is_online=True)
    found = ask("near=Leeds")
    assert slugs(found) == ["near", "far", "phone-line"]
    assert slugs(ask("near=leeds&online=no")) == ["near", "far"]
    assert slugs(ask("near=leeds&km=3&online=no")) == ["near"]


def test_an_unknown_place_is_said_and_loses_nothing():
    make_service("one")
    found = ask("near=Atlantis")
    assert found.place_unknown
    assert slugs(found) == ["one"]


def test_open_now():
    make_service("open", places=({"schedules": ((1, "09:00", "12:00"),)},))
    make_service("shut", places=({"schedules": ((2, "09:00", "12:00"),)},))
    make_service("not-known", places=({},))
    assert slugs(ask("open=now")) == ["open"]


def test_nothing_found_is_never_a_dead_end():
    make_service("legal", cost="charged", is_online=True)
    found = ask("cost=free")
    assert found.numbers == []
    assert found.alternatives


def test_words_are_found_in_the_reader_s_language_and_english():
    from tests.factories import translate_words

    translate_words(make_service("listening", name="Listening room"), "ar", name="غرفة الاستماع")
    assert slugs(ask("q=غرفه", "ar")) == ["listening"]
    assert slugs(ask("q=listening", "ar")) == ["listening"]
    assert slugs(ask("q=غرفه", "fr")) == []


def test_overdue_services_are_not_printed():
    make_service("fresh", next_check_due=datetime.date(2027, 1, 1))
    make_service("overdue", next_check_due=datetime.date(2026, 9, 1))
    found = ask()
    assert sorted(slugs(found)) == ["fresh", "overdue"]
    kept = [found.snapshot.documents[number]["key"] for number in printable(found, MONDAY.date())]
    assert kept == ["fresh"]


@pytest.mark.parametrize("count", [3, 30])
def test_queries_do_not_grow_with_the_results(count, django_assert_max_num_queries, leeds):
    for number in range(count):
        make_service(f"service-{number}", languages=("ar",), places=({},))
    with django_assert_max_num_queries(5):
        found = ask("near=leeds&language=ar&q=service")
    assert found.total == count
