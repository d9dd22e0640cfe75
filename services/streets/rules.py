"""Which tags of OpenStreetMap are kept, as which layer, and from which zoom on. What is not listed is never read.

Tags as at https://wiki.openstreetmap.org/wiki/Map_features.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from .layers import Layer

LONGEST_NAME: Final = 80


class Rule(NamedTuple):
    """``zoom``: the least at which it is worth drawing; ``unnamed``: the same without a name, 0 for never."""

    layer: Layer
    zoom: int
    unnamed: int


_MAIN: Final = {
    "motorway": 10,
    "trunk": 10,
    "primary": 10,
    "secondary": 12,
    "motorway_link": 12,
    "trunk_link": 14,
    "primary_link": 14,
    "secondary_link": 14,
}
_STREETS: Final = {
    "tertiary": 12,
    "tertiary_link": 14,
    "unclassified": 14,
    "residential": 14,
    "living_street": 14,
    "road": 14,
    "pedestrian": 14,
}
_WALKS: Final = ("footway", "path", "cycleway", "steps", "bridleway", "track")

RULES: Final[Mapping[tuple[str, str], Rule]] = {
    **{("highway", value): Rule(Layer.MAIN_STREET, zoom, zoom) for value, zoom in _MAIN.items()},
    **{("highway", value): Rule(Layer.STREET, zoom, zoom) for value, zoom in _STREETS.items()},
    **{("highway", value): Rule(Layer.PATH, 14, 16) for value in _WALKS},
    # A car park's lanes and driveways have no name; back streets and yards that people live on do.
    ("highway", "service"): Rule(Layer.STREET, 14, 0),
    **{("railway", value): Rule(Layer.RAIL, 10, 10) for value in ("rail", "light_rail", "subway")},
    ("railway", "tram"): Rule(Layer.TRAM, 12, 12),
    ("waterway", "river"): Rule(Layer.RIVER, 10, 12),
    ("waterway", "canal"): Rule(Layer.RIVER, 12, 12),
    ("natural", "coastline"): Rule(Layer.RIVER, 10, 10),
    **{
        tag: Rule(Layer.WATER, 10, 10)
        for tag in (
            ("natural", "water"),
            ("waterway", "riverbank"),
            ("waterway", "dock"),
            ("landuse", "reservoir"),
            ("landuse", "basin"),
        )
    },
    **{
        tag: Rule(Layer.PARK, 10, 10)
        for tag in (
            ("leisure", "park"),
            ("leisure", "common"),
            ("landuse", "recreation_ground"),
            ("landuse", "village_green"),
        )
    },
    ("leisure", "garden"): Rule(Layer.PARK, 14, 0),
    ("amenity", "hospital"): Rule(Layer.HOSPITAL, 12, 12),
    **{("amenity", value): Rule(Layer.SCHOOL, 12, 12) for value in ("school", "college", "university")},
    **{("railway", value): Rule(Layer.STATION, 12, 0) for value in ("station", "halt")},
    ("railway", "tram_stop"): Rule(Layer.TRAM_STOP, 12, 0),
    ("amenity", "bus_station"): Rule(Layer.BUS_STATION, 12, 12),
    **{("place", value): Rule(Layer.TOWN, 10, 0) for value in ("city", "town")},
    **{("place", value): Rule(Layer.SUBURB, 12, 0) for value in ("suburb", "village")},
    **{("place", value): Rule(Layer.SUBURB, 14, 0) for value in ("quarter", "neighbourhood", "hamlet")},
}

#: Tags that say it cannot be seen or walked, whatever else is said.
_HIDDEN: Final[Mapping[str, frozenset[str]]] = {
    "indoor": frozenset({"yes", "room", "corridor"}),
    "disused": frozenset({"yes"}),
    "abandoned": frozenset({"yes"}),
    "footway": frozenset({"sidewalk", "crossing"}),
    "cycleway": frozenset({"sidewalk", "crossing"}),
    "station": frozenset({"miniature"}),
    "service": frozenset({"siding", "yard", "spur", "crossover", "driveway", "parking_aisle"}),
}
_UNDERGROUND: Final = frozenset({Layer.RAIL, Layer.RIVER})
_MIGHT_BE_PRIVATE: Final = frozenset({Layer.PATH, Layer.STREET, Layer.PARK})
_CLOSED_TO_ALL: Final = frozenset({"private", "no"})
_OPEN: Final = frozenset({"yes", "designated", "permissive", "public"})


def chosen(tags: Mapping[str, str]) -> Iterator[tuple[Layer, str, int]]:
    """The layers something belongs to: (layer, name, least zoom), each layer once."""
    if any(tags.get(key) in values for key, values in _HIDDEN.items()):
        return
    found: set[Layer] = set()
    for pair in tags.items():
        rule = RULES.get(pair)
        if rule is None or rule.layer in found or _is_out_of_sight(rule.layer, tags):
            continue
        name = clean_name(tags.get("name", ""))
        if zoom := rule.zoom if name else rule.unnamed:
            found.add(rule.layer)
            # A motorway's name leads no walker anywhere.
            yield rule.layer, "" if tags.get("highway", "").startswith("motorway") else name, zoom


def clean_name(text: str) -> str:
    """One line of at most 80 printable characters; of several names the first."""
    first = " ".join(text.partition(";")[0].split())
    return "".join(char for char in first if char.isprintable())[:LONGEST_NAME].rstrip()


def _is_out_of_sight(layer: Layer, tags: Mapping[str, str]) -> bool:
    if layer in _UNDERGROUND and tags.get("tunnel", "no") != "no":
        return True
    is_private = tags.get("access") in _CLOSED_TO_ALL and tags.get("foot") not in _OPEN
    return layer in _MIGHT_BE_PRIVATE and is_private
