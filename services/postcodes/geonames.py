"""GeoNames postal codes (https://download.geonames.org/export/zip/, CC BY 4.0): tab-separated, without a header.

``GB.txt`` has outward codes, one row a place and code, so that a code comes up many times; ``GB_full.txt`` has whole
postcodes in the same columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from .rows import BadRow, PassedOver, Row, located

NAME: Final = "GeoNames postal codes"
LOOKS: Final = "tab-separated, without a header, 12 columns: country, code, place, …, latitude, longitude, accuracy"
LICENCE: Final = "Postcodes: GeoNames (geonames.org), CC BY 4.0."
COUNTRY, CODE, LATITUDE, LONGITUDE, COLUMNS = 0, 1, 9, 10, 12
LETTERS_OF_A_COUNTRY: Final = 2


def recognises(first: str) -> bool:
    cells = first.split("\t")
    return len(cells) >= COLUMNS - 1 and len(cells[COUNTRY]) == LETTERS_OF_A_COUNTRY and cells[COUNTRY].isupper()


def read(lines: Iterable[str]) -> Iterator[Row]:
    """Read the rows of GB. Raises BadRow. The last column, the accuracy, may be missing."""
    for number, line in enumerate(lines, start=1):
        cells = line.rstrip("\r\n").split("\t")
        if cells == [""]:
            continue
        if len(cells) < COLUMNS - 1:
            raise BadRow(f"row {number}: {len(cells)} columns, where the GeoNames format has {COLUMNS}")
        if cells[COUNTRY] != "GB":
            yield PassedOver.ABROAD
        else:
            yield located(cells[CODE], cells[LATITUDE], cells[LONGITUDE], number)
