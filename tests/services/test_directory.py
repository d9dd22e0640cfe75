"""The directory's answers: who matches, in what order, and how many there are behind every choice."""

from __future__ import annotations

import datetime

import pytest
from django.http import QueryDict

from services.directory import answer
from services.indexing import rebuild
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
    return found.keys


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


def test_a_language_and_how_it_is_offered_belong_together():
    make_service("staff", languages=("ar",))
    interpreter = make_service("interpreter", languages=("ar", "ti"))
    interpreter.languages.filter(language="ar").update(how="phone_interpreter")
    rebuild()
    make_service("any", any_language_by_interpreter="yes")
    assert sorted(slugs(ask("language=ar"))) == ["any", "interpreter", "staff"]
    assert slugs(ask("language=ar&how=staff")) == ["staff"]
    assert sorted(slugs(ask("language=ar&how=interpreter"))) == ["any", "interpreter"]
    assert sorted(slugs(ask("how=staff"))) == ["interpreter", "staff"]
    counts = ask("language=ar&how=staff").counts
    assert (counts["how", "staff"], counts["how", "interpreter"]) == (1, 2)
    assert (counts["language", "ar"], counts["language", "ti"], counts["language", "so"]) == (1, 1, 0)


def test_a_place_among_the_words_is_where_from(leeds):
    make_service("far", name="Legal advice", places=({"town": "London", "latitude": 51.5, "longitude": -0.12},))
    make_service("near", name="Advice", places=({"latitude": 53.797, "longitude": -1.545},))
    found = ask("q=legal advice in Leeds")
    assert (found.place.name, found.place_in_words, slugs(found)) == ("Leeds", "leeds", ["near"])
    assert "far" in slugs(ask("q=legal advice in Leeds&words=only"))


def test_a_point_from_a_phone():
    make_service("near", places=({"latitude": 53.797, "longitude": -1.545},))
    make_service("far", places=({"latitude": 51.5, "longitude": -0.12},))
    found = ask("near=53.80,-1.55")
    assert slugs(found) == ["near"]
    assert not found.place.is_vague
    for junk in ("99,999", "53.8", "nan,nan", "1e400,0", "53.8,-1.5,7"):
        assert ask(f"near={junk}").place_unknown


def test_open_on_a_day_at_a_time():
    make_service("morning", places=({"schedules": ((3, "09:00", "12:00"),)},))
    make_service("night", places=({"schedules": ((2, "22:00", "02:00"),)},))
    assert slugs(ask("day=3&time=09:30")) == ["morning"]
    assert slugs(ask("day=3&time=01:30")) == ["night"]
    assert slugs(ask("day=3&time=12:00")) == []
    assert sorted(slugs(ask("day=3&time=25:00"))) == ["morning", "night"]


def test_a_page_beyond_the_last_is_the_last():
    for number in range(21):
        make_service(f"service-{number:02}")
    assert slugs(ask("page=2&sort=name")) == slugs(ask("page=99&sort=name")) == ["service-20"]


def test_open_now():
    make_service("open", places=({"schedules": ((1, "09:00", "12:00"),)},))
    make_service("shut", places=({"schedules": ((2, "09:00", "12:00"),)},))
    make_service("not-known", places=({},))
    assert slugs(ask("open=now")) == ["open"]


def test_nothing_found_is_never_a_dead_end():
    make_service("legal", cost="charged", is_online=True)
    found = ask("cost=free")
    assert found.keys == []
    assert found.alternatives


def test_words_are_found_in_the_reader_s_language_and_english():
    from tests.factories import translate_words

    translate_words(make_service("listening", name="Listening room"), "ar", name="غرفة الاستماع")
    assert slugs(ask("q=غرفه", "ar")) == ["listening"]
    assert slugs(ask("q=listening", "ar")) == ["listening"]
    # Letters that the reader's languages do not have are looked for in those that do.
    assert slugs(ask("q=غرفه", "fr")) == ["listening"]


def test_overdue_services_are_not_printed():
    make_service("fresh", next_check_due=datetime.date(2027, 1, 1))
    make_service("overdue", next_check_due=datetime.date(2026, 9, 1))
    assert sorted(slugs(ask())) == ["fresh", "overdue"]
    assert answer(DirectoryQuery(), "en", MONDAY, not_overdue=True).keys == ["fresh"]


@pytest.mark.parametrize("count", [3, 30])
def test_queries_do_not_grow_with_the_results(count, django_assert_max_num_queries, leeds):
    for number in range(count):
        make_service(f"service-{number}", languages=("ar",), places=({},))
    ask("near=leeds&language=ar&q=service")
    with django_assert_max_num_queries(7):
        found = ask("near=leeds&language=ar&q=service")
    assert found.total == count
