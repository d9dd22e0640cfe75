"""Which council is responsible at a place: boundaries of local authorities, from the file the ONS publishes.

Source: Office for National Statistics, licensed under the Open Government Licence v3.0; contains OS data © Crown
copyright and database right. Pages that show any of it say so (``ATTRIBUTION``).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import shapely
from django.db import transaction

from portal.nations import Nation

from .geography import Point
from .models import Council
from .topojson import Line, arcs_of, polygons, ring

ATTRIBUTION: Final = "Office for National Statistics (OGL v3). Contains OS data © Crown copyright and database right."
#: Lower tier first: districts, boroughs and unitary authorities; then the counties above districts.
TIERS: Final = ("ltla", "utla")
#: First letter of a code (GSS) to the nation it is in.
NATIONS: Final = {
    "E": Nation.ENGLAND,
    "S": Nation.SCOTLAND,
    "W": Nation.WALES,
    "N": Nation.NORTHERN_IRELAND,
}
#: Bytes; the file of the whole UK, generalised for the web, has under one million.
LARGEST: Final = 50_000_000


class BadBoundaries(Exception):
    """A file that holds no boundaries of local authorities; says why."""


def councils_of(point: Point) -> list[Council]:
    """The councils responsible at a point, the most local first; none where no boundaries are loaded. One query."""
    around = Council.objects.filter(
        west__lte=point.longitude, east__gte=point.longitude, south__lte=point.latitude, north__gte=point.latitude
    )
    here = shapely.Point(point.longitude, point.latitude)
    found = [(shape.area, each) for each in around if (shape := shapely.from_wkb(bytes(each.shape))).covers(here)]
    return [council for _size, council in sorted(found, key=lambda pair: pair[0])]


def load(path: Path) -> int:
    """Put the file's local authorities of today in place of all there were, whole or not at all; returns how many.
    Raises BadBoundaries.
    """
    councils = {council.code: council for council in read(path)}
    if not councils:
        raise BadBoundaries("It has no local authorities that exist today (objects “ltla” and “utla”)")
    with transaction.atomic():
        Council.objects.all().delete()
        Council.objects.bulk_create(councils.values())
    return len(councils)


def read(path: Path) -> Iterator[Council]:
    """Local authorities as unsaved rows. Those that were abolished (``end``) are left out. Raises BadBoundaries."""
    topology = _topology(path)
    try:
        arcs = arcs_of(topology)
        for tier in TIERS:
            for geometry in topology["objects"].get(tier, {}).get("geometries", ()):
                council = _council(geometry, arcs)
                if council:
                    yield council
    except (KeyError, IndexError, TypeError, ValueError, AttributeError, shapely.errors.ShapelyError) as error:
        raise BadBoundaries("Its outlines cannot be read: it is damaged, or no TopoJSON") from error


def _topology(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > LARGEST:
            raise BadBoundaries(f"It is larger than {LARGEST:,} bytes")
        topology = json.loads(path.read_bytes())
    except OSError as error:
        raise BadBoundaries(f"It cannot be opened: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise BadBoundaries("It is no JSON") from error
    if not isinstance(topology, dict) or topology.get("type") != "Topology":
        raise BadBoundaries("It is no TopoJSON")
    return topology


def _council(geometry: dict[str, Any], arcs: list[Line]) -> Council | None:
    facts = geometry["properties"]
    code, name = str(facts["areacd"]), str(facts["areanm"])
    nation = NATIONS.get(code[:1])
    if facts.get("end") or nation is None or not polygons(geometry):
        return None
    parts = [
        shapely.Polygon(outline, holes)
        for outline, *holes in ([ring(numbers, arcs) for numbers in polygon] for polygon in polygons(geometry))
    ]
    shape = shapely.make_valid(shapely.MultiPolygon(parts))
    west, south, east, north = shape.bounds
    return Council(
        code=code, name=name, nation=nation, west=west, south=south, east=east, north=north, shape=shapely.to_wkb(shape)
    )
