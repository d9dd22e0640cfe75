"""The tiles of an area out of the database, and what of them lies in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import or_
from typing import Final

import numpy as np
from django.db.models import Q

from services.models import MapTile

from .encoding import Piece, Tile, decode
from .grid import Square, Squares, squares_of, to_units
from .layers import Area

#: More tiles than this are no small area: a page asks for forty at most.
MOST_TILES: Final = 120
#: For each zoom, metres of the smallest thing worth drawing from which on the coarser one will do.
DETAIL: Final = ((16, 1.5), (14, 6.0), (12, 25.0), (10, 250.0))


def zoom_for(area: Area, detail: float) -> int | None:
    """The zoom to read; None where streets are too small to be seen."""
    return next(
        (zoom for zoom, coarsest in DETAIL if detail < coarsest and squares_of(area, zoom).number <= MOST_TILES),
        None,
    )


def stored(wanted: Iterable[Squares]) -> list[Tile]:
    """Read every tile of several boxes of squares, in one query."""
    tiles = MapTile.objects.filter(_within(wanted)).order_by("zoom", "x", "y", "extract_id")
    found = tiles.values_list("zoom", "x", "y", "data")
    return [decode(bytes(data), Square(zoom, x, y)) for zoom, x, y, data in found]


def is_stored(wanted: Squares) -> bool:
    return MapTile.objects.filter(_within([wanted])).exists()


def pieces_in(tiles: Sequence[Tile], area: Area) -> Iterator[Piece]:
    """What of ``tiles`` touches ``area``, once where two extracts have it; places are in units of the world."""
    seen: set[tuple[str, str, bytes]] = set()
    for tile in tiles:
        if not tile.layers:
            continue
        corners = to_units(np.array([(area.west, area.north), (area.east, area.south)]), tile.zoom)
        starts = tile.starts[:-1]
        low = np.minimum.reduceat(tile.places, starts, axis=0)
        high = np.maximum.reduceat(tile.places, starts, axis=0)
        touching = ((low <= corners[1]) & (high >= corners[0])).all(axis=1)
        for number in np.flatnonzero(touching).tolist():
            places = tile.places[tile.starts[number] : tile.starts[number + 1]]
            key = (tile.layers[number].value, tile.names[number], places.tobytes())
            if key not in seen:
                seen.add(key)
                yield Piece(tile.layers[number], tile.names[number], places, tuple(tile.rings[number]))


def _within(wanted: Iterable[Squares]) -> Q:
    boxes = [
        Q(zoom=each.zoom, x__range=(each.west, each.east), y__range=(each.north, each.south)) for each in set(wanted)
    ]
    return reduce(or_, boxes, Q(pk__in=[]))
