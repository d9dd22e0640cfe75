"""Towns in what a reader asks ("psychologist near Leeds"), and their spellings in every script."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from search.folding import fold
from search.scripts import script_of
from search.sources import NamedPlace
from search.terms import sound

from .models import Place, PlaceName
from .models.place import PlaceKind

#: People. Smaller places are taken for places only beside a word such as "near".
WELL_KNOWN: Final = 20_000
SHORTEST_NAME: Final = 3
#: People in a town that is known by its sound.
LARGE: Final = 100_000
#: Towns of some size whose names are English words that people look for: "Reading" is one only beside "in".
ALSO_WORDS: Final = frozenset(
    """ash barking barry bath battle bow bury cheddar cook crook deal dover ely eye ford ham home hook hope hove hull
    hyde lancing leek liss looe march nelson over poole reading rugby rush rye ryde sale sandwich sandy settle stone
    street ware warm well wells wing""".split()  # noqa: SIM905 - a table
)
RARELY_SPELT: Final = frozenset({"ethiopic", "bengali", "gurmukhi", "tamil"})


def named_places(names: Collection[str]) -> dict[str, NamedPlace]:
    """Those of the folded names that are towns; the largest of one name. One query.

    The table has few names in Ethiopic and Indic letters: there, a large town is also known by its sound.
    """
    wanted = [name for name in names if len(name) >= SHORTEST_NAME]
    # Kind and size are looked at here: asked of SQLite, it would go through all towns.
    rows = PlaceName.objects.filter(folded__in=wanted).select_related("place")
    towns = sorted((row for row in rows if row.place.kind == PlaceKind.TOWN), key=lambda row: row.place.population)
    found = {row.folded: _named(row.place) for row in towns}
    unheard = [name for name in wanted if name not in found and script_of(name) in RARELY_SPELT and " " not in name]
    return {**heard_places(unheard), **found} if unheard else found


def heard_places(names: Iterable[str]) -> dict[str, NamedPlace]:
    """Large towns by the sound of their names: "ሊድስ" is Leeds. One query."""
    towns = Place.objects.filter(kind=PlaceKind.TOWN, population__gte=LARGE).order_by("population")
    by_sound = {heard: town for town in towns if (heard := sound(fold(town.name)))}
    return {name: _named(by_sound[heard]) for name in names if (heard := sound(name)) in by_sound}


def _named(place: Place) -> NamedPlace:
    is_well_known = place.population >= WELL_KNOWN and fold(place.name) not in ALSO_WORDS
    return NamedPlace(place.name, (place.latitude, place.longitude), is_well_known)


def spellings_of(towns: Iterable[str]) -> dict[str, list[str]]:
    """Town to its names in every script, folded. One query."""
    found: dict[str, list[str]] = {}
    rows = PlaceName.objects.filter(place__kind=PlaceKind.TOWN, place__name__in=set(towns))
    for town, spelling in rows.values_list("place__name", "folded"):
        found.setdefault(town, []).append(spelling)
    return found
