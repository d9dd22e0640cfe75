"""The small map on a service's page: where its door is, and how to get there from the nearest station."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from portal.languages import Language
from services.cards import LocationCard
from services.maps.places import Box
from services.maps.scale import METRES_A_MILE
from services.models.choices import AddressKind
from services.streets.vicinity import vicinity
from services.way_words import way_there

from .grid import CLOSEST, FRAME, SCALES, View
from .names import Names, names_in, written
from .overlay import PIN

#: Zoom around a door, and around the middle of a town.
DOOR: Final = CLOSEST
TOWN: Final = 6
#: Maps on one page: a service with many doors is found on the directory's map.
MOST_MAPS: Final = 2


@dataclass(frozen=True, slots=True)
class PlaceMap:
    """``way``: sentences about the way there; ``is_area``: only the area is known, so a circle says "about here"."""

    view: View
    drawing: SafeString
    way: Sequence[str]
    is_area: bool

    @property
    def box(self) -> str:
        return f"0 0 {FRAME:g} {FRAME:g}"


def place_maps(places: Sequence[LocationCard], reader: Language) -> list[tuple[LocationCard, PlaceMap | None]]:
    """Every place with its map, where it has one. A constant number of queries."""
    return [(place, place_map(place, reader) if number < MOST_MAPS else None) for number, place in enumerate(places)]


def place_map(place: LocationCard, reader: Language) -> PlaceMap | None:
    """None where no streets are loaded, and where the door is nobody's business: of an address that is not shown to
    everybody there is the area of its town at most.
    """
    has_door = place.address_kind == AddressKind.FULL and not place.is_vague
    if place.point is None or not (has_door or place.is_vague):
        return None
    view = View.at(place.point, DOOR if has_door else TOWN)
    names = names_in(view)
    if not names.has_streets:
        return None
    x, y = view.projection.to_page(place.point)
    if not has_door:
        radius = METRES_A_MILE / SCALES[view.zoom - 1]
        area = format_html('<circle class="area" cx="{}" cy="{}" r="{}"/>', f"{x:.1f}", f"{y:.1f}", f"{radius:.1f}")
        return PlaceMap(view, _named(area, names, view, []), [], is_area=True)
    pin = format_html('<g class="pin"><circle cx="{}" cy="{}" r="{}"/></g>', f"{x:.1f}", f"{y:.1f}", PIN)
    near = vicinity(place.point)
    drawing = _named(pin, names, view, [Box.around(x, y, PIN * 2, PIN * 2)])
    return PlaceMap(view, drawing, way_there(near, reader) if near else [], is_area=False)


def _named(drawing: SafeString, names: Names, view: View, taken: list[Box]) -> SafeString:
    """The drawing over the names of what is around it."""
    return format_html(
        '<g lang="en" paint-order="stroke">{}</g>{}', mark_safe("".join(written(names, view, taken))), drawing
    )
