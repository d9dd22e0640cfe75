"""From extracts to tiles: what is kept, what is not, and that a bad file changes nothing."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from services.models import MapExtract, MapTile
from services.streets.layers import Area, Layer
from services.streets.reading import has_streets, shapes_in

from .conftest import MIDDLE, Town, load, small_town

pytestmark = pytest.mark.django_db
AROUND = Area.around(MIDDLE, 2_000)


def found(detail: float = 1.0, area: Area = AROUND) -> dict[str, Layer]:
    return {shape.name: shape.layer for shape in shapes_in(area, detail)}


def test_what_a_walker_needs_is_kept(town):
    assert found() == {
        "Long Street": Layer.STREET,
        "High Street": Layer.MAIN_STREET,
        "": Layer.PATH,
        "Middleton": Layer.STATION,
        "Upper Stop": Layer.TRAM_STOP,
        "The Lake": Layer.WATER,
        "Green Park": Layer.PARK,
    }


def test_nothing_else_is_kept(tmp_path):
    town = small_town()
    town.way((1, 1), (2, 1), (2, 2), is_closed=True, building="house", name="Rose Cottage", **{"addr:housenumber": "7"})
    town.node(1, 2, shop="bakery", name="The Bakery")
    town.node(2, 2, amenity="social_facility", name="A refuge")
    town.way((1, 3), (2, 3), highway="residential", access="private", name="Private Drive")
    town.way((1, 4), (2, 4), highway="nobody-knows", name="Strange Way")
    load(town.write(tmp_path / "town.osm"))
    assert {"Rose Cottage", "The Bakery", "A refuge", "Private Drive", "Strange Way"}.isdisjoint(found())


def test_an_island_is_not_water(town):
    lakes = [shape for shape in shapes_in(AROUND, 1.0) if shape.layer is Layer.WATER]
    assert sum(len(lake.holes) for lake in lakes) >= 1


def test_a_street_that_crosses_many_tiles_is_one(town):
    streets = [shape for shape in shapes_in(AROUND, 1.0) if shape.name == "Long Street"]
    assert len(streets) == 1
    longitudes = [longitude for longitude, _latitude in streets[0].points]
    assert max(longitudes) - min(longitudes) == pytest.approx(18 * 0.0015, rel=0.01)


def test_from_far_away_only_what_is_large_is_read(town):
    assert "Long Street" not in found(detail=30.0)
    assert found(detail=30.0)["High Street"] is Layer.MAIN_STREET
    assert found(detail=5_000.0) == {}


def test_one_query_reads_an_area(town, django_assert_num_queries):
    with django_assert_num_queries(1):
        shapes_in(AROUND, 1.0)


def test_where_nothing_is_loaded(town):
    elsewhere = Area(1.0, 51.0, 1.1, 51.1)
    assert shapes_in(elsewhere, 1.0) == []
    assert has_streets(AROUND)
    assert not has_streets(elsewhere)


def test_the_same_file_again_replaces_and_another_adds(town, tmp_path):
    tiles = MapTile.objects.count()
    load(town.write(tmp_path / "town.osm.pbf"))
    assert (MapExtract.objects.count(), MapTile.objects.count()) == (1, tiles)
    other = Town()
    other.way((30, 0), (40, 0), highway="residential", name="Far Street")
    load(other.write(tmp_path / "other.osm"))
    assert MapExtract.objects.count() == 2
    assert {"Far Street", "Long Street"} <= found(area=Area.around(MIDDLE, 7_000)).keys()


def test_what_two_extracts_share_is_read_once(town, tmp_path):
    load(town.write(tmp_path / "again.osm.pbf"))
    names = [shape.name for shape in shapes_in(AROUND, 1.0)]
    assert sorted(names) == sorted(set(names))


def test_an_extract_knows_where_it_is(town):
    extract = MapExtract.objects.get()
    assert extract.west < MIDDLE.longitude < extract.east
    assert extract.south < MIDDLE.latitude < extract.north
    assert extract.counts["street"] == 1


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.osm", b"", "is empty"),
        ("words.osm", b"Not a map at all.", "broken, or no OpenStreetMap extract"),
        ("cut.osm", b'<?xml version="1.0"?><osm version="0.6"><node id="1" lat="53" lon="-1"', "broken"),
        ("html.osm", b"<html><body>404</body></html>", "broken|no street"),
        ("nothing.osm", b'<?xml version="1.0"?><osm version="0.6"></osm>', "no street"),
        ("noise.osm.pbf", bytes(range(256)) * 40, "broken"),
        ("map.txt", b"<osm/>", "its name should end in"),
        ("colours.osm", b"\x1b[31mred\x1b[0m", "broken"),
    ],
)
def test_a_bad_file_is_named_and_changes_nothing(town, tmp_path, name, content, says):
    before = list(MapTile.objects.order_by("pk").values_list("pk", flat=True))
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(CommandError, match=says) as refused:
        call_command("load_map", str(path))
    assert name in str(refused.value)
    assert "\x1b" not in str(refused.value)
    assert list(MapTile.objects.order_by("pk").values_list("pk", flat=True)) == before


def test_a_folder_and_a_file_that_is_not_there(tmp_path):
    for path in (tmp_path / "none.osm", tmp_path):
        with pytest.raises(CommandError):
            call_command("load_map", str(path))


def test_a_street_of_which_a_part_is_outside_the_extract(tmp_path):
    town = Town()
    town.way((0, 0), (1, 0), (2, 0), (3, 0), highway="residential", name="Cut Street")
    # The third of its nodes is not in the file.
    del town.nodes[2]
    town.way((0, 2), (5, 2), highway="residential", name="Whole Street")
    load(town.write(tmp_path / "town.osm"))
    assert {"Cut Street", "Whole Street"} <= found().keys()
