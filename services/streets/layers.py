"""What the base map shows. Nothing else is kept of an extract: no building, no shop, nobody's address."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import cos, radians
from typing import TYPE_CHECKING, Final

from services.geography import Point

if TYPE_CHECKING:
    from services.maps.projection import Projection

ATTRIBUTION: Final = "© OpenStreetMap contributors"
LICENCE: Final = "ODbL"
LICENCE_URL: Final = "https://www.openstreetmap.org/copyright"
METRES_A_DEGREE: Final = 111_195.08


class Layer(StrEnum):
    WATER = "water"
    PARK = "park"
    HOSPITAL = "hospital"
    SCHOOL = "school"
    RIVER = "river"
    RAIL = "rail"
    TRAM = "tram"
    PATH = "path"
    STREET = "street"
    MAIN_STREET = "main_street"
    STATION = "station"
    TRAM_STOP = "tram_stop"
    BUS_STATION = "bus_station"
    SUBURB = "suburb"
    TOWN = "town"


AREAS: Final = frozenset({Layer.WATER, Layer.PARK, Layer.HOSPITAL, Layer.SCHOOL})
LINES: Final = frozenset({Layer.RIVER, Layer.RAIL, Layer.TRAM, Layer.PATH, Layer.STREET, Layer.MAIN_STREET})
POINTS: Final = frozenset(Layer) - AREAS - LINES


@dataclass(frozen=True, slots=True)
class Area:
    """A box in WGS 84 degrees."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def around(cls, point: Point, metres: float) -> Area:
        """The box that reaches ``metres`` from ``point`` to each side."""
        tall = metres / METRES_A_DEGREE
        wide = tall / cos(radians(point.latitude))
        return cls(point.longitude - wide, point.latitude - tall, point.longitude + wide, point.latitude + tall)

    @classmethod
    def of(cls, projection: Projection, bleed: float = 0.0) -> Area:
        """The ground in a map's frame and ``bleed`` millimetres round it."""
        metres = projection.metres_per_mm
        tall = (projection.height / 2 + bleed) * metres / METRES_A_DEGREE
        wide = (projection.width / 2 + bleed) * metres / METRES_A_DEGREE / cos(radians(projection.centre.latitude))
        middle = projection.centre
        return cls(middle.longitude - wide, middle.latitude - tall, middle.longitude + wide, middle.latitude + tall)


@dataclass(frozen=True, slots=True)
class Shape:
    """``points`` as (longitude, latitude); ``name`` as OpenStreetMap writes it, or "". Of an area, ``points`` is the
    outline and ``holes`` what is not part of it; a point has one.
    """

    layer: Layer
    name: str
    points: tuple[tuple[float, float], ...]
    holes: tuple[tuple[tuple[float, float], ...], ...] = ()
