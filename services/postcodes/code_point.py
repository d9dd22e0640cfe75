"""Code-Point Open (https://osdatahub.os.uk): postcodes of Great Britain, a CSV for each postcode area.

Ordnance Survey, Open Government Licence v3; contains OS data © Crown copyright and Royal Mail data © Royal Mail. No
header; metres on the British National Grid (OSGB36, EPSG:27700), which become WGS 84 to within about 5 metres: the
finer grid would have to be fetched from the network.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from pyproj import Transformer, network

from ..geography import Point
from .codes import FULL, postcode_names
from .rows import BadRow, Located, PassedOver, Row, batches, csv_rows, is_in_uk, shown, to_number

NAME: Final = "Code-Point Open"
LOOKS: Final = "comma-separated, without a header: postcode, positional quality, eastings, northings, country code, …"
LICENCE: Final = (
    "Postcodes: Code-Point Open, Ordnance Survey, Open Government Licence v3.0. Contains OS data © Crown copyright and "
    "database right, and Royal Mail data © Royal Mail copyright and database right."
)
CODE, QUALITY, EASTINGS, NORTHINGS, COLUMNS = 0, 1, 2, 3, 4
#: Positional quality goes from 10, a building, to 90: no coordinates.
NO_COORDINATES: Final = 90
BATCH: Final = 5_000
#: Of a degree: a tenth of a metre.
DECIMALS: Final = 6


class GridRow(NamedTuple):
    """``eastings`` and ``northings`` in metres on the British National Grid."""

    number: int
    names: tuple[str, ...]
    eastings: float
    northings: float


def recognises(first: str) -> bool:
    try:
        _number, cells = next(csv_rows([first]), (0, []))
    except BadRow:
        return False
    return len(cells) >= COLUMNS and FULL.fullmatch(cells[CODE].replace(" ", "").upper()) is not None


def read(lines: Iterable[str]) -> Iterator[Row]:
    """Read every row. Raises BadRow."""
    for batch in batches(csv_rows(lines), BATCH):
        on_grid: list[GridRow] = []
        for number, cells in batch:
            row = _grid_row(number, cells)
            if isinstance(row, GridRow):
                on_grid.append(row)
            else:
                yield row
        yield from _located(on_grid)


def _grid_row(number: int, cells: Sequence[str]) -> GridRow | PassedOver:
    if len(cells) < COLUMNS:
        raise BadRow(f"row {number}: {len(cells)} columns, where Code-Point Open has at least {COLUMNS}")
    names = postcode_names(cells[CODE])
    if not names:
        return PassedOver.NO_POSTCODE
    if to_number(cells[QUALITY], "positional quality", number) >= NO_COORDINATES:
        return PassedOver.NOWHERE
    eastings = to_number(cells[EASTINGS], "eastings", number)
    northings = to_number(cells[NORTHINGS], "northings", number)
    return GridRow(number, names, eastings, northings) if eastings or northings else PassedOver.NOWHERE


def _located(rows: Sequence[GridRow]) -> Iterator[Located]:
    longitudes, latitudes = _to_wgs84().transform([row.eastings for row in rows], [row.northings for row in rows])
    for row, latitude, longitude in zip(rows, latitudes, longitudes, strict=True):
        if not is_in_uk(latitude, longitude):
            where = f"eastings {shown(f'{row.eastings:.0f}')}, northings {shown(f'{row.northings:.0f}')}"
            raise BadRow(f"row {row.number}: {where} are outside the UK")
        yield Located(row.names, Point(round(latitude, DECIMALS), round(longitude, DECIMALS)))


@cache
def _to_wgs84() -> Transformer:
    network.set_network_enabled(active=False)
    return Transformer.from_crs("EPSG:27700", "EPSG:4326", always_xy=True)
