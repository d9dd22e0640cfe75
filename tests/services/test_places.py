from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from services.models import Place, PlaceName
from services.models.place import PlaceKind
from services.place_table import spellings
from services.places import find_place
from services.postcode_table import BadRow, outward_codes

pytestmark = pytest.mark.django_db
GEONAMES = Path(settings.BASE_DIR).parent / "shared" / "data" / "geonames-postcodes-GB.txt"
ROW = "GB\tLS9\tBurmantofts\tEngland\tENG\tWest Yorkshire\t\t\t\t53.80\t-1.51\t4\n"


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


def test_a_loaded_outward_code_goes_before_the_town(leeds, tmp_path):
    file = tmp_path / "GB.txt"
    file.write_text(ROW + ROW.replace("53.80", "53.82"), encoding="utf-8")
    call_command("load_postcodes", file)
    found = find_place("LS9 7AA")
    assert found is not None
    assert (found.name, round(found.point.latitude, 3)) == ("LS9", 53.81)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ROW + "GB\tLS9\tshort\n", "row 2: 3 columns"),
        (ROW + ROW.replace("53.80", "north"), "row 2: latitude or longitude"),
        ("FR\t75001\tParis\t\t\t\t\t\t\t48.8\t2.3\t4\n", "no row holds"),
    ],
)
def test_a_broken_file_is_named_and_changes_nothing(leeds, tmp_path, text, said):
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text(ROW, encoding="utf-8")
    bad.write_text(text, encoding="utf-8")
    call_command("load_postcodes", good)
    with pytest.raises(CommandError, match=said):
        call_command("load_postcodes", bad)
    assert Place.objects.filter(kind=PlaceKind.OUTWARD).count() == 1


def test_rows_of_other_countries_are_passed_over():
    with pytest.raises(BadRow):
        outward_codes(["FR\t75001\tParis\t\t\t\t\t\t\t48.8\t2.3\t4\n"])


@pytest.mark.shared_data
def test_the_geonames_file():
    if not GEONAMES.exists():
        pytest.skip("the shared data folder is not beside the project")
    with GEONAMES.open(encoding="utf-8") as lines:
        codes = outward_codes(lines)
    assert 2_900 < len(codes) < 3_100
    assert codes["LS9"].latitude == pytest.approx(53.80, abs=0.03)
