"""What other apps may ask the directory for; nothing else of it is theirs (docs/architecture.md)."""

from __future__ import annotations

from django.db import DatabaseError
from django.utils import timezone

from portal.languages import SOURCE_LANGUAGE

from .cards import ServiceCard, card
from .snapshot import bits, current_snapshot


def category_choices() -> list[tuple[str, str]]:
    """Slug and English name of every category, for an editor's form; empty before there is a database. One query."""
    try:
        return list(current_snapshot().category_names(SOURCE_LANGUAGE).items())
    except DatabaseError:
        return []


def cards_in_category(category: str, language: str, limit: int) -> list[ServiceCard]:
    """Cards of services of one category: those for people anywhere first, since no place is known. One query."""
    snapshot = current_snapshot()
    now = timezone.now()
    found = snapshot.sets.get(("category", category), 0) & ~snapshot.overdue(timezone.localdate(now))
    anywhere = found & snapshot.not_tied_to_a_place
    numbers = [*bits(anywhere), *bits(found & ~anywhere)]
    names = snapshot.category_names(language)
    real_first = sorted(numbers[: limit * 10], key=lambda number: snapshot.documents[number]["facts"]["is_example"])
    return [card(snapshot.documents[number], language, now, category_names=names) for number in real_first[:limit]]
