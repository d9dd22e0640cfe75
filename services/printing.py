"""From a directory query to the paper a caseworker hands out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.languages import Language
from portal.paper.errors import PaperNotPossible

from .directory import answer
from .geography import Point
from .maps.document import MapRequest, map_pdf
from .maps.limits import MAX_SERVICES
from .models import Place
from .models.place import PlaceKind
from .query import DirectoryQuery

MOST_TOWNS = 30
#: Half the width of the area whose towns are named, in degrees of latitude (about 20 km).
TOWN_WINDOW = 0.18


class MapNotPossible(Exception):
    """The map cannot be printed here; the message says why, for whoever runs the portal."""


def directory_pdf(
    query: DirectoryQuery,
    language: Language,
    also: Language | None,
    paper: Literal["a4", "a5"],
    absolute: Callable[[str], str],
) -> bytes:
    """The printed map and list of what ``query`` finds and may be printed. Raises MapNotPossible."""
    now = timezone.now()
    today = timezone.localdate(now)
    found = answer(replace(query, page=1), language.code, now, size=MAX_SERVICES, not_overdue=True)
    place = found.place
    cards = found.cards(found.documents, language.code, now)
    centre = place.point if place else next((card.nearest.point for card in cards if card.nearest), None)
    try:
        return map_pdf(
            MapRequest(
                language=language,
                also=also,
                title=_("Help near %(place)s") % {"place": place.name} if place else _("Help and services"),
                place_name=place.name if place else "",
                origin=place.point if place else None,
                cards=cards,
                total=found.total,
                towns=towns_around(centre) if centre else [],
                query_url=absolute(f"/{language.code}/services/{query.encode()}"),
                printed_on=today,
                paper=paper,
                site_name=_("Find help in the UK"),
            )
        )
    except PaperNotPossible as missing:
        raise MapNotPossible(str(missing)) from missing


def towns_around(centre: Point) -> list[tuple[str, Point, int]]:
    """The largest towns in a window around a point, for the map's context. One query."""
    rows = Place.objects.filter(
        kind=PlaceKind.TOWN,
        latitude__range=(centre.latitude - TOWN_WINDOW, centre.latitude + TOWN_WINDOW),
        longitude__range=(centre.longitude - TOWN_WINDOW * 1.7, centre.longitude + TOWN_WINDOW * 1.7),
    ).order_by("-population")[:MOST_TOWNS]
    return [(row.name, Point(row.latitude, row.longitude), row.population) for row in rows]
