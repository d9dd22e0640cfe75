"""How to get there on foot, in words: the nearest station and the streets around. In the active language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from portal.formats import isolate, listed
from portal.languages import Language

from .streets.layers import Layer
from .streets.vicinity import Direction, Vicinity

#: Streets wind: the way on foot is about a third longer than the straight line. Metres a minute, at an easy walk.
DETOUR, PACE = 1.3, 75
#: Further than this nobody walks from a station, in minutes.
FURTHEST: Final = 45
#: Minutes from which on only every fifth is said.
ROUGHLY_FROM: Final = 10

NEAREST: Final[Mapping[Layer, Promise]] = {
    Layer.STATION: gettext_lazy("Nearest railway station: %(station)s."),
    Layer.TRAM_STOP: gettext_lazy("Nearest tram stop: %(station)s."),
    Layer.BUS_STATION: gettext_lazy("Nearest bus station: %(station)s."),
}
#: Whole sentences: "to the north" is built differently in every language.
TOWARDS: Final[Mapping[Direction, Promise]] = {
    Direction.NORTH: gettext_lazy("From there, go north."),
    Direction.NORTH_EAST: gettext_lazy("From there, go north-east."),
    Direction.EAST: gettext_lazy("From there, go east."),
    Direction.SOUTH_EAST: gettext_lazy("From there, go south-east."),
    Direction.SOUTH: gettext_lazy("From there, go south."),
    Direction.SOUTH_WEST: gettext_lazy("From there, go south-west."),
    Direction.WEST: gettext_lazy("From there, go west."),
    Direction.NORTH_WEST: gettext_lazy("From there, go north-west."),
}


def way_there(near: Vicinity, language: Language) -> list[str]:
    """Whole sentences, one or two; none where nothing is known."""
    said = []
    nearest = NEAREST.get(near.station_layer) if near.station_layer else None
    if near.station and nearest and walk_minutes(near.station_metres) <= FURTHEST:
        parts = [str(nearest) % {"station": isolate(near.station, language)}, _on_foot(near)]
        if near.direction:
            parts.append(str(TOWARDS[near.direction]))
        said.append(" ".join(parts))
    if near.street_names:
        streets = listed([isolate(name, language) for name in near.street_names], language)
        said.append(_("Streets near it: %(streets)s") % {"streets": streets})
    return said


def walk_minutes(metres: float) -> int:
    """Minutes on foot for a straight line of ``metres``: never none, and no more exact than that can be."""
    minutes = metres * DETOUR / PACE
    return round(minutes / 5) * 5 if minutes >= ROUGHLY_FROM else max(1, round(minutes))


def _on_foot(near: Vicinity) -> str:
    minutes = walk_minutes(near.station_metres)
    return ngettext("It is about %(minutes)s minute on foot.", "It is about %(minutes)s minutes on foot.", minutes) % {
        "minutes": minutes
    }
