"""From a directory query to the paper a caseworker hands out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Self

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.languages import Language, get_language, is_language

from .directory import answer
from .geography import Point
from .maps.document import MapRequest, map_pdf
from .maps.limits import FIRST_SERVICES, MAX_SERVICES
from .maps.papers import PAPERS, PaperName
from .models import Place
from .models.place import PlaceKind
from .query import DirectoryQuery

MOST_TOWNS = 30
#: Half the width of the area whose towns are named, in degrees of latitude (about 20 km).
TOWN_WINDOW = 0.18


@dataclass(frozen=True, slots=True)
class Wish:
    """How somebody wants it on paper: ``paper=a4|a5|fold``, ``also=<lang>`` for a second language, ``all=yes`` for more
    than the first of a long list. What is none of these is not asked for.
    """

    paper: PaperName = "a4"
    also: Language | None = None
    is_whole: bool = False

    @classmethod
    def parse(cls, params: QueryDict, language: Language) -> Self:
        second = params.get("also", "")
        asked = params.get("paper", "")
        return cls(
            next((name for name in PAPERS if name == asked), "a4"),
            get_language(second) if is_language(second) and second != language.code else None,
            params.get("all") == "yes",
        )

    @property
    def most(self) -> int:
        return MAX_SERVICES if self.is_whole else FIRST_SERVICES


def directory_pdf(query: DirectoryQuery, language: Language, wish: Wish, absolute: Callable[[str], str]) -> bytes:
    """The printed map and list of what ``query`` finds and may be printed. Raises a ``PaperNotPossible``."""
    now = timezone.now()
    found = answer(replace(query, page=1), language.code, now, size=wish.most, not_overdue=True)
    place = found.place
    cards = found.cards(found.documents, language.code, now)
    centre = place.point if place else next((card.nearest.point for card in cards if card.nearest), None)
    return map_pdf(
        MapRequest(
            language=language,
            also=wish.also,
            title=_("Help near %(place)s") % {"place": place.name} if place else _("Help and services"),
            place_name=place.name if place else "",
            origin=place.point if place else None,
            cards=cards,
            total=found.total,
            towns=towns_around(centre) if centre else [],
            query_url=absolute(f"/{language.code}/services/{query.encode()}"),
            printed_on=timezone.localdate(now),
            paper=wish.paper,
            site_name=_("Find help in the UK"),
        )
    )


def towns_around(centre: Point) -> list[tuple[str, Point, int]]:
    """The largest towns in a window around a point, for the map's context. One query."""
    rows = Place.objects.filter(
        kind=PlaceKind.TOWN,
        latitude__range=(centre.latitude - TOWN_WINDOW, centre.latitude + TOWN_WINDOW),
        longitude__range=(centre.longitude - TOWN_WINDOW * 1.7, centre.longitude + TOWN_WINDOW * 1.7),
    ).order_by("-population")[:MOST_TOWNS]
    return [(row.name, Point(row.latitude, row.longitude), row.population) for row in rows]
