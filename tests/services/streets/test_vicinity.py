"""How a walker is told where a place is."""

from __future__ import annotations

import pytest

from services.geography import Point
from services.streets.layers import Layer
from services.streets.vicinity import Direction, direction_of, vicinity

from .conftest import EAST, MIDDLE, NORTH, load

pytestmark = pytest.mark.django_db


def at(east: float, north: float) -> Point:
    return Point(MIDDLE.latitude + north * NORTH, MIDDLE.longitude + east * EAST)


def test_the_nearest_station_and_the_streets_around(town):
    near = vicinity(at(0.2, 0.1))
    assert near is not None
    assert (near.station, near.station_layer) == ("Middleton", Layer.STATION)
    assert near.station_metres == pytest.approx(980, rel=0.05)
    assert near.direction is Direction.WEST
    assert near.street_names == ("Long Street", "High Street")


def test_the_nearest_of_several_kinds_of_station(town, tmp_path):
    town.way((9, 4), (9.5, 4), highway="residential", name="Upper Street")
    load(town.write(tmp_path / "town.osm.pbf"))
    near = vicinity(at(9, 4))
    assert near is not None
    assert (near.station, near.station_layer, near.direction) == ("Upper Stop", Layer.TRAM_STOP, Direction.WEST)
    assert near.street_names == ("Upper Street",)


def test_far_from_every_street(town):
    assert vicinity(at(-60, 60)) is None


def test_a_park_has_no_street_but_a_station_is_still_near(town):
    near = vicinity(at(5, 5))
    assert near is not None
    assert near.street_names == ()
    assert near.station == "Upper Stop"


def test_where_nothing_is_loaded(db):
    assert vicinity(MIDDLE) is None


def test_one_query(town, django_assert_num_queries):
    with django_assert_num_queries(1):
        vicinity(MIDDLE)


@pytest.mark.parametrize(
    ("east", "north", "direction"),
    [
        (0, 1, Direction.NORTH),
        (1, 1, Direction.NORTH_EAST),
        (1, 0, Direction.EAST),
        (1, -1, Direction.SOUTH_EAST),
        (0.1, -1, Direction.SOUTH),
        (-1, -1, Direction.SOUTH_WEST),
        (-1, 0.1, Direction.WEST),
        (-1, 1, Direction.NORTH_WEST),
    ],
)
def test_eight_directions(east, north, direction):
    assert direction_of(east, north) is direction


@pytest.mark.shared_data
def test_real_streets_in_leeds(leeds):
    near = vicinity(Point(53.7985, -1.5345))
    assert near is not None
    assert near.station_layer is Layer.BUS_STATION
    assert near.station_metres < 300
    assert "Playhouse Square" in near.street_names
