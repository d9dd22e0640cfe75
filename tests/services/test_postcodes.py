from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError
from pyproj import network

from services.models import Place, PlaceName
from services.models.place import PlaceKind
from services.places import find_place
from services.postcodes.codes import postcode_names
from tests.factories.postcodes import (
    ONSPD_HEADER,
    code_point_row,
    geonames_row,
    load_postcodes,
    onspd_row,
    stored_postcodes,
    write_rows,
)

pytestmark = pytest.mark.django_db
GEONAMES = Path(settings.BASE_DIR).parent / "shared" / "data" / "geonames-postcodes-GB.txt"


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("ls2 9jt", ("LS2 9JT", "LS2 9", "LS2")),
        ("LS29JT", ("LS2 9JT", "LS2 9", "LS2")),
        ("LS299JT", ("LS29 9JT", "LS29 9", "LS29")),
        ("L S 2 9 J T", ("LS2 9JT", "LS2 9", "LS2")),
        ("EC1A 1BB", ("EC1A 1BB", "EC1A 1", "EC1A")),
        ("ls2  9", ("LS2 9", "LS2")),
        ("LS29", ("LS29",)),
        ("LS 29", ("LS29",)),
        ("EC1A1", ("EC1A 1", "EC1A")),
        ("M1 1", ("M1 1", "M1")),
        ("Leeds", ()),
        ("LS", ()),
        ("LS2 9JT x", ()),
        ("٣", ()),
        ("", ()),
    ],
)
def test_a_space_tells_a_sector_from_an_outward_code(typed, names):
    assert postcode_names(typed) == names


def test_geonames_outward_codes(tmp_path):
    rows = [
        geonames_row("LS9", 53.80),
        geonames_row("LS9", 53.82),
        geonames_row("LS9", 53.9),
        geonames_row("75001", country="FR"),
    ]
    said = load_postcodes(write_rows(tmp_path / "GB.txt", *rows))
    assert stored_postcodes() == {"LS9": "outward"}
    assert Place.objects.get(name="LS9").latitude == 53.82
    assert "Outward codes: 1, sectors: 0, postcodes: 0" in said
    assert "1 of other countries" in said
    assert "CC BY 4.0" in said


