"""The map itself, as numbers for Typst to draw: everything in millimetres from the frame's top left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import atan2, degrees, hypot
from typing import Any, Final

from services.geography import Point
from services.streets.layers import ATTRIBUTION, LICENCE
from services.streets.picture import read_streets

from . import ground, words
from .coast import coast
from .labels import Anchor, Marker, place_markers
from .places import Box, Town, beside, first_free, place_towns, text_width
from .projection import Projection, fit, worth_framing
from .scale import rings, scale_bars

#: Millimetres: how far a place's true point stays from the frame, and the arrow that stands for one outside.
MARGIN: Final = 10.0
EDGE: Final = 2.2
ORIGIN_SIZE: Final = 3.2
ORIGIN_BOX: Final = 5.0


@dataclass(frozen=True, slots=True)
class Pin:
    """A place to mark. ``is_vague``: its point is only the middle of an area."""

    point: Point
    is_vague: bool = False


def draw(
    pins: Sequence[Pin],
    origin: Point | None,
    origin_name: str,
    towns: Iterable[Town],
    *,
    width: float,
    height: float,
    diameter: float,
) -> dict[str, Any]:
    """Lay out a map of at least one pin. The words are in the active language. One query, for the streets."""
    projection = fit(worth_framing((pin.point for pin in pins), origin), width, height, MARGIN)
    centre = projection.to_page(origin) if origin else None
    markers = place_markers(
        [_anchor(pin.point, projection) for pin in pins], width, height, diameter, [centre] if centre else []
    )
    taken = [box for marker in markers for box in _covered(marker, diameter)]
    if centre:
        taken.append(Box.around(*centre, ORIGIN_BOX, ORIGIN_BOX))
    ringed = rings(centre, projection, words.miles, taken) if centre else []
    named = _origin(centre, origin_name, projection, taken) if centre else None
    in_km, in_miles = scale_bars(projection)
    towns_named = place_towns(towns, projection, taken)
    streets = read_streets(projection)
    drawing = ground.picture(projection, streets)
    said = [origin_name, *(town.name for town in towns_named)]
    return {
        "width": width,
        "height": height,
        "diameter": diameter,
        "coast": coast(projection),
        "streets": drawing,
        "street_names": ground.names(projection, streets, taken, said) if drawing else [],
        "source": f"{ATTRIBUTION}, {LICENCE} · openstreetmap.org/copyright" if drawing else "",
        "rings": [_rounded({"radius": ring.radius, "label": ring.label, **_box(ring.box)}) for ring in ringed],
        "origin": named,
        "towns": [
            _rounded({"name": town.name, "dot_x": town.x, "dot_y": town.y, **_box(town.box)}) for town in towns_named
        ],
        "markers": [_marker(marker, pin, projection) for marker, pin in zip(markers, pins, strict=True)],
        "scale": [
            {"label": words.kilometres(in_km.amount), "length": round(in_km.length, 2)},
            {"label": words.miles(in_miles.amount), "length": round(in_miles.length, 2)},
        ],
    }


def _anchor(point: Point, projection: Projection) -> Anchor:
    x, y = projection.to_page(point)
    if projection.holds(x, y, EDGE):
        return Anchor(x, y)
    return Anchor(*projection.edge_towards(x, y, EDGE), is_beyond=True)


def _covered(marker: Marker, diameter: float) -> list[Box]:
    covered = [Box.around(marker.x, marker.y, diameter, diameter)]
    if marker.is_led:
        covered.append(Box.around(marker.anchor.x, marker.anchor.y, EDGE, EDGE))
        # No name lies across a line that leads to a place.
        dx, dy = marker.x - marker.anchor.x, marker.y - marker.anchor.y
        steps = int(hypot(dx, dy) / EDGE)
        covered += [
            Box.around(marker.anchor.x + dx * step / steps, marker.anchor.y + dy * step / steps, 1.0, 1.0)
            for step in range(1, steps)
        ]
    return covered


def _origin(centre: tuple[float, float], name: str, projection: Projection, taken: list[Box]) -> dict[str, Any]:
    """The place searched, with its name where there is room for it."""
    width, height = text_width(name, ORIGIN_SIZE), ORIGIN_SIZE * 1.5
    spots = beside(centre[0], centre[1], width + ORIGIN_BOX / 2, height + ORIGIN_BOX / 2)
    inner = [
        Box(spots[0].x + ORIGIN_BOX / 4, centre[1] - height / 2, width, height),
        Box(spots[1].x + ORIGIN_BOX / 4, centre[1] - height / 2, width, height),
        Box(centre[0] - width / 2, centre[1] - ORIGIN_BOX / 2 - height, width, height),
        Box(centre[0] - width / 2, centre[1] + ORIGIN_BOX / 2, width, height),
    ]
    others = [box for box in taken if not box.overlaps(Box.around(*centre, 0.1, 0.1))]
    box = first_free(inner, others, projection) if name else None
    if box:
        taken.append(box)
    return _rounded({"x": centre[0], "y": centre[1], "name": name, "label": _box(box) if box else None})


def _marker(marker: Marker, pin: Pin, projection: Projection) -> dict[str, Any]:
    x, y = projection.to_page(pin.point)
    towards = degrees(atan2(y - projection.height / 2, x - projection.width / 2))
    return _rounded(
        {
            "number": marker.number,
            "x": marker.x,
            "y": marker.y,
            "dot_x": marker.anchor.x,
            "dot_y": marker.anchor.y,
            "is_led": marker.is_led,
            "is_vague": pin.is_vague,
            "is_beyond": marker.anchor.is_beyond,
            "towards": towards,
        }
    )


def _box(box: Box) -> dict[str, float]:
    return {"x": round(box.x, 2), "y": round(box.y, 2), "width": round(box.width, 2), "height": round(box.height, 2)}


def _rounded(values: dict[str, Any]) -> dict[str, Any]:
    """Hundredths of a millimetre are finer than any printer, and keep the cache's key the same on every machine."""
    return {name: round(value, 2) if isinstance(value, float) else value for name, value in values.items()}
