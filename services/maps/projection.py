"""From the ground to the page: a local equirectangular projection, true to scale for an area the size of a county."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, cos, radians
from statistics import median
from typing import Final

from services.geography import EARTH_RADIUS_KM, Point, distance_km

#: Metres from one side of the frame to the other, on its shorter side: one lone place still shows what is around it.
MINIMUM_SPAN_M: Final = 2_000.0
#: A place further away than this many times the median, or so many times what four of five are within, is shown at the
#: edge: one service in London would shrink Leeds to a dot.
FAR: Final = 5.0
STRAY: Final = 1.5
MOST: Final = 0.8
METRES_A_DEGREE: Final = radians(1) * EARTH_RADIUS_KM * 1000


@dataclass(frozen=True, slots=True)
class Projection:
    """``centre`` is in the middle of a frame of ``width`` by ``height`` millimetres. On the page x grows right, y
    grows down.
    """

    centre: Point
    metres_per_mm: float
    width: float
    height: float

    def to_page(self, point: Point) -> tuple[float, float]:
        east = (point.longitude - self.centre.longitude) * METRES_A_DEGREE * cos(radians(self.centre.latitude))
        north = (point.latitude - self.centre.latitude) * METRES_A_DEGREE
        return self.width / 2 + east / self.metres_per_mm, self.height / 2 - north / self.metres_per_mm

    def holds(self, x: float, y: float, margin: float = 0.0) -> bool:
        return margin <= x <= self.width - margin and margin <= y <= self.height - margin

    def edge_towards(self, x: float, y: float, margin: float) -> tuple[float, float]:
        """Where the straight line from the middle to a place outside leaves the frame, ``margin`` millimetres inside
        it.
        """
        dx, dy = x - self.width / 2, y - self.height / 2
        shrink = min(
            (side / 2 - margin) / abs(way) if way else float("inf")
            for side, way in ((self.width, dx), (self.height, dy))
        )
        return self.width / 2 + dx * shrink, self.height / 2 + dy * shrink


def fit(points: Sequence[Point], width: float, height: float, margin: float) -> Projection:
    """Fit at least one point into a frame, ``margin`` millimetres clear of its sides."""
    south, north = min(p.latitude for p in points), max(p.latitude for p in points)
    west, east = min(p.longitude for p in points), max(p.longitude for p in points)
    centre = Point((south + north) / 2, (west + east) / 2)
    east_west = (east - west) * METRES_A_DEGREE * cos(radians(centre.latitude))
    north_south = (north - south) * METRES_A_DEGREE
    return Projection(
        centre,
        max(
            east_west / (width - 2 * margin),
            north_south / (height - 2 * margin),
            MINIMUM_SPAN_M / min(width, height),
        ),
        width,
        height,
    )


def worth_framing(points: Iterable[Point], origin: Point | None) -> list[Point]:
    """The points a frame should hold: all but the few that are far out of the way. The origin is one of them."""
    points = list(points)
    if not points:
        return []
    middle = origin or Point(median(p.latitude for p in points), median(p.longitude for p in points))
    away = [distance_km(middle, point) for point in points]
    reach = sorted(away)[ceil(MOST * len(away)) - 1]
    limit = max(min(FAR * median(away), STRAY * reach), MINIMUM_SPAN_M / 1000)
    kept = [point for point, km in zip(points, away, strict=True) if km <= limit]
    return [*kept, origin] if origin else kept
