"""Numbered markers that never cover one another: those too close are moved apart, a line leads back to the true place.

Deterministic: the same places give the same page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin
from typing import Final

GAP: Final = 0.6
#: The dot at the true place, which no marker may cover.
DOT: Final = 1.0
DIRECTIONS: Final = 24
#: What a line across another line, or across a marker, is worth in millimetres of detour.
CROSSING: Final = 8.0

Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A true place on the page, in millimetres. ``is_beyond``: it stands for a place outside the frame."""

    x: float
    y: float
    is_beyond: bool = False


@dataclass(frozen=True, slots=True)
class Marker:
    """Where a number goes, and the place it belongs to. ``is_led``: it was moved, so a line is drawn."""

    number: int
    x: float
    y: float
    anchor: Anchor

    @property
    def is_led(self) -> bool:
        return (self.x, self.y) != (self.anchor.x, self.anchor.y)


def place_markers(
    anchors: Sequence[Anchor], width: float, height: float, diameter: float, keep_clear: Sequence[Spot] = ()
) -> list[Marker]:
    """Place one marker for each anchor, numbered from 1 in their order.

    ``keep_clear``: points that no marker may cover, such as the place the reader searched from. Raises ``ValueError``
    where the frame has no room, which the cap on services rules out.
    """
    apart = diameter + GAP
    dots = [(anchor.x, anchor.y) for anchor in anchors]
    alone = [
        not anchor.is_beyond
        and all(i == j or hypot(anchor.x - x, anchor.y - y) >= apart for j, (x, y) in enumerate(dots))
        and all(hypot(anchor.x - x, anchor.y - y) >= apart / 2 + DOT for x, y in keep_clear)
        for i, anchor in enumerate(anchors)
    ]
    placed: dict[int, Spot] = {i: dots[i] for i in range(len(anchors)) if alone[i]}
    clear = [*keep_clear, *(dot for dot, stays in zip(dots, alone, strict=True) if not stays)]
    for i, dot in enumerate(dots):
        if i not in placed:
            lines = [(dots[j], spot) for j, spot in placed.items() if not alone[j]]
            placed[i] = _best(dot, list(placed.values()), clear, lines, width, height, diameter)
    return [Marker(i + 1, *placed[i], anchor) for i, anchor in enumerate(anchors)]


def _best(
    dot: Spot,
    taken: Sequence[Spot],
    clear: Sequence[Spot],
    lines: Sequence[tuple[Spot, Spot]],
    width: float,
    height: float,
    diameter: float,
) -> Spot:
    """The free spot that costs least: near its place, its line crossing nothing."""
    best: tuple[float, Spot] | None = None
    for detour, spot in _around(dot, width, height, diameter):
        if best and detour >= best[0]:
            break
        if any(hypot(spot[0] - x, spot[1] - y) < diameter + GAP for x, y in taken):
            continue
        if any(hypot(spot[0] - x, spot[1] - y) < diameter / 2 + DOT for x, y in clear):
            continue
        crossed = sum(_cross(dot, spot, *line) for line in lines)
        crossed += sum(_distance_to_line(other, dot, spot) < diameter / 2 for other in taken)
        cost = detour + CROSSING * crossed
        if best is None or cost < best[0]:
            best = cost, spot
    if best is None:
        raise ValueError("no room for another marker")
    return best[1]


def _around(dot: Spot, width: float, height: float, diameter: float) -> Iterator[tuple[float, Spot]]:
    """Spots inside the frame, as (distance, spot), in widening circles."""
    inset, radius = diameter / 2 + GAP, diameter / 2 + DOT + GAP
    while radius < hypot(width, height):
        for step in range(DIRECTIONS):
            angle = 2 * pi * step / DIRECTIONS - pi / 2
            x, y = round(dot[0] + radius * cos(angle), 3), round(dot[1] + radius * sin(angle), 3)
            if inset <= x <= width - inset and inset <= y <= height - inset:
                yield radius, (x, y)
        radius += diameter / 3


def _cross(a: Spot, b: Spot, c: Spot, d: Spot) -> bool:
    """Whether two lines cross. Lines from the same place only touch."""
    return a != c and _side(a, b, c) != _side(a, b, d) and _side(c, d, a) != _side(c, d, b)


def _side(a: Spot, b: Spot, c: Spot) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) > (b[1] - a[1]) * (c[0] - a[0])


def _distance_to_line(point: Spot, start: Spot, end: Spot) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    along = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / (dx * dx + dy * dy)
    along = min(1.0, max(0.0, along))
    return hypot(point[0] - start[0] - along * dx, point[1] - start[1] - along * dy)
