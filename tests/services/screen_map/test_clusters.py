"""No two markers under one thumb, and no place lost."""

from __future__ import annotations

import random
from math import hypot

import pytest

from services.geography import Point
from services.screen_map.clusters import APART, clustered
from services.screen_map.grid import CLOSEST, FURTHEST_OUT, View

from .making import make_placed

LEEDS = Point(53.7965, -1.5478)


def scattered(seed: int, count: int = 40, spread: float = 0.05) -> list[Point]:
    chance = random.Random(seed)
    return [
        Point(LEEDS.latitude + chance.gauss(0, spread), LEEDS.longitude + chance.gauss(0, spread * 1.7))
        for _each in range(count)
    ]


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("zoom", range(FURTHEST_OUT, CLOSEST + 1))
def test_every_place_in_the_frame_is_in_one_marker_and_no_marker_touches_another(seed, zoom):
    places, view = make_placed(scattered(seed)), View.at(LEEDS, zoom)
    markers = clustered(places, view)
    numbers = [number for marker in markers for number in marker.numbers]
    assert sorted(numbers) == [place.number for place in places if view.holds(place.point)]
    # A tenth of a millimetre is lost in rounding.
    assert all(
        hypot(one.x - other.x, one.y - other.y) > APART - 0.2
        for place, one in enumerate(markers)
        for other in markers[:place]
    )


def test_the_same_places_give_the_same_markers():
    view = View.at(LEEDS, 6)
    assert clustered(make_placed(scattered(1)), view) == clustered(make_placed(scattered(1)), view)


@pytest.mark.parametrize("seed", range(5))
def test_looking_closer_takes_a_marker_apart(seed):
    places, view = make_placed(scattered(seed)), View.at(LEEDS, 5)
    groups = [marker for marker in clustered(places, view) if marker.is_cluster]
    assert groups
    for group in groups:
        closer, seen = group.closer(view), len(group.members)
        while closer is not None and seen == len(group.members):
            markers = clustered(group.members, closer)
            first = next(marker for marker in markers if group.first in marker.members)
            seen, closer = len(first.members), first.closer(closer) if first.is_cluster else None
        assert seen < len(group.members)


def test_places_in_one_building_are_not_promised_apart():
    [marker] = clustered(make_placed([LEEDS, LEEDS, Point(53.79651, -1.5478)]), View.at(LEEDS, 6))
    assert marker.numbers == [1, 2, 3]
    assert marker.closer(View.at(LEEDS, 6)) is None
