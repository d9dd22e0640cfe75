"""Pieces on their way to tiles, kept in a file: they come as the extract has them and are wanted square by square."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Final

import numpy as np

from .encoding import CODES, Piece
from .grid import Square

_HEAD: Final = struct.Struct("<BHH")
_STEP: Final = np.dtype("<i2")
_BITS: Final = 20


class Spool:
    """A table in a file that is nobody else's. SQLite sorts it outside memory."""

    def __init__(self, file: Path) -> None:
        self._database = sqlite3.connect(file, isolation_level=None)
        self._database.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-32000; PRAGMA temp_store=FILE;"
            "CREATE TABLE piece (square INTEGER, content BLOB);"
        )

    def add(self, pieces: Iterable[tuple[Square, Piece]]) -> None:
        self._database.execute("BEGIN")
        self._database.executemany(
            "INSERT INTO piece VALUES (?, ?)", ((_number(square), _packed(piece)) for square, piece in pieces)
        )
        self._database.execute("COMMIT")

    def squares(self) -> Iterator[tuple[Square, list[Piece]]]:
        """Every square once, with all that is in it."""
        # The order decides what is kept of two equal tiles, and makes the same file give the same bytes.
        rows = self._database.execute("SELECT square, content FROM piece ORDER BY square, rowid")
        for number, group in groupby(rows, itemgetter(0)):
            yield _square(number), [_unpacked(content) for _number, content in group]

    def close(self) -> None:
        self._database.close()


def _number(square: Square) -> int:
    return (square.zoom << 2 * _BITS) + (square.x << _BITS) + square.y


def _square(number: int) -> Square:
    mask = (1 << _BITS) - 1
    return Square(number >> 2 * _BITS, number >> _BITS & mask, number & mask)


def _packed(piece: Piece) -> bytes:
    name = piece.name.encode()
    head = _HEAD.pack(CODES.index(piece.layer), len(name), len(piece.rings))
    rings = struct.pack(f"<{len(piece.rings)}I", *piece.rings)
    return head + name + rings + piece.places.astype(_STEP).tobytes()


def _unpacked(content: bytes) -> Piece:
    code, length, count = _HEAD.unpack_from(content)
    begin = _HEAD.size + length
    rings = struct.unpack_from(f"<{count}I", content, begin)
    places = np.frombuffer(content, _STEP, offset=begin + 4 * count).reshape(-1, 2).astype(np.int64)
    return Piece(CODES[code], content[_HEAD.size : begin].decode(), places, rings)
