"""What other apps may ask the directory for; nothing else of it is theirs (docs/architecture.md)."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import DatabaseError
from django.utils import timezone

from portal.languages import SOURCE_LANGUAGE
from portal.nations import Nation
from search.finding import find
from search.models import DocumentKind
from search.query import Facet, Query

from .cards import ServiceCard, card
from .directory import documents_of
from .names import category_names


def category_choices() -> list[tuple[str, str]]:
    """Slug and English name of every category, for an editor's form; empty before there is a database."""
    try:
        return list(category_names(SOURCE_LANGUAGE).items())
    except DatabaseError:
        return []


def cards_in_category(
    category: str, language: str, limit: int, nations: Sequence[str] = Nation.values
) -> list[ServiceCard]:
    """Cards of services of one category that people in any of the nations can use: those for people anywhere first,
    since no place is known, and real ones before invented ones. Overdue ones are left out.
    """
    now = timezone.now()
    found = find(
        Query(
            kind=DocumentKind.SERVICE,
            facets=(
                Facet("category", "category", {category: (category,)}, (category,)),
                Facet("nation", "nation", {nation: (nation,) for nation in nations}, tuple(nations)),
            ),
            checked_on=timezone.localdate(now),
            anywhere_first=True,
            size=limit,
        )
    )
    names = category_names(language)
    return [card(document, language, now, category_names=names) for document in documents_of(found.hits)]
