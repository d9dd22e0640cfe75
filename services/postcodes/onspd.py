"""ONS Postcode Directory (https://geoportal.statistics.gov.uk): CSV with a header, terminated postcodes among the live.

Open Government Licence v3; contains OS data © Crown copyright and Royal Mail data © Royal Mail. The coordinates of
Northern Ireland (BT) have a licence of their own: for internal use only, unless Land & Property Services license more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from .rows import BadRow, Located, PassedOver, Row, csv_rows, located

NAME: Final = "ONS Postcode Directory"
LOOKS: Final = "comma-separated, with a header: pcds, doterm, lat, long among its columns"
LICENCE: Final = (
    "Postcodes: ONS Postcode Directory, Office for National Statistics, Open Government Licence v3.0. "
    "Contains OS data © Crown copyright and database right, and Royal Mail data © Royal Mail copyright and database "
    "right."
)
#: What releases have called the postcode, with its space or padded to seven or eight characters.
POSTCODE: Final = ("pcds", "pcd8", "pcd7", "pcd2", "pcd")
NORTHERN_IRELAND: Final = "BT"


def header_of(cells: Iterable[str]) -> list[str]:
    return [cell.strip().lower() for cell in cells]


def recognises(first: str) -> bool:
    try:
        _number, cells = next(csv_rows([first]), (0, []))
    except BadRow:
        return False
    return not set(POSTCODE).isdisjoint(header_of(cells))


def read(lines: Iterable[str]) -> Iterator[Row]:
    """Read every row, whatever order its columns are in. Raises BadRow."""
    rows = csv_rows(lines)
    header = header_of(next(rows)[1])
    code, ended = _column(header, POSTCODE), _column(header, ["doterm"])
    latitude, longitude = _column(header, ["lat"]), _column(header, ["long"])
    for number, cells in rows:
        if len(cells) < len(header):
            raise BadRow(f"row {number}: {len(cells)} columns, where the header has {len(header)}")
        if cells[ended].strip():
            yield PassedOver.TERMINATED
        else:
            yield located(cells[code], cells[latitude], cells[longitude], number)


def without_northern_ireland(rows: Iterable[Row]) -> Iterator[Row]:
    for row in rows:
        is_northern_ireland = isinstance(row, Located) and row.names[0].startswith(NORTHERN_IRELAND)
        yield PassedOver.NORTHERN_IRELAND if is_northern_ireland else row


def _column(header: Sequence[str], names: Sequence[str]) -> int:
    for name in names:
        if name in header:
            return header.index(name)
    raise BadRow(f"row 1: the header has no column “{names[0]}”")
