from __future__ import annotations

import pytest

from services.models import Place, PlaceName
from services.models.place import PlaceKind
from services.place_table import spellings
from services.places import find_place
from tests.factories.postcodes import geonames_row, load_postcodes, write_rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def leeds() -> Place:
    place = Place.objects.create(kind=PlaceKind.TOWN, name="Leeds", latitude=53.79648, longitude=-1.54785, population=9)
    for name in spellings("Leeds", ["ليدز", "لیدز", "利兹", "Лідс", "LBA", "LS"]):
        PlaceName.objects.create(place=place, folded=name)
    return place


@pytest.mark.parametrize(
    "typed", ["Leeds", " leeds ", "LEEDS", "ليدز", "لیدز", "利兹", "Лідс", "LS9", "ls9 7aa", "LS97AA"]
)
def test_leeds_in_any_script_and_by_postcode(leeds, typed):
    found = find_place(typed)
    assert found is not None
    assert found.name.endswith("Leeds") if typed.isascii() else found.name == typed
    assert found.is_vague


@pytest.mark.parametrize("typed", ["", "  ", "Atlantis", "LBA", "ZZ9 9ZZ", "%", "'; drop table", "x" * 500])
def test_what_is_nowhere_is_none(leeds, typed):
    assert find_place(typed) is None


@pytest.fixture
def postcodes(tmp_path) -> None:
    rows = [geonames_row("LS2 9JT"), geonames_row("LS2 9JU"), geonames_row("LS29 1AA")]
    load_postcodes(write_rows(tmp_path / "GB_full.txt", *rows))


@pytest.mark.parametrize(
    ("typed", "name", "is_vague", "queries"),
    [
        ("ls2 9jt", "LS2 9JT", False, 1),
        ("LS29JT", "LS2 9JT", False, 1),
        ("LS2 9ZZ", "LS2 9", True, 1),
        ("LS2 8AA", "LS2", True, 1),
        ("LS3 1AA", "LS3, Leeds", True, 2),
        ("LS2 9", "LS2 9", True, 1),
        ("LS2 8", "LS2", True, 1),
        ("LS3 1", "LS3, Leeds", True, 2),
        ("LS29", "LS29", True, 1),
        ("LS3", "LS3, Leeds", True, 2),
        ("ＬＳ２　９ＪＴ", "LS2 9JT", False, 1),
    ],
)
def test_a_postcode_is_found_as_exactly_as_the_table_knows_it(
    leeds, postcodes, django_assert_num_queries, typed, name, is_vague, queries
):
    with django_assert_num_queries(queries):
        found = find_place(typed)
    assert found is not None
    assert (found.name, found.is_vague) == (name, is_vague)


def test_a_postcode_of_no_area_is_nowhere(leeds, postcodes, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert find_place("QQ1 1AA") is None
