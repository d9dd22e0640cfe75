"""Outward codes and their middles, from the postal code file that GeoNames publishes (CC BY 4.0)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from statistics import median

from search.folding import fold

from .geography import Point
from .models import Place, PlaceName
from .models.place import PlaceKind
from .places import OUTWARD

#: Columns of the file: country, code, place, and later latitude and longitude.
CODE, LATITUDE, LONGITUDE, COLUMNS = 1, 9, 10, 12


class BadRow(Exception):
    """A row that is not what the format says; the message names the row and the field."""


def outward_codes(lines: Iterable[str]) -> dict[str, Point]:
    """Read outward codes; the middle of a code is the median of its rows. Raises BadRow with the row's number.

    The file has one row a place and code, so that a code comes up many times; rows of other countries are passed over.
    """
    found: dict[str, list[Point]] = {}
    for number, line in enumerate(lines, start=1):
        cells = line.rstrip("\n").split("\t")
        if len(cells) < COLUMNS - 1:
            raise BadRow(f"row {number}: {len(cells)} columns, where the GeoNames format has {COLUMNS}")
        if cells[0] != "GB" or not OUTWARD.match(fold(cells[CODE])):
            continue
        try:
            point = Point(float(cells[LATITUDE]), float(cells[LONGITUDE]))
        except ValueError as error:
            raise BadRow(f"row {number}: latitude or longitude is not a number") from error
        found.setdefault(cells[CODE].upper(), []).append(point)
    if not found:
        raise BadRow("no row holds an outward code of GB")
    return {
        code: Point(median(point.latitude for point in points), median(point.longitude for point in points))
        for code, points in found.items()
    }


def replace_outward_codes(codes: Mapping[str, Point]) -> int:
    Place.objects.filter(kind=PlaceKind.OUTWARD).delete()
    places = Place.objects.bulk_create(
        Place(kind=PlaceKind.OUTWARD, name=code, latitude=point.latitude, longitude=point.longitude)
        for code, point in codes.items()
    )
    PlaceName.objects.bulk_create(PlaceName(place=place, folded=fold(place.name)) for place in places)
    return len(places)
