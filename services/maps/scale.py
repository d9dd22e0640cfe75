"""How far is it: rings around the place searched, and the scale bar. Both in round numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin
from typing import Final

from portal.formats import KM_PER_MILE

from .places import LINE, Box, first_free, text_width
from .projection import Projection

METRES_A_MILE: Final = KM_PER_MILE * 1000
ROUND: Final = (0.25, 0.5, 1, 2, 5, 10, 20, 50, 100, 200)
#: Millimetres: the smallest first ring, the longest scale bar, the height of a ring's label.
FIRST_RING: Final = 17.0
LONGEST_BAR: Final = 36.0
RING_SIZE: Final = 2.7
MOST_RINGS: Final = 3
LABEL_ANGLES: Final = tuple(pi * quarter / 4 for quarter in (6, 2, 0, 4, 7, 5, 1, 3))


@dataclass(frozen=True, slots=True)
class Ring:
    """``miles`` around the origin; ``radius`` in millimetres; ``box``: where its label goes, where there is room for
    one.
    """

    miles: float
    radius: float
    label: str
    box: Box


@dataclass(frozen=True, slots=True)
class Bar:
    amount: float
    length: float


def rings(
    origin: tuple[float, float], projection: Projection, label: Callable[[float], str], taken: list[Box]
) -> list[Ring]:
    """Evenly spaced rings that show in the frame and can be labelled. What the labels cover is added to ``taken``."""
    first = next((each for each in ROUND if _mm(each, projection) >= FIRST_RING), ROUND[-1])
    reach = max(hypot(x - origin[0], y - origin[1]) for x in (0, projection.width) for y in (0, projection.height))
    drawn = []
    for count in range(1, MOST_RINGS + 1):
        radius, text = _mm(first * count, projection), label(first * count)
        box = _label_box(origin, radius, text, projection, taken)
        if radius <= reach and box:
            taken.append(box)
            drawn.append(Ring(first * count, radius, text, box))
    return drawn


def scale_bars(projection: Projection) -> tuple[Bar, Bar]:
    """The longest round bars that fit, in kilometres and in miles."""
    return _bar(projection, 1000), _bar(projection, METRES_A_MILE)


def _bar(projection: Projection, unit_m: float) -> Bar:
    fitting = [each for each in ROUND if each * unit_m / projection.metres_per_mm <= LONGEST_BAR]
    amount = fitting[-1] if fitting else ROUND[0]
    return Bar(amount, amount * unit_m / projection.metres_per_mm)


def _mm(miles: float, projection: Projection) -> float:
    return miles * METRES_A_MILE / projection.metres_per_mm


def _label_box(
    origin: tuple[float, float], radius: float, text: str, projection: Projection, taken: Sequence[Box]
) -> Box | None:
    width, height = text_width(text, RING_SIZE), RING_SIZE * LINE
    spots = [(origin[0] + radius * cos(angle), origin[1] + radius * sin(angle)) for angle in LABEL_ANGLES]
    return first_free([Box.around(x, y, width, height) for x, y in spots], taken, projection)
