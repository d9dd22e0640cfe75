"""Names on the base map: along a street where it is straight enough, level for a station, a suburb or a park."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, cos, degrees, hypot, radians, sin
from typing import Any, Final

import shapely

from services.maps.places import LINE, Box, text_width

from .layers import Layer
from .picture import Drawn, Streets

#: What is named first.
_ORDER: Final = (
    Layer.TOWN,
    Layer.STATION,
    Layer.BUS_STATION,
    Layer.SUBURB,
    Layer.MAIN_STREET,
    Layer.HOSPITAL,
    Layer.STREET,
    Layer.TRAM_STOP,
    Layer.PARK,
    Layer.WATER,
    Layer.PATH,
    Layer.SCHOOL,
)
_LEVEL: Final = frozenset(
    {Layer.TOWN, Layer.STATION, Layer.BUS_STATION, Layer.SUBURB, Layer.TRAM_STOP}
    | {Layer.HOSPITAL, Layer.PARK, Layer.WATER, Layer.SCHOOL}
)
#: Degrees a stretch may turn under a name, and how much longer than the name it has to be.
BEND: Final = 22.0
SPARE: Final = 1.05
#: Millimetres between two names of one street, and from a name to the frame.
AGAIN: Final = 70.0
INSET: Final = 0.6
LONGEST: Final = 36
MOST: Final = 80


@dataclass(frozen=True, slots=True)
class StreetLabel:
    """``x``, ``y``: the text's middle, in millimetres; ``angle``: degrees clockwise, more than -90 and at most 90, so
    that it is never upside down; ``box`` holds the turned text.
    """

    text: str
    x: float
    y: float
    angle: float
    box: Box
    layer: Layer


def place_labels(streets: Streets, taken: list[Box], size: float) -> list[StreetLabel]:
    """Place names of at most 36 letters, ``size`` millimetres tall; what they cover is added to ``taken``."""
    labels: list[StreetLabel] = []
    for each in _by_worth(streets):
        if len(labels) == MOST:
            break
        if any(other.text == each.name and _apart(other, each.shape) < AGAIN for other in labels):
            continue
        for label in _candidates(each, size):
            if _is_free(label.box, streets, taken):
                taken.append(label.box)
                labels.append(label)
                break
    return labels


def _by_worth(streets: Streets) -> list[Drawn]:
    named = [
        each
        for each in (*streets.points, *streets.lines, *streets.areas)
        if 0 < len(each.name) <= LONGEST and each.layer in _ORDER
    ]
    return sorted(named, key=lambda each: (_ORDER.index(each.layer), -each.shape.length, each.name))


def _apart(label: StreetLabel, shape: Any) -> float:
    """How far a label is from the nearest part of a shape."""
    return float(shapely.distance(shapely.Point(label.x, label.y), shape))


def _candidates(each: Drawn, size: float) -> Iterator[StreetLabel]:
    """Where a name could go, best first."""
    length = text_width(each.name, size)
    if each.layer not in _LEVEL:
        for x, y, angle in _stretches(each.shape.coords, length * SPARE):
            yield _label(each, x, y, angle, length, size)
        return
    if each.shape.area and each.shape.area < length * size:
        return
    middle = shapely.point_on_surface(each.shape)
    # A place's dot, where one is drawn, stays free: beside it is as good.
    for down in (0.0, -1.4 * size, 1.4 * size) if not each.shape.area else (0.0,):
        yield _label(each, middle.x, middle.y + down, 0.0, length, size)


def _stretches(places: Sequence[tuple[float, float]], length: float) -> list[tuple[float, float, float]]:
    """The middles and angles of a line's straight stretches that hold ``length``, the straightest first."""
    found: list[tuple[float, float, float, float]] = []
    turns = [atan2(y2 - y1, x2 - x1) for (x1, y1), (x2, y2) in pairwise(places)]
    start = 0
    while start < len(turns):
        end = start + 1
        while end < len(turns) and abs(_turn(turns[start], turns[end])) <= BEND:
            end += 1
        (x1, y1), (x2, y2) = places[start], places[end]
        chord = hypot(x2 - x1, y2 - y1)
        if chord >= length:
            along = atan2(y2 - y1, x2 - x1)
            middle = shapely.LineString(places[start : end + 1]).interpolate(0.5, normalized=True)
            bent = max(abs(_turn(along, turn)) for turn in turns[start:end])
            found.append((bent, middle.x, middle.y, _upright(degrees(along))))
            # A long stretch has room further on, should its middle be taken.
            for share in (0.3, 0.7) if chord >= 1.7 * length else ():
                aside = shapely.LineString(places[start : end + 1]).interpolate(share, normalized=True)
                found.append((bent + BEND, aside.x, aside.y, _upright(degrees(along))))
        start = end
    return [(x, y, angle) for _bent, x, y, angle in sorted(found)]


def _turn(one: float, other: float) -> float:
    """Degrees from one direction to the other, -180 to 180."""
    return (degrees(other - one) + 180) % 360 - 180


def _upright(angle: float) -> float:
    while angle > 90:
        angle -= 180
    while angle <= -90:
        angle += 180
    return angle


def _label(each: Drawn, x: float, y: float, angle: float, length: float, size: float) -> StreetLabel:
    tall = size * LINE
    across, down = abs(cos(radians(angle))), abs(sin(radians(angle)))
    box = Box.around(x, y, length * across + tall * down, length * down + tall * across)
    return StreetLabel(each.name, round(x, 2), round(y, 2), round(angle, 1), box, each.layer)


def _is_free(box: Box, streets: Streets, taken: Sequence[Box]) -> bool:
    inset = Box(box.x - INSET, box.y - INSET, box.width + 2 * INSET, box.height + 2 * INSET)
    return inset.is_inside(streets.width, streets.height) and not any(box.overlaps(other) for other in taken)
