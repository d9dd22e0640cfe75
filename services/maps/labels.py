"""Numbered markers that never cover one another: those too close are moved apart, a line leads back to the true place.

Deterministic: the same places give the same page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import hypot, pi
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

GAP: Final = 0.6
#: The dot at the true place, which no marker may cover.
DOT: Final = 1.0
DIRECTIONS: Final = 24
#: What a line across another line, or across a marker, is worth in millimetres of detour.
CROSSING: Final = 8.0
#: Circles of spots that are looked at together.
AT_ONCE: Final = 6

Spot = tuple[float, float]
Numbers: TypeAlias = NDArray[np.float64]


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
    """The free spot that costs least: near its place, its line crossing nothing. Of two alike, the first."""
    others, kept_clear = _points(taken), _points(clear)
    starts, ends = _points([line[0] for line in lines]), _points([line[1] for line in lines])
    best: tuple[float, Spot] | None = None
    for detours, spots in _around(dot, width, height, diameter):
        if best and detours[0] >= best[0]:
            break
        is_free = (_apart(spots, others) >= diameter + GAP).all(axis=1)
        is_free &= (_apart(spots, kept_clear) >= diameter / 2 + DOT).all(axis=1)
        detours, spots = detours[is_free], spots[is_free]
        if not len(spots):
            continue
        crossed = _crossings(np.array(dot), spots, starts, ends).sum(axis=1)
        crossed += (_distances_to_lines(others, np.array(dot), spots) < diameter / 2).sum(axis=1)
        costs = detours + CROSSING * crossed
        least = int(costs.argmin())
        if best is None or costs[least] < best[0]:
            best = float(costs[least]), (float(spots[least, 0]), float(spots[least, 1]))
    if best is None:
        raise ValueError("no room for another marker")
    return best[1]


def _around(dot: Spot, width: float, height: float, diameter: float) -> Iterator[tuple[Numbers, Numbers]]:
    """Spots inside the frame in widening circles, several at a time: how far away they are, and (x, y) a row."""
    inset = diameter / 2 + GAP
    for radii, offsets in _circles(diameter, hypot(width, height)):
        spots = (offsets + dot).round(3)
        is_inside = (spots >= inset).all(axis=1) & (spots <= (width - inset, height - inset)).all(axis=1)
        if is_inside.any():
            yield radii[is_inside], spots[is_inside]


@lru_cache(maxsize=8)
def _circles(diameter: float, furthest: float) -> list[tuple[Numbers, Numbers]]:
    """The same around nothing, for every place of a map."""
    first, step = diameter / 2 + DOT + GAP, diameter / 3
    radii = np.repeat(np.arange(first, furthest, step), DIRECTIONS)
    angles = np.tile(2 * pi * np.arange(DIRECTIONS) / DIRECTIONS - pi / 2, len(radii) // DIRECTIONS)
    offsets = np.column_stack((np.cos(angles), np.sin(angles))) * radii[:, None]
    size = AT_ONCE * DIRECTIONS
    return [(radii[at : at + size], offsets[at : at + size]) for at in range(0, len(radii), size)]


def _points(spots: Sequence[Spot]) -> Numbers:
    return np.array(spots, dtype=float).reshape(-1, 2)


def _apart(spots: Numbers, others: Numbers) -> Numbers:
    """How far each spot (a row) is from each of the others (a column)."""
    return np.hypot(spots[:, None, 0] - others[None, :, 0], spots[:, None, 1] - others[None, :, 1])


def _crossings(dot: Numbers, spots: Numbers, starts: Numbers, ends: Numbers) -> NDArray[np.bool_]:
    """Whether the line from the dot to each spot (a row) crosses each line (a column). From one place they only
    touch.
    """
    spots, starts, ends = spots[:, None, :], starts[None, :, :], ends[None, :, :]
    from_another = (starts != dot).any(axis=2)
    apart = _side(dot, spots, starts) != _side(dot, spots, ends)
    return from_another & apart & (_side(starts, ends, dot) != _side(starts, ends, spots))


def _side(a: Numbers, b: Numbers, c: Numbers) -> NDArray[np.bool_]:
    along, across = b - a, c - a
    return along[..., 0] * across[..., 1] > along[..., 1] * across[..., 0]


def _distances_to_lines(points: Numbers, start: Numbers, ends: Numbers) -> Numbers:
    """How far each point (a column) is from the line to each end (a row)."""
    ways = (ends - start)[:, None, :]
    from_start = (points - start)[None, :, :]
    along = (from_start * ways).sum(axis=2) / (ways * ways).sum(axis=2)
    nearest = ways * along.clip(0.0, 1.0)[..., None]
    return np.hypot(*np.moveaxis(from_start - nearest, 2, 0))
