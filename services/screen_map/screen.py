"""From the address of a map to what its page shows: which part of the country, which markers, and the ways to move."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy, ngettext

from portal.cleaning import clean_number
from portal.languages import Language
from services.cards import ServiceCard
from services.geography import Point
from services.maps.entries import point_to_print
from services.maps.projection import METRES_A_DEGREE, worth_framing

from .clusters import Marker, Placed, clustered
from .grid import AROUND, CLOSEST, FRAME, FURTHEST_OUT, SCALES, View, fitting
from .names import names_in
from .overlay import overlay

#: Services on one map, as many as one printed map has.
MOST_ON_MAP: Final = 40
#: A point in an address: "53.8008,-1.5491".
DEGREES: Final = re.compile(r"(-?\d{1,2}(?:\.\d{1,8})?),(-?\d{1,2}(?:\.\d{1,8})?)")
#: Name, words, sign and the step (east, north, closer) of every way to move. West stays on the left in every language.
MOVES: Final[tuple[tuple[str, Promise, str, tuple[int, int, int]], ...]] = (
    ("west", gettext_lazy("Move left"), "←", (-1, 0, 0)),
    ("north", gettext_lazy("Move up"), "↑", (0, 1, 0)),
    ("south", gettext_lazy("Move down"), "↓", (0, -1, 0)),
    ("east", gettext_lazy("Move right"), "→", (1, 0, 0)),
    ("closer", gettext_lazy("Look closer"), "+", (0, 0, 1)),
    ("further", gettext_lazy("Look from further away"), "−", (0, 0, -1)),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address says: a point in the UK or none, a zoom or 0."""

    point: Point | None = None
    zoom: int = 0

    @classmethod
    def parse(cls, params: Mapping[str, str]) -> Asked:
        """Read ``at`` and ``zoom``; junk is dropped."""
        found = DEGREES.fullmatch(params.get("at", ""))
        point = Point(float(found[1]), float(found[2])) if found else None
        zoom = clean_number(params.get("zoom", ""), 0, FURTHEST_OUT, CLOSEST)
        return cls(point if point and View.at(point, CLOSEST).is_in_the_uk else None, zoom)


@dataclass(frozen=True, slots=True)
class Move:
    """One way to move; ``url`` is empty at the end of the way."""

    name: str
    label: str
    sign: str
    url: str


@dataclass(frozen=True, slots=True)
class Screen:
    """``shown``: places in the frame, in the order of the list; ``outside``: how many are not in it, and ``unplaced``:
    (number, service) that no map shows. ``degrees_tall``: of the frame, in latitude, for dragging.
    """

    view: View
    drawing: SafeString
    markers: Sequence[Marker]
    shown: Sequence[Placed]
    outside: str
    unplaced: Sequence[tuple[int, ServiceCard]]
    moves: Sequence[Move]
    has_streets: bool
    has_vague: bool

    @property
    def box(self) -> str:
        """The frame as SVG takes it, whatever a language's decimal point is."""
        return f"0 0 {FRAME:g} {FRAME:g}"

    @property
    def at(self) -> str:
        return at(self.view)

    @property
    def degrees_tall(self) -> str:
        return f"{FRAME * SCALES[self.view.zoom - 1] / METRES_A_DEGREE:.5f}"


def at(view: View) -> str:
    """The middle of a view as it is written in an address: to about ten metres."""
    return f"{view.centre.latitude:.4f},{view.centre.longitude:.4f}"


def screen(
    asked: Asked,
    cards: Sequence[ServiceCard],
    origin: Point | None,
    reader: Language,
    url: Callable[..., str],
) -> Screen:
    """The map of ``cards`` around ``origin``. ``url``: the address of the same list with other ``at`` and ``zoom``.
    Two queries, none for a view that is remembered.
    """
    placed, unplaced = [], []
    for number, card in enumerate(cards, 1):
        point = point_to_print(card)
        if point:
            placed.append(Placed(number, card, point, bool(card.nearest and card.nearest.is_vague)))
        else:
            unplaced.append((number, card))

    def link(view: View) -> str:
        return url(at=at(view), zoom=view.zoom)

    view = view_of(asked, [place.point for place in placed], origin)
    markers, names = clustered(placed, view), names_in(view)
    shown = sorted((place for marker in markers for place in marker.members), key=lambda place: place.number)
    return Screen(
        view=view,
        drawing=overlay(view, names, markers, origin, reader, link),
        markers=markers,
        shown=shown,
        outside=_outside(len(placed) - len(shown)),
        unplaced=unplaced,
        moves=[_move(name, label, sign, step, view, link) for name, label, sign, step in MOVES],
        has_streets=names.has_streets,
        has_vague=any(place.is_vague for place in shown),
    )


def view_of(asked: Asked, points: Sequence[Point], origin: Point | None) -> View:
    """What the reader asked to see; else all but what is far out of the way; else the place, else the country."""
    if asked.point and asked.zoom:
        return View.at(asked.point, asked.zoom)
    if points:
        whole = fitting(worth_framing(points, origin))
    elif origin:
        whole = View.at(origin, AROUND)
    else:
        whole = View.at(Point(54.8, -3.5), FURTHEST_OUT)
    zoom = asked.zoom or whole.zoom
    return View.at(asked.point or whole.centre, zoom) if asked.point or asked.zoom else whole


def _move(
    name: str, label: Promise, sign: str, step: tuple[int, int, int], view: View, link: Callable[[View], str]
) -> Move:
    east, north, closer = step
    there = view.zoomed(view.zoom + closer) if closer and FURTHEST_OUT <= view.zoom + closer <= CLOSEST else None
    if not closer:
        there = view.moved(east, north)
    return Move(name, str(label), sign, link(there) if there and there.is_in_the_uk else "")


def _outside(count: int) -> str:
    if not count:
        return ""
    return ngettext("%(count)s place is outside this map.", "%(count)s places are outside this map.", count) % {
        "count": count
    }
