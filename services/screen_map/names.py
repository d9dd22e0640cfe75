"""Names on the screen's map. They are written over the picture that readers share, where no marker is, and no name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.core.cache import caches
from django.utils.html import escape

from services.geography import Point
from services.maps.places import Box, Town, place_towns
from services.maps.projection import Projection
from services.maps.scale import RING_SIZE
from services.models import Place
from services.models.place import PlaceKind
from services.streets.labels import StreetLabel
from services.streets.paths import street_labels
from services.streets.picture import read_streets
from services.streets.reading import Area

from .grid import View

MOST_TOWNS: Final = 30
#: Seconds the names of a view are kept for the next reader of it.
KEPT: Final = 600
#: The cache for what any reader may ask for any number of.
PICTURES: Final = "pictures"


@dataclass(frozen=True, slots=True)
class Names:
    """What can be named in a view. ``streets``, stations and suburbs cover nothing of each other; ``has_streets``:
    whether any are loaded there.
    """

    has_streets: bool
    streets: tuple[StreetLabel, ...]
    towns: tuple[Town, ...]


def names_in(view: View) -> Names:
    """No query where they are remembered, else two."""
    key = f"map-names:{view.zoom}:{view.x}:{view.y}"
    known: Names | None = caches[PICTURES].get_or_set(key, lambda: read_names(view), KEPT)
    return known or read_names(view)


def read_names(view: View) -> Names:
    projection = view.projection
    streets = read_streets(projection)
    labels = street_labels(projection, [], RING_SIZE, streets=streets)
    return Names(bool(streets), tuple(labels), tuple(towns_in(projection)))


def towns_in(projection: Projection) -> list[Town]:
    """The largest towns in the frame. One query."""
    area = Area.of(projection)
    rows = Place.objects.filter(
        kind=PlaceKind.TOWN,
        latitude__range=(area.south, area.north),
        longitude__range=(area.west, area.east),
    ).order_by("-population", "pk")[:MOST_TOWNS]
    return [(row.name, Point(row.latitude, row.longitude), row.population) for row in rows]


def written(names: Names, view: View, taken: list[Box]) -> Iterator[str]:
    """SVG of the names that cover nothing of ``taken``; what they cover is added to it."""
    for town in place_towns(names.towns, view.projection, taken):
        middle, base = town.box.x + town.box.width / 2, town.box.y + town.box.height / 2
        yield f'<circle class="dot" cx="{town.x:.1f}" cy="{town.y:.1f}" r=".8"/>'
        yield f'<text class="town" x="{middle:.1f}" y="{base:.1f}" dy=".35em">{escape(town.name)}</text>'
    for label in names.streets:
        if any(label.box.overlaps(other) for other in taken):
            continue
        taken.append(label.box)
        x, y = round(label.x, 1), round(label.y, 1)
        turned = f' transform="rotate({label.angle:.0f} {x:g} {y:g})"' if round(label.angle) else ""
        yield f'<text x="{x:g}" y="{y:g}" dy=".35em"{turned}>{escape(label.text)}</text>'
