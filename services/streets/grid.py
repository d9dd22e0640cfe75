"""Squares of the world as web maps number them (Web Mercator, EPSG:3857), and whole units inside them.

At zoom ``z`` the world is ``2 ** z`` squares wide, a square ``EXTENT`` units: at 54 degrees north a unit is 0.18 m at
zoom 16, 0.7 m at 14, 2.9 m at 12, 11.5 m at 10. x grows east, y south.
"""

from __future__ import annotations

from math import asinh, atan, cos, degrees, floor, pi, radians, sinh, tan
from typing import Any, Final, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from .layers import METRES_A_DEGREE, Area

Floats: TypeAlias = NDArray[np.float64]
Integers: TypeAlias = NDArray[np.int64]

ZOOMS: Final = (10, 12, 14, 16)
FINEST: Final = ZOOMS[-1]
EXTENT: Final = 2048
#: Where Web Mercator ends.
LAST_LATITUDE: Final = 85.05


class Square(NamedTuple):
    zoom: int
    x: int
    y: int


class Squares(NamedTuple):
    """All squares of a zoom from ``west`` to ``east`` and from ``north`` to ``south``, both ends among them."""

    zoom: int
    west: int
    east: int
    north: int
    south: int

    @property
    def number(self) -> int:
        return (self.east - self.west + 1) * (self.south - self.north + 1)


def squares_of(area: Area, zoom: int) -> Squares:
    west, north = _square(area.west, area.north, zoom)
    east, south = _square(area.east, area.south, zoom)
    return Squares(zoom, west, east, north, south)


def units(zoom: int) -> int:
    """How many units the world is wide."""
    return EXTENT << zoom


def to_units(places: NDArray[Any], zoom: int = FINEST) -> Floats:
    """From (longitude, latitude) a row to units, not yet whole."""
    latitude = np.radians(np.clip(places[:, 1], -LAST_LATITUDE, LAST_LATITUDE))
    x = (places[:, 0] + 180) / 360
    y = (1 - np.arcsinh(np.tan(latitude)) / pi) / 2
    return np.column_stack((x, y)) * units(zoom)


def to_degrees(places: NDArray[Any], zoom: int) -> Floats:
    """From units back to (longitude, latitude) a row."""
    x, y = places[:, 0] / units(zoom), places[:, 1] / units(zoom)
    latitude = np.degrees(np.arctan(np.sinh(pi * (1 - 2 * y))))
    return np.column_stack((x * 360 - 180, latitude))


def metres_a_unit(y: float, zoom: int) -> float:
    """How long a unit is on the ground, ``y`` units from the north."""
    latitude = degrees(atan(sinh(pi * (1 - 2 * y / units(zoom)))))
    return 360 * METRES_A_DEGREE * cos(radians(latitude)) / units(zoom)


def _square(longitude: float, latitude: float, zoom: int) -> tuple[int, int]:
    kept = radians(min(max(latitude, -LAST_LATITUDE), LAST_LATITUDE))
    last = (1 << zoom) - 1
    x = floor((longitude + 180) / 360 * (1 << zoom))
    y = floor((1 - asinh(tan(kept)) / pi) / 2 * (1 << zoom))
    return min(max(x, 0), last), min(max(y, 0), last)
