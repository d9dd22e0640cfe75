"""The coast, so that a reader sees where the sea is. Natural Earth 1:10,000,000 (public domain), from the npm
package world-atlas.

It is drawn on wide maps only: a millimetre of the source is ten kilometres on the ground, so that on a map of a town it
would put a pier inland.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from django.conf import settings

from services.geography import Point
from services.topojson import arcs_of, polygons, ring

from .projection import Projection

#: Below this many metres to the millimetre the coast would be more wrong than useful.
COARSEST_HELP: Final = 100.0
#: Longitude and latitude of what is kept of the world: the British Isles and their seas.
WEST, SOUTH, EAST, NORTH = -11.5, 48.8, 3.5, 61.8
#: Millimetres the shapes reach beyond the frame, so that the edge of the cut is not seen; and the finest detail
#: that is drawn.
BLEED: Final = 4.0
DETAIL: Final = 0.25

Shape = list[tuple[float, float]]


def coast(projection: Projection) -> list[Shape]:
    """Land as polygons in page millimetres, cut to the frame. Empty where there is no sea,
    or where it would mislead.
    """
    if projection.metres_per_mm < COARSEST_HELP:
        return []
    box = (-BLEED, -BLEED, projection.width + BLEED, projection.height + BLEED)
    shapes = [
        _thin(shape) for ring in _land() if len(shape := clip([projection.to_page(point) for point in ring], *box)) > 2
    ]
    whole = (box[2] - box[0]) * (box[3] - box[1])
    dry = sum(_area(shape) for shape in shapes) > 0.999 * whole
    return [] if dry else shapes


def clip(shape: Shape, left: float, top: float, right: float, bottom: float) -> Shape:
    """Cut a polygon to a rectangle (Sutherland and Hodgman, 1974)."""
    for axis, limit, keeps_more in ((0, left, True), (0, right, False), (1, top, True), (1, bottom, False)):
        shape = list(_cut(shape, axis, limit, keeps_more))
    return shape


def _cut(shape: Shape, axis: int, limit: float, keeps_more: bool) -> Iterator[tuple[float, float]]:
    inside: Callable[[tuple[float, float]], bool] = lambda p: (p[axis] >= limit) == keeps_more or p[axis] == limit  # noqa: E731
    for before, here in zip([*shape[-1:], *shape[:-1]], shape, strict=True):
        if inside(before) != inside(here):
            share = (limit - before[axis]) / (here[axis] - before[axis])
            other = before[1 - axis] + share * (here[1 - axis] - before[1 - axis])
            yield (limit, other) if axis == 0 else (other, limit)
        if inside(here):
            yield here


@lru_cache(maxsize=1)
def _land() -> tuple[tuple[Point, ...], ...]:
    """Outlines of the land around the British Isles, read once; none where the package is not installed."""
    path = Path(settings.NODE_MODULES) / "world-atlas" / "land-10m.json"
    if not path.exists():
        return ()
    world = json.loads(path.read_text())
    arcs = arcs_of(world)
    outlines = (ring(numbers, arcs) for numbers in _outer_rings(world["objects"]["land"]))
    near = (outline for outline in outlines if _touches(outline))
    cut = (clip(outline, WEST, SOUTH, EAST, NORTH) for outline in near)
    return tuple(tuple(Point(latitude, longitude) for longitude, latitude in outline) for outline in cut if outline)


def _outer_rings(shape: dict[str, Any]) -> Iterator[list[int]]:
    for each in shape.get("geometries", ()):
        yield from _outer_rings(each)
    for polygon in polygons(shape):
        yield polygon[0]


def _touches(ring: Shape) -> bool:
    return any(WEST <= x <= EAST and SOUTH <= y <= NORTH for x, y in ring)


def _thin(shape: Shape) -> Shape:
    """Leave out points closer to the last kept one than paper can show."""
    kept = shape[:1]
    for x, y in shape[1:]:
        if abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= DETAIL:
            kept.append((x, y))
    return [(round(x, 2), round(y, 2)) for x, y in kept]


def _area(shape: Shape) -> float:
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(shape, [*shape[1:], *shape[:1]], strict=True))) / 2
