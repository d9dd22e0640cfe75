"""From shapes on the ground to pieces in squares: simplified for each zoom, in whole units, cut at the squares' edges.

A line is cut at the same whole unit on both sides of an edge, so that whoever reads it can join it again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import floor
from typing import Any, Final, TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray

from .encoding import Piece
from .extract import Feature
from .grid import EXTENT, FINEST, ZOOMS, Integers, Square, metres_a_unit, to_units
from .layers import POINTS, Layer

Geometries: TypeAlias = NDArray[Any]
Places: TypeAlias = list[tuple[int, int]]

#: Units a simplified line may be away from the true one.
TOLERANCE: Final = 3.0
#: Square metres of the smallest area that is drawn, and metres of the shortest path without a name.
SMALLEST: Final = {16: 50, 14: 700, 12: 20_000, 10: 400_000}
SHORTEST_PATH: Final = 80.0
#: Squares one shape may lie in: more are a mistake in the data, and would keep a machine busy for days.
MOST_SQUARES: Final = 20_000


def pieces(features: Sequence[Feature]) -> Iterator[tuple[Square, Piece]]:
    """Cut a batch for every zoom it is drawn at."""
    shapes = shapely.from_wkb([feature.shape for feature in features], on_invalid="ignore")
    shapes = shapely.transform(shapes, to_units)
    yield from _at_all_zooms(*_single(features, shapes))


def _single(features: Sequence[Feature], shapes: Geometries) -> tuple[list[Feature], Geometries]:
    """Areas in several parts as one each; what is shown as a point as a point."""
    parts, owners = shapely.get_parts(shapes, return_index=True)
    usable = ~(shapely.is_missing(parts) | shapely.is_empty(parts))
    parts, owners = parts[usable], owners[usable]
    owned = [features[owner] for owner in owners]
    as_point = np.array([feature.layer in POINTS for feature in owned], dtype=bool)
    parts[as_point] = shapely.centroid(parts[as_point])
    return owned, parts


def _at_all_zooms(features: Sequence[Feature], shapes: Geometries) -> Iterator[tuple[Square, Piece]]:
    if not len(shapes):
        return
    bounds = shapely.bounds(shapes)
    metres = np.array([metres_a_unit(y, FINEST) for y in bounds[:, 1]])
    lengths, sizes = shapely.length(shapes) * metres, shapely.area(shapes) * metres**2
    kinds = shapely.get_dimensions(shapes)
    least = np.array([feature.zoom for feature in features])
    # A long path without a name leads somewhere; a short one is a corner cut.
    is_path = np.array([feature.layer is Layer.PATH for feature in features], dtype=bool)
    least[is_path & (lengths >= SHORTEST_PATH)] = np.minimum(least, 14)[is_path & (lengths >= SHORTEST_PATH)]
    for zoom in ZOOMS:
        wanted = np.flatnonzero((least <= zoom) & ((kinds < 2) | (sizes >= SMALLEST[zoom])))
        if not len(wanted):
            continue
        scale = 2.0 ** (zoom - FINEST)
        scaled = shapely.transform(shapes[wanted], lambda places, by=scale: places * by)
        scaled = shapely.simplify(scaled, TOLERANCE)
        for number, shape in zip(wanted.tolist(), scaled, strict=True):
            feature = features[number]
            for square, places, rings in _cut(shape, int(kinds[number]), zoom):
                yield square, Piece(feature.layer, feature.name, places, rings)


def _cut(shape: Any, kind: int, zoom: int) -> Iterator[tuple[Square, Integers, tuple[int, ...]]]:
    if shape.is_empty:
        return
    west, north, east, south = (floor(each / EXTENT) for each in shape.bounds)
    last = (1 << zoom) - 1
    if min(west, north) < 0 or max(east, south) > last:
        return
    if kind == 2:
        if (east - west + 1) * (south - north + 1) <= MOST_SQUARES:
            yield from _cut_area(shape, Square(zoom, west, north), east, south)
        return
    places = np.rint(shapely.get_coordinates(shape)).astype(np.int64)
    if west == east and north == south:
        # Rounding may have moved a place onto the square's far edge: that is still within it.
        inside = _without_repeats(places - (west * EXTENT, north * EXTENT))
        if kind == 0 or len(inside) > 1:
            yield Square(zoom, west, north), inside, (len(inside),)
    elif (east - west) + (south - north) <= MOST_SQUARES:
        yield from _cut_line([(int(x), int(y)) for x, y in places], zoom)


def _cut_area(shape: Any, first: Square, east: int, south: int) -> Iterator[tuple[Square, Integers, tuple[int, ...]]]:
    zoom = first.zoom
    for x in range(first.x, east + 1):
        for y in range(first.y, south + 1):
            left, top = x * EXTENT, y * EXTENT
            inside = shape
            if (x, y) != (east, south) or (first.x, first.y) != (east, south):
                inside = shapely.clip_by_rect(shape, left, top, left + EXTENT, top + EXTENT)
            for part in shapely.get_parts(inside):
                if shapely.get_dimensions(part) == 2 and (found := _rings(part, left, top)):
                    yield Square(zoom, x, y), *found


def _rings(shape: Any, left: int, top: int) -> tuple[Integers, tuple[int, ...]] | None:
    """An area's outline and its holes in whole units; None where too little is left of it to see."""
    kept: list[Integers] = []
    for ring in (shape.exterior, *shape.interiors):
        places = _without_repeats(np.rint(shapely.get_coordinates(ring)).astype(np.int64) - (left, top))
        if len(places) > 3:
            kept.append(places)
        elif not kept:
            return None
    return np.concatenate(kept), tuple(len(places) for places in kept)


def _cut_line(places: Places, zoom: int) -> Iterator[tuple[Square, Integers, tuple[int, ...]]]:
    here: tuple[int, int] | None = None
    run: Places = []
    for start, end in _steps(places):
        # A step along an edge belongs to the square east or south of it.
        square = (start[0] + end[0]) // 2 // EXTENT, (start[1] + end[1]) // 2 // EXTENT
        if square != here:
            if here:
                yield _run(run, here, zoom)
            here, run = square, [start]
        run.append(end)
    if here:
        yield _run(run, here, zoom)


def _run(run: Places, square: tuple[int, int], zoom: int) -> tuple[Square, Integers, tuple[int, ...]]:
    left, top = square[0] * EXTENT, square[1] * EXTENT
    return Square(zoom, *square), np.array(run, dtype=np.int64) - (left, top), (len(run),)


def _steps(places: Places) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Each step of a line, in two or more where it crosses the squares' edges."""
    for (x1, y1), (x2, y2) in pairwise(places):
        shares = sorted({*_crossings(x1, x2), *_crossings(y1, y2)})
        here = x1, y1
        for share in [*shares, 1.0]:
            there = (round(x1 + share * (x2 - x1)), round(y1 + share * (y2 - y1)))
            if there != here:
                yield here, there
            here = there


def _crossings(start: int, end: int) -> Iterator[float]:
    """Where between two numbers, as shares of the way, there is an edge."""
    low, high = min(start, end), max(start, end)
    for edge in range(low // EXTENT + 1, (high - 1) // EXTENT + 1):
        yield (edge * EXTENT - start) / (end - start)


def _without_repeats(places: Integers) -> Integers:
    if len(places) < 2:
        return places
    keep = np.ones(len(places), dtype=bool)
    keep[1:] = (places[1:] != places[:-1]).any(axis=1)
    return places[keep]
