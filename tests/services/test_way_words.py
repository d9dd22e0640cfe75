"""How to get there on foot, in words."""

from __future__ import annotations

import pytest
from django.utils import translation

from portal.languages import get_language
from services.streets.layers import Layer
from services.streets.vicinity import Direction, Vicinity
from services.way_words import walk_minutes, way_there


def said(near: Vicinity, language: str = "en") -> list[str]:
    with translation.override(language):
        return way_there(near, get_language(language))


def test_the_nearest_station_the_way_and_the_streets():
    near = Vicinity("Leeds", Layer.STATION, 600.0, Direction.NORTH_EAST, ("Mabgate", "Eastgate"))
    assert said(near) == [
        "Nearest railway station: Leeds. It is about 10 minutes on foot. From there, go north-east.",
        "Streets near it: Mabgate and Eastgate",
    ]


@pytest.mark.parametrize("layer", [Layer.STATION, Layer.TRAM_STOP, Layer.BUS_STATION])
@pytest.mark.parametrize("direction", Direction)
def test_every_kind_of_station_and_direction_has_words(layer, direction):
    [sentence] = said(Vicinity("Mabgate", layer, 300.0, direction, ()))
    assert "Mabgate" in sentence
    assert f"go {direction.value}." in sentence


def test_in_arabic_a_name_stays_left_to_right():
    [sentence] = said(Vicinity("Leeds", Layer.STATION, 300.0, Direction.NORTH, ()), "ar")
    assert "\u2066Leeds\u2069" in sentence


def test_nobody_is_sent_on_foot_from_a_station_far_away():
    assert said(Vicinity("York", Layer.STATION, 30_000.0, Direction.WEST, ())) == []
    assert said(Vicinity("", None, 0.0, None, ("Mabgate",))) == ["Streets near it: Mabgate"]


@pytest.mark.parametrize(("metres", "minutes"), [(0, 1), (60, 1), (290, 5), (500, 9), (800, 15), (1609, 30)])
def test_minutes_are_no_more_exact_than_they_can_be(metres, minutes):
    assert walk_minutes(metres) == minutes
