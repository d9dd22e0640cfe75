"""Reading TopoJSON (github.com/topojson/topojson-specification): outlines kept as arcs that neighbours share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

Line = list[tuple[float, float]]


def arcs_of(topology: dict[str, Any]) -> list[Line]:
    """Every arc as (longitude, latitude). Of a quantised topology each position is a difference from the one before."""
    transform = topology.get("transform")
    if transform is None:
        return [[(float(x), float(y)) for x, y, *_rest in arc] for arc in topology["arcs"]]
    return [_steps(arc, transform) for arc in topology["arcs"]]


def ring(numbers: Iterable[int], arcs: Sequence[Line]) -> Line:
    """Join arcs to an outline; a negative number is an arc walked backwards. The first place of each is the last of the
    one before.
    """
    joined: Line = []
    for number in numbers:
        joined.extend((arcs[number] if number >= 0 else arcs[~number][::-1])[1:])
    return joined


def polygons(geometry: dict[str, Any]) -> list[list[list[int]]]:
    """The polygons of a Polygon or MultiPolygon, each a list of rings (the outline first), each a list of arcs."""
    arcs: list[Any] = geometry.get("arcs", [])
    return {"Polygon": [arcs], "MultiPolygon": arcs}.get(geometry["type"] or "", [])


def _steps(arc: Iterable[Sequence[float]], transform: dict[str, Sequence[float]]) -> Line:
    (x_scale, y_scale), (x_start, y_start) = transform["scale"], transform["translate"]
    x = y = 0.0
    line = []
    for dx, dy, *_rest in arc:
        x, y = x + dx, y + dy
        line.append((x * x_scale + x_start, y * y_scale + y_start))
    return line
