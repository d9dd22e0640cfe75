"""Tables of postcodes as they are published: in a zip archive or a folder, among other files."""

from __future__ import annotations

import pytest
from django.core.management import CommandError

from services.postcodes import files
from tests.factories.postcodes import (
    ONSPD_HEADER,
    code_point_row,
    geonames_row,
    load_postcodes,
    onspd_row,
    stored_postcodes,
    write_rows,
    write_zip,
)

pytestmark = pytest.mark.django_db

CODE_POINT_FOLDER = {
    "Data/CSV/ls.csv": code_point_row("LS2 9JT"),
    "Data/CSV/m.csv": code_point_row("M1  1AA", 384000, 398000),
    "Doc/Code-Point_Open_Column_Headers.csv": "PC,PQ,EA,NO\n",
    "__MACOSX/Data/CSV/._ls.csv": "x",
}
ONSPD_FOLDER = {
    "Data/ONSPD_NOV_2099_UK.csv": ONSPD_HEADER + onspd_row("LS2 9JT") + onspd_row("M1 1AA", 53.48, -2.23),
    "Data/multi_csv/ONSPD_NOV_2099_UK_LS.csv": "not read",
    "Data/multi_csv/ONSPD_NOV_2099_UK.csv": "not read",
    "Documents/Country names and codes UK.csv": "CTRY,NAME\n",
    "User Guide/guide.pdf": "%PDF",
}
GEONAMES_FOLDER = {"readme.txt": "Words", "GB_full.txt": geonames_row("LS2 9JT") + geonames_row("M1 1AA", 53.48, -2.23)}


@pytest.mark.parametrize("members", [CODE_POINT_FOLDER, ONSPD_FOLDER, GEONAMES_FOLDER])
@pytest.mark.parametrize("packed", [True, False])
def test_a_release_is_read_from_its_zip_or_folder(tmp_path, members, packed):
    folder = tmp_path / "release"
    for name, text in members.items():
        write_rows(folder / name, text)
    load_postcodes(write_zip(tmp_path / "release.zip", **members) if packed else folder)
    assert {name for name, kind in stored_postcodes().items() if kind == "postcode"} == {"LS2 9JT", "M1 1AA"}


def test_the_folder_of_the_tables_itself_may_be_given(tmp_path):
    write_rows(tmp_path / "ls.csv", code_point_row("LS2 9JT"))
    write_rows(tmp_path / "m.csv", code_point_row("M1  1AA"))
    load_postcodes(tmp_path)
    assert "M1 1AA" in stored_postcodes()


def test_a_bad_row_in_a_zip_is_named_with_its_member(tmp_path):
    archive = write_zip(tmp_path / "x.zip", **CODE_POINT_FOLDER | {"Data/CSV/zz.csv": code_point_row("ZE1 0AA", "?")})
    with pytest.raises(CommandError, match=r"x.zip, Data/CSV/zz.csv, row 1: eastings “\?” is not a number"):
        load_postcodes(archive)


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ({"readme.txt": "x"}, "holds no table"),
        (
            ONSPD_FOLDER | {"Data/ONSPD_MAY_2099_UK.csv": ONSPD_HEADER},
            "more than one table: Data/ONSPD_MAY",
        ),
        (CODE_POINT_FOLDER | {"Data/CSV/b.csv": ONSPD_HEADER}, r"ls\.csv: Code-Point Open, where .*b\.csv is ONS"),
    ],
)
def test_what_a_zip_should_not_hold(tmp_path, members, message):
    with pytest.raises(CommandError, match=message):
        load_postcodes(write_zip(tmp_path / "x.zip", **members))


def test_a_zip_that_unpacks_to_too_much_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "LARGEST", 100)
    with pytest.raises(CommandError, match=r"Data/CSV/m\.csv: with it more than"):
        load_postcodes(write_zip(tmp_path / "x.zip", **CODE_POINT_FOLDER))


def test_a_damaged_zip_is_named(tmp_path):
    archive = write_zip(
        tmp_path / "x.zip", **{"Data/CSV/ls.csv": "".join(code_point_row(f"LS2 {n}AA") for n in range(10))}
    )
    data = bytearray(archive.read_bytes())
    data[60:70] = b"\0" * 10
    archive.write_bytes(data)
    with pytest.raises(CommandError, match=r"x.zip, Data/CSV/ls.csv cannot be read"):
        load_postcodes(archive)
