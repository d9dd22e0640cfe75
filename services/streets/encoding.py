"""A tile's content as bytes: what it holds as JSON, where it is as differences in two bytes each, all of it deflated.

Read whole by numpy, without a step in Python for each point.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, NamedTuple

import numpy as np

from .grid import EXTENT, Integers, Square
from .layers import Layer

#: The order is part of what is stored: new layers go to the end.
CODES: Final = tuple(Layer)
_HEADER: Final = struct.Struct("<I")
_STEPS: Final = np.dtype("<i2")


class Piece(NamedTuple):
    """A part of something in one square. ``places``: whole units within the square, a row (x, y) each. ``rings``: how
    many of them each ring has, the outline first; a line or a point has one.
    """

    layer: Layer
    name: str
    places: Integers
    rings: tuple[int, ...]


def encode(pieces: Iterable[Piece]) -> bytes:
    names: dict[str, int] = {}
    listed: list[list[int]] = []
    found: list[Integers] = []
    for piece in pieces:
        listed.append([CODES.index(piece.layer), names.setdefault(piece.name, len(names)), *piece.rings])
        found.append(piece.places)
    header = json.dumps([list(names), listed], ensure_ascii=False, separators=(",", ":")).encode()
    steps = np.diff(np.concatenate(found), axis=0, prepend=0).astype(_STEPS)
    return zlib.compress(_HEADER.pack(len(header)) + header + steps.T.tobytes())


@dataclass(frozen=True, slots=True)
class Tile:
    """``layers``, ``names`` and ``rings`` of the pieces, in their order; ``starts``: where each begins in ``places``,
    in units of the whole world; the last of them is the end.
    """

    zoom: int
    layers: list[Layer]
    names: list[str]
    rings: list[list[int]]
    starts: list[int]
    places: Integers


def decode(data: bytes, square: Square) -> Tile:
    raw = zlib.decompress(data)
    (length,) = _HEADER.unpack_from(raw)
    begin = _HEADER.size + length
    names, listed = json.loads(raw[_HEADER.size : begin])
    steps = np.frombuffer(raw, _STEPS, offset=begin).reshape(2, -1)
    corner = np.array([square.x, square.y]) * EXTENT
    places = np.cumsum(steps, axis=1, dtype=np.int64).T + corner
    rings = [each[2:] for each in listed]
    return Tile(
        square.zoom,
        [CODES[each[0]] for each in listed],
        [names[each[1]] for each in listed],
        rings,
        [0, *accumulate(sum(each) for each in rings)],
        places,
    )
