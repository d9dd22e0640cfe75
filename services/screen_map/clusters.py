"""Places that lie too close together for a thumb are one marker; looking closer takes them apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import hypot
from typing import Final

from services.cards import ServiceCard
from services.geography import Point

from .grid import CLEAR, CLOSEST, View, clamped, fitting

#: Millimetres a thumb needs: 44 pixels even where the screen is 320 wide.
APART: Final = 13.4


@dataclass(frozen=True, slots=True)
class Placed:
    """A service with its number in the list, and where its marker goes. ``is_vague``: only the area is known."""

    number: int
    card: ServiceCard
    point: Point
    is_vague: bool


@dataclass(frozen=True, slots=True)
class Marker:
    """One pin or several in one, in millimetres from the top left of the frame: where the first of them is."""

    x: float
    y: float
    members: tuple[Placed, ...]

    @property
    def first(self) -> Placed:
        return self.members[0]

    @property
    def is_cluster(self) -> bool:
        return len(self.members) > 1

    @property
    def numbers(self) -> list[int]:
        return [each.number for each in self.members]

    def closer(self, view: View) -> View | None:
        """A view that shows more of the members apart; None where not even the closest does, as in one building."""
        points = [each.point for each in self.members]
        projection = View.at(points[0], CLOSEST).projection
        x, y = projection.to_page(points[0])
        spread = max(hypot(left - x, top - y) for left, top in map(projection.to_page, points))
        if view.zoom == CLOSEST or spread < APART:
            return None
        nearest = fitting(points, CLOSEST)
        return nearest if nearest.zoom > view.zoom else View.at(points[0], clamped(view.zoom + 1))


def clustered(places: Iterable[Placed], view: View) -> list[Marker]:
    """Markers of the places in the frame, none nearer than ``APART`` to another.

    In the order of the list each place joins the first marker it would touch, or starts one: the same places always
    give the same markers, and the best ones stay where they are.
    """
    projection = view.projection
    found: list[tuple[float, float, list[Placed]]] = []
    for place in places:
        x, y = projection.to_page(place.point)
        if not projection.holds(x, y, CLEAR):
            continue
        near = next((members for left, top, members in found if hypot(x - left, y - top) < APART), None)
        if near is None:
            found.append((x, y, [place]))
        else:
            near.append(place)
    return [Marker(round(x, 1), round(y, 1), tuple(members)) for x, y, members in found]
