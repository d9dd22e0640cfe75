"""The base map of a small area, in one query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise

import numpy as np

from .encoding import Piece
from .grid import FINEST, squares_of, to_degrees
from .joining import Line, joined
from .layers import ATTRIBUTION, LICENCE, LICENCE_URL, LINES, Area, Layer, Shape
from .tiles import is_stored, pieces_in, stored, zoom_for

__all__ = ["ATTRIBUTION", "LICENCE", "LICENCE_URL", "Area", "Layer", "Shape", "has_streets", "shapes_in"]


def shapes_in(area: Area, detail: float) -> list[Shape]:
    """What lies in ``area``, and of what crosses its edge a little more. ``detail``: metres of the smallest thing worth
    drawing. Lines of one street are joined; areas are in parts, as tiles have cut them. Empty where nothing is loaded,
    and where the area is so large that no street would be seen.
    """
    zoom = zoom_for(area, detail)
    if zoom is None:
        return []
    pieces = pieces_in(stored([squares_of(area, zoom)]), area)
    return [_shape(piece, zoom) for piece in whole_lines(pieces)]


def has_streets(area: Area) -> bool:
    """Whether streets of any part of ``area`` are loaded."""
    return is_stored(squares_of(area, FINEST))


def whole_lines(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Areas and points as they are, then lines joined where they meet."""
    lines: defaultdict[tuple[Layer, str], list[Line]] = defaultdict(list)
    for piece in pieces:
        if piece.layer in LINES:
            lines[piece.layer, piece.name].append([(x, y) for x, y in piece.places.tolist()])
        else:
            yield piece
    for (layer, name), parts in lines.items():
        for line in joined(parts):
            yield Piece(layer, name, np.array(line, dtype=np.int64), (len(line),))


def _shape(piece: Piece, zoom: int) -> Shape:
    places = [(longitude, latitude) for longitude, latitude in to_degrees(piece.places, zoom).tolist()]
    ends = [0, *accumulate(piece.rings)]
    outline, *holes = (tuple(places[start:end]) for start, end in pairwise(ends))
    return Shape(piece.layer, piece.name, outline, tuple(holes))
