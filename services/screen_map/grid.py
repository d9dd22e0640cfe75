"""What a map on the screen may show: few sizes, and places on a grid, so that readers share the same pictures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians
from typing import Final

from services.geography import Point
from services.maps.projection import METRES_A_DEGREE, Projection

#: A square of 317 by 317 pixels on a phone, in millimetres of 96 to the inch.
FRAME: Final = 84.0
#: Metres to a millimetre: from the whole of the UK to one neighbourhood.
SCALES: Final = (14_000, 5_000, 2_000, 800, 300, 120, 50, 22, 10)
FURTHEST_OUT: Final = 1
CLOSEST: Final = len(SCALES)
#: What is shown around a place where nothing was found: ten kilometres.
AROUND: Final = 6
#: Millimetres between two neighbouring places of the grid, and how many of them one step to a side is.
STEP: Final = FRAME / 8
PAN: Final = 4
#: Millimetres that a place stays clear of the side, so that its whole marker shows.
CLEAR: Final = 6.8
#: Where the middle of a map may be: at each zoom the place of the grid nearest to the furthest corners of the UK.
SOUTH, NORTH, WEST, EAST = 49.0, 61.5, -9.2, 2.5
#: One width of a step for all latitudes, or the columns would not lie below one another.
COLUMN_LATITUDE: Final = 54.5


@dataclass(frozen=True, slots=True)
class View:
    """``zoom`` from ``FURTHEST_OUT`` to ``CLOSEST``; ``x`` and ``y`` count steps of the grid east of Greenwich and
    north of the equator, to the middle of the frame.
    """

    zoom: int
    x: int
    y: int

    @classmethod
    def at(cls, point: Point, zoom: int) -> View:
        """The view whose middle is nearest to ``point``."""
        tall, wide = _steps(zoom)
        return cls(zoom, round(point.longitude / wide), round(point.latitude / tall))

    @property
    def centre(self) -> Point:
        tall, wide = _steps(self.zoom)
        return Point(round(self.y * tall, 6), round(self.x * wide, 6))

    @property
    def projection(self) -> Projection:
        return Projection(self.centre, float(SCALES[self.zoom - 1]), FRAME, FRAME)

    @property
    def is_in_the_uk(self) -> bool:
        return SOUTH <= self.centre.latitude <= NORTH and WEST <= self.centre.longitude <= EAST

    @property
    def url(self) -> str:
        """Of the picture below the markers. It says nothing of what a reader looks for."""
        return f"/map/{self.zoom}/{self.x},{self.y}.svg"

    @property
    def dark_url(self) -> str:
        return f"/map/{self.zoom}/{self.x},{self.y}.dark.svg"

    def moved(self, east: int, north: int) -> View:
        """Half a frame to a side."""
        return View(self.zoom, self.x + east * PAN, self.y + north * PAN)

    def zoomed(self, zoom: int) -> View:
        return View.at(self.centre, zoom)

    def holds(self, point: Point) -> bool:
        return self.projection.holds(*self.projection.to_page(point), CLEAR)


def _steps(zoom: int) -> tuple[float, float]:
    """Degrees of latitude and of longitude between neighbours on the grid."""
    tall = STEP * SCALES[zoom - 1] / METRES_A_DEGREE
    return tall, tall / cos(radians(COLUMN_LATITUDE))


def clamped(zoom: int) -> int:
    return max(FURTHEST_OUT, min(CLOSEST, zoom))


def fitting(points: Sequence[Point], closest: int = CLOSEST - 1) -> View:
    """The closest view that shows at least one point whole; one step from the closest at most, since one lone place
    should show what is around it.
    """
    middle = Point(
        _middle(point.latitude for point in points),
        _middle(point.longitude for point in points),
    )
    views = (View.at(middle, zoom) for zoom in range(closest, FURTHEST_OUT, -1))
    return next((view for view in views if all(map(view.holds, points))), View.at(middle, FURTHEST_OUT))


def _middle(values: Iterable[float]) -> float:
    values = list(values)
    return (min(values) + max(values)) / 2
