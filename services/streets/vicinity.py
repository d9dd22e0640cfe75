"""Where a place is, as one would tell a walker: the nearest station and the streets around."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from services.geography import Point

from .layers import Layer


class Direction(StrEnum):
    """From the station to the place."""

    NORTH = "north"
    NORTH_EAST = "north-east"
    EAST = "east"
    SOUTH_EAST = "south-east"
    SOUTH = "south"
    SOUTH_WEST = "south-west"
    WEST = "west"
    NORTH_WEST = "north-west"


@dataclass(frozen=True, slots=True)
class Vicinity:
    """``station``: "" where none is near; ``station_layer`` says of what kind. ``station_metres`` in a straight line.
    ``street_names``: nearest first, at most three.
    """

    station: str
    station_layer: Layer | None
    station_metres: float
    direction: Direction | None
    street_names: tuple[str, ...]


def vicinity(point: Point) -> Vicinity | None:
    """What is near ``point``; None where no streets are loaded there."""
    return None
