"""What every table of postcodes is read into, and what its cells are held against."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import islice
from typing import Final, NamedTuple, TypeAlias, TypeVar

from ..geography import Point
from .codes import postcode_names

T = TypeVar("T")

#: Degrees: a box round the United Kingdom, Scilly to Shetland.
SOUTH, NORTH, WEST, EAST = 49.0, 61.5, -9.0, 2.5
#: The ONS Postcode Directory's latitude where it knows no place.
NO_LATITUDE: Final = 99.0
LONGEST_SHOWN: Final = 80


class BadTable(Exception):
    """A file that cannot be read; the message names the file, and the row and the field where there is one."""


class BadRow(Exception):
    """A row that is not what the format says; the message names the row and the field."""


class PassedOver(StrEnum):
    """Why a row that is as it should be is not loaded."""

    TERMINATED = "terminated"
    NOWHERE = "without a location"
    NORTHERN_IRELAND = "of Northern Ireland"
    ABROAD = "of other countries"
    NO_POSTCODE = "that are no postcode"
    REPEATED = "given before"


class Located(NamedTuple):
    """A postcode or an outward code, as ``postcode_names`` names it, and where it is."""

    names: tuple[str, ...]
    point: Point


Row: TypeAlias = Located | PassedOver


def located(code: str, latitude: str, longitude: str, number: int) -> Row:
    """Read a row's three cells, WGS 84 degrees. Raises BadRow where they are no numbers or lie outside the UK."""
    names = postcode_names(code)
    if not names:
        return PassedOver.NO_POSTCODE
    if not latitude.strip() and not longitude.strip():
        return PassedOver.NOWHERE
    point = Point(to_number(latitude, "latitude", number), to_number(longitude, "longitude", number))
    if point.latitude > NO_LATITUDE or point == (0, 0):
        return PassedOver.NOWHERE
    if not SOUTH <= point.latitude <= NORTH:
        raise BadRow(f"row {number}: latitude {shown(latitude)} is outside the UK ({SOUTH:g} to {NORTH:g})")
    if not WEST <= point.longitude <= EAST:
        raise BadRow(f"row {number}: longitude {shown(longitude)} is outside the UK ({WEST:g} to {EAST:g})")
    return Located(names, point)


def is_in_uk(latitude: float, longitude: float) -> bool:
    return SOUTH <= latitude <= NORTH and WEST <= longitude <= EAST


def to_number(cell: str, field: str, number: int) -> float:
    try:
        return float(cell)
    except ValueError as error:
        raise BadRow(f"row {number}: {field} {shown(cell)} is not a number") from error


def shown(text: str) -> str:
    """A cell or a row for a message: in quotation marks, short, and nothing in it that a terminal would obey."""
    short = text.strip()
    short = short if len(short) <= LONGEST_SHOWN else f"{short[:LONGEST_SHOWN]}…"
    return "“" + "".join(char if char.isprintable() else "·" for char in short) + "”"


def csv_rows(lines: Iterable[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield each row's number, from 1, and its cells; blank rows are left out. Raises BadRow."""
    rows = csv.reader(lines)
    try:
        for cells in rows:
            if cells:
                yield rows.line_num, cells
    except csv.Error as error:
        raise BadRow(f"row {rows.line_num}: {error}") from error


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch
