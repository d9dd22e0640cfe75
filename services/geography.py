"""Points and straight lines on the ground."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import Final, NamedTuple

EARTH_RADIUS_KM: Final = 6371.0088


class Point(NamedTuple):
    """WGS 84 degrees."""

    latitude: float
    longitude: float


def distance_km(one: Point, other: Point) -> float:
    """Great-circle distance in kilometres (haversine): a straight line, not a way to walk."""
    lat1, lat2 = radians(one.latitude), radians(other.latitude)
    half_lat = sin((lat2 - lat1) / 2)
    half_lon = sin(radians(other.longitude - one.longitude) / 2)
    chord = half_lat * half_lat + cos(lat1) * cos(lat2) * half_lon * half_lon
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, chord)))
