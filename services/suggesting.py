"""What the directory adds to a search box: kinds of help, and towns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from urllib.parse import urlencode

from django.db import connection
from django.db.models import Q
from django.utils.translation import gettext as _

from search.folding import fold, tokens
from search.sources import Suggestion

from .models import PlaceName
from .models.place import PlaceKind
from .names import category_names

SHORTEST_TOWN: Final = 3
#: Comes after every letter.
LAST_LETTER: Final = "\U0010ffff"


def categories(typed: str, language: str, limit: int) -> Iterator[Suggestion]:
    """Kinds of help one of whose words begins as the last word typed does. One query."""
    words = tokens(typed)
    if not words:
        return
    found = (
        (slug, name)
        for slug, name in category_names(language).items()
        if any(word.startswith(words[-1]) for word in tokens(name))
    )
    for _number, (slug, name) in zip(range(limit), found, strict=False):
        yield Suggestion(name, f"/{language}/services/?{urlencode({'category': slug})}", "category", language)


def places(typed: str, language: str, limit: int) -> Iterator[Suggestion]:
    """Towns whose name, in any script, begins with all that was typed; the largest first. One query."""
    start = fold(typed).strip()
    if len(start) < SHORTEST_TOWN:
        return
    rows = PlaceName.objects.filter(names_beginning_with(start)).select_related("place")
    found = sorted(
        {(row.place.population, row.place.name) for row in rows if row.place.kind == PlaceKind.TOWN}, reverse=True
    )
    for _population, town in found[:limit]:
        label = _("Help near %(place)s") % {"place": town}
        yield Suggestion(label, f"/{language}/services/?{urlencode({'near': town})}", "place", language)


def names_beginning_with(start: str) -> Q:
    """A condition that each database answers from its index: SQLite's knows ranges, not LIKE; PostgreSQL's order of
    letters is not that of their numbers.
    """
    if connection.vendor == "sqlite":
        return Q(folded__gte=start, folded__lt=start + LAST_LETTER)
    return Q(folded__startswith=start)
