"""What the directory's form offers beside its facets, in the reader's language."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.formats import KM_PER_MILE, weekday
from portal.languages import get_language

from .query import DISTANCES, DirectoryQuery

Choice = tuple[str, str, bool]


def miles(km: int) -> str:
    """A radius in whole miles, as signposts in the UK count."""
    number = max(1, round(km / KM_PER_MILE))
    return ngettext("%(miles)s mile", "%(miles)s miles", number) % {"miles": number}


def km_choices(query: DirectoryQuery) -> list[Choice]:
    """Kilometres, how far that is in words, and whether it is chosen; a distance from an old address is one more."""
    return [(str(km), miles(km), km == query.km) for km in sorted({*DISTANCES, query.km})]


def sort_choices(query: DirectoryQuery) -> list[Choice]:
    names = {"best": _("Best answer first"), "near": _("Nearest first"), "name": _("By name, A to Z")}
    return [(value, name, value == query.sort) for value, name in names.items()]


def weekday_choices(query: DirectoryQuery, language: str) -> list[tuple[int, str, bool]]:
    """ISO number of a weekday, its name, and whether it is chosen."""
    return [(day, weekday(day, get_language(language)), day == query.day) for day in range(1, 8)]
