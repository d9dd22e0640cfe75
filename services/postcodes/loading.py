"""Filling the table of places with postcodes, in place of all that an earlier table left there."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from statistics import median
from typing import Final

from django.db import transaction

from ..geography import Point
from ..models import Place, PlaceName
from ..models.place import POSTCODE_KINDS, PlaceKind
from .rows import Located, PassedOver, Row

BATCH: Final = 5_000
LETTERS: Final = 26


class NothingToLoad(Exception):
    """Every row was passed over."""


@dataclass(slots=True)
class Loaded:
    """How many places there are now of each kind, and how many rows were passed over, by reason."""

    places: Counter[PlaceKind] = field(default_factory=Counter)
    passed_over: Counter[PassedOver] = field(default_factory=Counter)


class Areas:
    """The points of areas by name, 16 bytes a point. An area's middle is the median of each coordinate."""

    def __init__(self) -> None:
        self._points: dict[str, tuple[array[float], array[float]]] = {}

    def add(self, name: str, latitudes: Iterable[float], longitudes: Iterable[float]) -> None:
        points = self._points.setdefault(name, (array("d"), array("d")))
        points[0].extend(latitudes)
        points[1].extend(longitudes)

    def items(self) -> Iterator[tuple[str, array[float], array[float]]]:
        for name, points in self._points.items():
            yield name, *points

    def places(self, kind: PlaceKind) -> Iterator[Place]:
        for name, latitudes, longitudes in self.items():
            yield _place(kind, name, Point(median(latitudes), median(longitudes)))


class Seen:
    """Which postcodes came up: one bit for each of a sector's 26 x 26 units, so that millions take a few megabytes."""

    def __init__(self) -> None:
        self._units: dict[str, int] = {}

    def add(self, postcode: str, sector: str) -> bool:
        """Whether ``postcode`` is new."""
        unit = 1 << ((ord(postcode[-2]) - ord("A")) * LETTERS + ord(postcode[-1]) - ord("A"))
        before = self._units.get(sector, 0)
        self._units[sector] = before | unit
        return not before & unit


@transaction.atomic
def replace_postcodes(batches: Iterable[list[Row]]) -> Loaded:
    """Take away every outward code, sector and postcode and save those of ``batches``; all or nothing.

    Whole postcodes are saved as they come; their sectors and outward codes are the medians of them. A postcode that
    comes up again is passed over. Nothing is changed where ``batches`` raises, or holds nothing: that is NothingToLoad.
    """
    loaded, seen = Loaded(), Seen()
    sectors, outwards = Areas(), Areas()
    _clear()
    for batch in batches:
        places: list[Place] = []
        for row in batch:
            if not isinstance(row, Located):
                loaded.passed_over[row] += 1
                continue
            postcode, *areas = row.names
            latitude, longitude = row.point
            if len(areas) == 0:
                outwards.add(postcode, [latitude], [longitude])
            elif len(areas) == 1:
                sectors.add(postcode, [latitude], [longitude])
            elif seen.add(postcode, areas[0]):
                sectors.add(areas[0], [latitude], [longitude])
                places.append(_place(PlaceKind.POSTCODE, postcode, row.point))
            else:
                loaded.passed_over[PassedOver.REPEATED] += 1
        loaded.places[PlaceKind.POSTCODE] += _save(places)
    for sector, latitudes, longitudes in sectors.items():
        outwards.add(sector.partition(" ")[0], latitudes, longitudes)
    loaded.places[PlaceKind.SECTOR] = _save(sectors.places(PlaceKind.SECTOR))
    loaded.places[PlaceKind.OUTWARD] = _save(outwards.places(PlaceKind.OUTWARD))
    if not loaded.places.total():
        raise NothingToLoad("no row has a postcode of the UK and where it is")
    return loaded


def _clear() -> None:
    PlaceName.objects.filter(place__kind__in=POSTCODE_KINDS).delete()
    # delete() would fetch millions of places first, to look for names that are already gone.
    places = Place.objects.filter(kind__in=POSTCODE_KINDS)
    places._raw_delete(places.db)


def _place(kind: PlaceKind, name: str, point: Point) -> Place:
    return Place(kind=kind, name=name, latitude=point.latitude, longitude=point.longitude)


def _save(places: Iterable[Place]) -> int:
    return len(Place.objects.bulk_create(places, batch_size=BATCH))
