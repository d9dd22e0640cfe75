"""Names on the map: of the towns around, of the rings, of the place searched. A name that would cover something is
left out.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from portal.paper.limits import cut
from services.geography import Point

from .limits import MAX_TOWNS
from .projection import Projection

#: Millimetres: how tall a town's name is set, and its distance from the town's dot.
TOWN_SIZE: Final = 2.9
BESIDE: Final = 1.6
#: A letter's width as a share of its height, on the generous side: names are placed before they are set.
LETTER, WIDE_LETTER = 0.62, 1.05
LINE: Final = 1.5

Town = tuple[str, Point, int]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page, in millimetres from the top left."""

    x: float
    y: float
    width: float
    height: float

    def overlaps(self, other: Box) -> bool:
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )

    def is_inside(self, width: float, height: float) -> bool:
        return self.x >= 0 and self.y >= 0 and self.x + self.width <= width and self.y + self.height <= height

    @classmethod
    def around(cls, x: float, y: float, width: float, height: float) -> Box:
        return cls(x - width / 2, y - height / 2, width, height)


@dataclass(frozen=True, slots=True)
class TownName:
    name: str
    x: float
    y: float
    box: Box


def text_width(text: str, size: float) -> float:
    """About how many millimetres wide a line is, set ``size`` millimetres tall."""
    return size * sum(
        0.0
        if unicodedata.category(letter) in {"Mn", "Cf"}
        else WIDE_LETTER
        if unicodedata.east_asian_width(letter) in {"W", "F"}
        else LETTER
        for letter in text
    )


def beside(x: float, y: float, width: float, height: float) -> list[Box]:
    """Where a name may go next to a dot, best first: right, left, above, below."""
    return [
        Box(x + BESIDE, y - height / 2, width, height),
        Box(x - BESIDE - width, y - height / 2, width, height),
        Box(x - width / 2, y - BESIDE - height, width, height),
        Box(x - width / 2, y + BESIDE, width, height),
    ]


def first_free(candidates: Iterable[Box], taken: Sequence[Box], projection: Projection) -> Box | None:
    """The first box that is inside the frame and covers nothing."""
    return next(
        (
            box
            for box in candidates
            if box.is_inside(projection.width, projection.height) and not any(box.overlaps(other) for other in taken)
        ),
        None,
    )


def place_towns(towns: Iterable[Town], projection: Projection, taken: list[Box]) -> list[TownName]:
    """Name the towns in the frame, the most populous first. What they cover is added to ``taken``."""
    named: list[TownName] = []
    for name, point, _population in sorted(towns, key=lambda town: (-town[2], town[0])):
        if len(named) == MAX_TOWNS:
            break
        x, y = projection.to_page(point)
        dot = Box.around(x, y, BESIDE, BESIDE)
        if not projection.holds(x, y, 1.0) or any(dot.overlaps(other) for other in taken):
            continue
        short = cut(name, 30)
        box = first_free(beside(x, y, text_width(short, TOWN_SIZE), TOWN_SIZE * LINE), taken, projection)
        if box:
            taken.extend((box, dot))
            named.append(TownName(short, x, y, box))
    return named