def test_geonames_postcodes_with_their_sectors_and_outward_codes(tmp_path):
    rows = [
        geonames_row("LS2 9JT", 53.80),
        geonames_row("LS2 9JU", 53.81),
        geonames_row("LS2 9JV", 53.89),
        geonames_row("LS2 7AA", 53.70),
        geonames_row("LS2 7AA", 53.99),
        geonames_row("GIR 0AA"),
        geonames_row("LS3 1AA", "", ""),
    ]
    said = load_postcodes(write_rows(tmp_path / "GB_full.txt", *rows))
    assert Place.objects.get(kind=PlaceKind.SECTOR, name="LS2 9").latitude == 53.81
    assert Place.objects.get(kind=PlaceKind.OUTWARD, name="LS2").latitude == pytest.approx(53.805)
    assert Place.objects.get(name="LS2 7AA").latitude == 53.70
    assert "Outward codes: 1, sectors: 2, postcodes: 4" in said
    for reason in ("1 given before", "1 that are no postcode", "1 without a location"):
        assert reason in said


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("pcd,pcd2,pcds,doterm,lat,long", '"LS2 9JT","LS2  9JT","LS2 9JT",,53.8,-1.5'),
        ("PCD7,PCD8,DOTERM,LAT,LONG,CTRY25CD", "LS2 9JT,LS2  9JT,,53.8,-1.5,E00000000"),
        ("x, long ,lat,doterm,pcd", "1,-1.5,53.8,,LS2 9JT"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_onspd_columns_are_found_by_name(tmp_path, header, row, encoding):
    load_postcodes(write_rows(tmp_path / "any.csv", f"{header}\r\n{row}\r\n", encoding=encoding))
    assert stored_postcodes() == {"LS2 9JT": "postcode", "LS2 9": "sector", "LS2": "outward"}
    place = Place.objects.get(kind=PlaceKind.POSTCODE)
    assert (place.latitude, place.longitude) == (53.8, -1.5)


def test_onspd_terminated_and_nowhere_are_passed_over(tmp_path):
    rows = [onspd_row("LS2 9JT"), onspd_row("LS2 9JU", ended="201502"), onspd_row("JE2 3AB", "99.999999", "0.000000")]
    said = load_postcodes(write_rows(tmp_path / "onspd.csv", ONSPD_HEADER, *rows))
    assert "LS2 9JU" not in stored_postcodes()
    assert "1 terminated" in said
    assert "1 without a location" in said
    assert "Open Government Licence v3.0" in said
    assert "Royal Mail" in said


def test_northern_ireland_of_onspd_only_where_asked_for(tmp_path):
    file = write_rows(tmp_path / "onspd.csv", ONSPD_HEADER, onspd_row("LS2 9JT"), onspd_row("BT1 1AA", 54.6, -5.9))
    said = load_postcodes(file)
    assert "BT1 1AA" not in stored_postcodes()
    assert "BT1" not in stored_postcodes()
    assert "1 of Northern Ireland" in said
    assert "internal use only" in said
    said = load_postcodes(file, "--with-northern-ireland")
    assert stored_postcodes()["BT1 1AA"] == "postcode"
    assert "(BT): loaded" in said


def test_northern_ireland_of_geonames_is_loaded(tmp_path):
    load_postcodes(write_rows(tmp_path / "GB.txt", geonames_row("BT1", 54.6, -5.9)))
    assert stored_postcodes() == {"BT1": "outward"}


def test_code_point_is_turned_into_latitude_and_longitude(tmp_path):
    rows = [
        # The worked example of Ordnance Survey's guide to coordinate systems.
        code_point_row("NR1  1AA", 651409.903, 313177.270),
        code_point_row("NR294AB", 651409, 313177, quality=50),
        code_point_row("NR1  1AB", 0, 0, quality=90),
        code_point_row("NR1  1AC", 0, 0),
    ]
    said = load_postcodes(write_rows(tmp_path / "nr.csv", *rows))
    place = Place.objects.get(name="NR1 1AA")
    assert place.latitude == pytest.approx(52.65798, abs=0.0001)
    assert place.longitude == pytest.approx(1.71605, abs=0.0001)
    assert {name for name, kind in stored_postcodes().items() if kind == "postcode"} == {"NR1 1AA", "NR29 4AB"}
    assert "2 without a location" in said
    assert "Contains OS data © Crown copyright" in said
    assert not network.is_network_enabled()


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([geonames_row("LS9"), "GB\tLS9\tshort\n"], "row 2: 3 columns"),
        ([geonames_row("LS9"), geonames_row("LS9", "abc")], "row 2: latitude “abc” is not a number"),
        ([geonames_row("LS9"), geonames_row("LS9", 53.8, "")], "row 2: longitude “” is not a number"),
        ([geonames_row("LS9", 48.9)], r"row 1: latitude “48.9” is outside the UK \(49 to 61.5\)"),
        ([geonames_row("LS9", 53.8, 2.6)], "row 1: longitude “2.6” is outside"),
        ([geonames_row("LS9", "nan")], "row 1: latitude “nan” is outside"),
        ([geonames_row("75001", country="FR")], "no row"),
        ([ONSPD_HEADER.replace("lat", "north"), onspd_row("LS2 9JT")], "row 1: the header has no column “lat”"),
        ([ONSPD_HEADER, "LS2 9JT,LS2 9JT\n"], "row 2: 2 columns, where the header has 9"),
        ([ONSPD_HEADER, onspd_row("LS2 9JT", "x" * 200)], f"row 2: latitude “{'x' * 80}…” is not a number"),
        ([ONSPD_HEADER, onspd_row("BT1 1AA", 54.6, -5.9)], "no row"),
        ([ONSPD_HEADER], "no row"),
        ([code_point_row("LS2 9JT"), '"LS2 9JU",10\n'], "row 2: 2 columns"),
        ([code_point_row("LS2 9JT", quality="good")], "row 1: positional quality “good” is not a number"),
        ([code_point_row("LS2 9JT"), code_point_row("LS2 9JU", "far")], "row 2: eastings “far” is not a number"),
        ([code_point_row("LS2 9JT", northings="")], "row 1: northings “” is not a number"),
        (
            [code_point_row("LS2 9JT"), code_point_row("LS2 9JU", 9_999_999)],
            "row 2: eastings “9999999”.* outside the UK",
        ),
        ([code_point_row("LS2 9JT", "inf")], "row 1: eastings “inf”.* outside the UK"),
        (["name;where\n"], "first row, “name;where”, .*GeoNames.*ONS Postcode Directory.*Code-Point Open"),
        (["\x1b[2J\n"], r"first row, “·\[2J”"),
        ([""], "is empty"),
        ([geonames_row("LS9"), "x" * 70_000], "row 2: longer than"),
    ],
)
def test_a_bad_table_is_named_and_changes_nothing(tmp_path, rows, message):
    load_postcodes(write_rows(tmp_path / "good.txt", geonames_row("M1")))
    bad = write_rows(tmp_path / "bad.csv", *rows)
    with pytest.raises(CommandError, match=f"bad.csv.*{message}.*Nothing was changed") as error:
        load_postcodes(bad)
    assert "\x1b" not in str(error.value)
    assert stored_postcodes() == {"M1": "outward"}


