"""From what a reader types to a point: a town in any script, a postcode, or the beginning of one."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from search.folding import fold

from .geography import Point
from .models import Place, PlaceName
from .models.place import POSTCODE_KINDS, PlaceKind
from .postcode_areas import POSTCODE_AREAS
from .postcodes.codes import postcode_names

LONGEST_PLACE: Final = 60


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """``is_vague``: distances from it are to the middle of a town, or of a postcode's sector or first half."""

    name: str
    point: Point
    is_vague: bool = True


def find_place(text: str) -> FoundPlace | None:
    """Return where ``text`` is, or None. One query for a town; at most two for a postcode.

    A postcode nobody loaded falls back to its sector (LS9 7), that to its first half, and that to the post town of its
    area (LS9 to Leeds).
    """
    folded = fold(text[:LONGEST_PLACE]).strip(" ,.")
    if not folded:
        return None
    if names := postcode_names(folded):
        return _postcode(names) or _post_town(names[-1])
    found = _town(folded)
    # A reader who types "ليدز" is answered in the same letters.
    return replace(found, name=text.strip()) if found and not text.isascii() else found


def _town(folded: str) -> FoundPlace | None:
    row = (
        PlaceName.objects.filter(folded=folded, place__kind=PlaceKind.TOWN)
        .select_related("place")
        .order_by("-place__population")
        .first()
    )
    return FoundPlace(row.place.name, Point(row.place.latitude, row.place.longitude)) if row else None


def _postcode(names: tuple[str, ...]) -> FoundPlace | None:
    rows = Place.objects.filter(kind__in=POSTCODE_KINDS, name__in=names)
    row = max(rows, key=lambda each: len(each.name), default=None)
    if row is None:
        return None
    return FoundPlace(row.name, Point(row.latitude, row.longitude), is_vague=row.kind != PlaceKind.POSTCODE)


def _post_town(outward: str) -> FoundPlace | None:
    letters = re.match("[A-Z]+", outward)
    town = POSTCODE_AREAS.get(letters.group()) if letters else None
    found = _town(fold(town)) if town else None
    return FoundPlace(f"{outward}, {found.name}", found.point) if found else None
