"""Reading an OpenStreetMap extract: one pass for the relations, one for all the rest, whatever the file's size.

Where nodes are is kept in a file; what is not wanted is passed over inside libosmium and never becomes a Python object.
"""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Final, NamedTuple

import osmium
import shapely
from osmium.filter import TagFilter
from osmium.geom import WKBFactory
from osmium.osm import Area, Node, Way

from .layers import AREAS, LINES, Layer
from .rules import RULES, chosen

SUFFIXES: Final = (".osm", ".osm.pbf", ".osm.bz2", ".osm.gz")
#: Bytes. Great Britain is 2 GB, the planet 80: whoever means to load that has taken the wrong file.
LARGEST: Final = 6 * 1024**3
#: How much room the work needs, as a multiple of the file.
ROOM: Final = 6
LONGEST_REASON: Final = 160


class BadExtract(Exception):
    """A file that cannot be loaded; the message names it and says why."""


class Feature(NamedTuple):
    """``zoom``: the least at which it is drawn; ``shape``: WKB in hexadecimal, WGS 84 degrees."""

    layer: Layer
    name: str
    zoom: int
    shape: str


def check(path: Path, folder: Path) -> None:
    """Say what is wrong with a file before it is read. ``folder``: where the work is done. Raises BadExtract."""
    if not path.name.lower().endswith(SUFFIXES):
        raise BadExtract(f"{path}: its name should end in {', '.join(SUFFIXES)}")
    try:
        size = path.stat().st_size if path.is_file() else -1
    except OSError as error:
        raise BadExtract(f"{path} cannot be read: {error.strerror}") from error
    if size < 0:
        raise BadExtract(f"{path} is not a file")
    if not size:
        raise BadExtract(f"{path} is empty")
    if size > LARGEST:
        raise BadExtract(f"{path} is larger than {LARGEST // 1024**3} GB: load a region")
    free = shutil.disk_usage(folder).free
    if free < size * ROOM:
        raise BadExtract(f"{folder} has room for {free // 1024**2} MB, and {path} needs {size * ROOM // 1024**2}")


def data_from(path: Path) -> datetime.date | None:
    """The day the file says its data is of."""
    try:
        with osmium.io.Reader(str(path), osmium.osm.NOTHING) as reader:
            said = reader.header().get("osmosis_replication_timestamp") or reader.header().get("timestamp")
        return datetime.datetime.fromisoformat(said).date() if said else None
    except (RuntimeError, ValueError):
        return None


def features(path: Path, folder: Path) -> Iterator[Feature]:
    """Read all that is kept. ``folder`` holds the nodes' places meanwhile. Raises BadExtract."""
    wanted = list(RULES)
    areas = [tag for tag in wanted if RULES[tag].layer not in LINES]
    reading = (
        osmium.FileProcessor(str(path))
        .with_locations(f"sparse_file_array,{folder / 'nodes'}")
        .with_areas(TagFilter(*areas))
        .with_filter(TagFilter(*wanted))
    )
    make = WKBFactory()
    try:
        for each in reading:
            yield from _features(each, make)
    except (RuntimeError, ValueError, OSError) as error:
        raise BadExtract(f"{path} is broken, or no OpenStreetMap extract: {_reason(error)}") from error


def _features(each: object, make: WKBFactory) -> Iterator[Feature]:
    if not isinstance(each, Node | Way | Area):
        return
    for layer, name, zoom in chosen(dict(each.tags)):
        try:
            if isinstance(each, Way):
                if layer in LINES and _is_line(each):
                    for shape in _lines(each, make):
                        yield Feature(layer, name, zoom, shape)
            elif isinstance(each, Area):
                if layer not in LINES:
                    yield Feature(layer, name, zoom, make.create_multipolygon(each))
            elif layer not in AREAS and layer not in LINES:
                yield Feature(layer, name, zoom, make.create_point(each))
        except (RuntimeError, osmium.InvalidLocationError):
            # An area that leaves the extract: what there is of it is not worth a guess.
            continue


def _lines(way: Way, make: WKBFactory) -> Iterator[str]:
    """A way as one line; one that leaves the extract as what there is of it."""
    if all(node.location.valid() for node in way.nodes):
        if len(way.nodes) > 1:
            yield make.create_linestring(way)
        return
    for is_known, nodes in groupby(way.nodes, lambda node: bool(node.location.valid())):
        places = [(node.lon, node.lat) for node in nodes] if is_known else []
        if len(places) > 1:
            yield shapely.to_wkb(shapely.LineString(places), hex=True)


def _is_line(way: Way) -> bool:
    """A square one may walk across is drawn by its edge; other areas of asphalt are no way to anywhere."""
    return way.tags.get("area") != "yes" or way.tags.get("highway") == "pedestrian"


def _reason(error: Exception) -> str:
    """What libosmium says, short, and nothing in it that a terminal would obey."""
    return "".join(char if char.isprintable() else "·" for char in str(error))[:LONGEST_REASON]