def test_a_bad_row_after_batches_that_were_saved_changes_nothing(tmp_path):
    load_postcodes(write_rows(tmp_path / "good.txt", geonames_row("M1")))
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    rows = [code_point_row(f"LS2 {digit}{a}{b}") for digit in range(9) for a in letters for b in letters]
    with pytest.raises(CommandError, match="row 6085: eastings"):
        load_postcodes(write_rows(tmp_path / "ls.csv", *rows, code_point_row("LS3 1AA", "far")))
    assert stored_postcodes() == {"M1": "outward"}


@pytest.mark.parametrize("data", [b"\xff\n", b"\xff\xfeG\x00B\x00", b"\x89PNG\r\n"])
def test_what_is_not_utf_8_is_named(tmp_path, data):
    file = tmp_path / "GB.txt"
    file.write_bytes(geonames_row("LS9").encode() + data)
    with pytest.raises(CommandError, match=r"GB.txt, row \d: not UTF-8"):
        load_postcodes(file)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(CommandError, match=r"none.txt cannot be read"):
        load_postcodes(tmp_path / "none.txt")


def test_a_table_replaces_all_of_the_table_before_and_leaves_towns(tmp_path):
    town = Place.objects.create(kind=PlaceKind.TOWN, name="Leeds", latitude=53.8, longitude=-1.5)
    PlaceName.objects.create(place=town, folded="leeds")
    old = Place.objects.create(kind=PlaceKind.OUTWARD, name="E1", latitude=51.5, longitude=0)
    PlaceName.objects.create(place=old, folded="e1")
    load_postcodes(write_rows(tmp_path / "onspd.csv", ONSPD_HEADER, onspd_row("LS2 9JT")))
    load_postcodes(write_rows(tmp_path / "ls.csv", code_point_row("M1  1AA")))
    assert set(stored_postcodes()) == {"M1 1AA", "M1 1", "M1"}
    load_postcodes(write_rows(tmp_path / "GB.txt", geonames_row("LS9")))
    assert stored_postcodes() == {"LS9": "outward"}
    assert PlaceName.objects.get().place == town


@pytest.mark.shared_data
def test_the_geonames_file():
    if not GEONAMES.exists():
        pytest.skip("the shared data folder is not beside the project")
    load_postcodes(GEONAMES)
    assert set(stored_postcodes().values()) == {"outward"}
    assert 2_900 < len(stored_postcodes()) < 3_100
    found = find_place("LS9 7AA")
    assert found is not None
    assert found.name == "LS9"
    assert found.point.latitude == pytest.approx(53.80, abs=0.03)
