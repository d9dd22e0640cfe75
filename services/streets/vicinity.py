"""Where a place is, as one would tell a walker: the nearest station and the streets around."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from math import atan2, cos, degrees, hypot, radians
from typing import Final

import numpy as np
import shapely
from django.core.cache import cache
from numpy.typing import NDArray

from services.geography import Point

from .encoding import Piece
from .grid import FINEST, squares_of, to_degrees
from .layers import METRES_A_DEGREE, Area, Layer
from .tiles import pieces_in, stored

#: Metres: a street this near is one that the place can be found by; a station further away than this is none of its.
STREETS_WITHIN: Final = 90
STATIONS_WITHIN: Final = 3_000
MOST_STREETS: Final = 3
#: Seconds.
KEPT: Final = 600
#: The zoom from which on every station is stored.
STATION_ZOOM: Final = 12
STREETS: Final = frozenset({Layer.MAIN_STREET, Layer.STREET, Layer.PATH})
STATIONS: Final = frozenset({Layer.STATION, Layer.TRAM_STOP, Layer.BUS_STATION})


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
    """What is near ``point``; None where no streets are loaded there. One query."""
    close, wide = Area.around(point, STREETS_WITHIN), Area.around(point, STATIONS_WITHIN)
    tiles = stored([squares_of(close, FINEST), squares_of(wide, STATION_ZOOM)])
    at_the_door = [tile for tile in tiles if tile.zoom == FINEST]
    if not at_the_door:
        return None
    stations = pieces_in([tile for tile in tiles if tile.zoom == STATION_ZOOM], wide)
    nearest = min(_stations(stations, point), default=None, key=lambda each: each[0])
    streets = tuple(islice(_streets(pieces_in(at_the_door, close), point), MOST_STREETS))
    if nearest is None:
        return Vicinity("", None, 0.0, None, streets)
    metres, piece, (east, north) = nearest
    # The station lies to the east: from there one goes west.
    return Vicinity(piece.name, piece.layer, metres, direction_of(-east, -north), streets)


def remembered_vicinity(point: Point) -> Vicinity | None:
    """The same, kept for the next who prints or reads about a place there. A change of the base map shows later."""
    key = f"vicinity:{point.latitude:.5f},{point.longitude:.5f}"
    # None is an answer too, and would not be kept.
    found: tuple[Vicinity | None] | None = cache.get_or_set(key, lambda: (vicinity(point),), KEPT)
    return found[0] if found else vicinity(point)


def direction_of(east: float, north: float) -> Direction:
    """Which of eight ways leads so many metres to the east and to the north."""
    return list(Direction)[round(degrees(atan2(east, north)) / 45) % 8]


def _stations(pieces: Iterable[Piece], point: Point) -> Iterator[tuple[float, Piece, tuple[float, float]]]:
    for piece in pieces:
        if piece.layer in STATIONS and piece.name:
            east, north = _from(point, piece.places, STATION_ZOOM)[0].tolist()
            metres = hypot(east, north)
            if metres <= STATIONS_WITHIN:
                yield metres, piece, (east, north)


def _streets(pieces: Iterable[Piece], point: Point) -> Iterator[str]:
    """Names of streets, the nearest first, each once."""
    here = shapely.Point(0, 0)
    found: dict[str, float] = {}
    for piece in pieces:
        if piece.layer in STREETS and piece.name:
            metres = float(shapely.distance(here, shapely.LineString(_from(point, piece.places, FINEST))))
            if metres <= STREETS_WITHIN:
                found[piece.name] = min(metres, found.get(piece.name, metres))
    yield from sorted(found, key=lambda name: (found[name], name))


def _from(point: Point, places: NDArray[np.int64], zoom: int) -> NDArray[np.float64]:
    """Metres to the east and to the north of ``point``, a row each."""
    moved = to_degrees(places, zoom) - (point.longitude, point.latitude)
    return moved * (METRES_A_DEGREE * cos(radians(point.latitude)), METRES_A_DEGREE)
