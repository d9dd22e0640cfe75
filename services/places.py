"""From what a reader types to a point: a town in any script, a postcode, or its first half."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from search.folding import fold

from .geography import Point
from .models import Place, PlaceName
from .models.place import PlaceKind
from .postcode_areas import POSTCODE_AREAS

OUTWARD: Final = re.compile(r"^([a-z]{1,2})(\d[a-z\d]?)$")
FULL: Final = re.compile(r"^([a-z]{1,2}\d[a-z\d]?)(\d[a-z]{2})$")
LONGEST_PLACE: Final = 60


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """``is_vague``: distances from it are to the middle of a town or of a postcode's first half."""

    name: str
    point: Point
    is_vague: bool = True


def find_place(text: str) -> FoundPlace | None:
    """Return where ``text`` is, or None. One query for a town; at most three for a postcode.

    A postcode nobody loaded falls back to its first half, and that to the post town of its area (LS9 to Leeds).
    """
    folded = fold(text[:LONGEST_PLACE]).strip(" ,.")
    if not folded:
        return None
    compact = folded.replace(" ", "")
    full, outward = FULL.match(compact), OUTWARD.match(compact)
    if full:
        return _stored(compact, PlaceKind.POSTCODE, exact=True) or _outward(full[1])
    if outward:
        return _outward(compact)
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


def _outward(outward: str) -> FoundPlace | None:
    stored = _stored(outward, PlaceKind.OUTWARD)
    if stored:
        return stored
    letters = re.match("[a-z]+", outward)
    town = POSTCODE_AREAS.get(letters.group().upper()) if letters else None
    found = _town(fold(town)) if town else None
    return FoundPlace(f"{outward.upper()}, {found.name}", found.point) if found else None


def _stored(folded: str, kind: PlaceKind, *, exact: bool = False) -> FoundPlace | None:
    row = Place.objects.filter(kind=kind, names__folded=folded).first()
    return FoundPlace(row.name, Point(row.latitude, row.longitude), is_vague=not exact) if row else None
