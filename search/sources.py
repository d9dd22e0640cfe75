"""Where documents come from, and what else other apps lend to finding. They register at start-up (``AppConfig.ready``).

``search`` knows documents, not models: it asks whoever registered for a kind.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from .documents import IndexDocument
from .models import DocumentKind

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Source:
    """``documents``: those of the given owners that are public now. ``owners``: of all that are public now."""

    kind: DocumentKind
    documents: Callable[[Collection[UUID]], Iterable[IndexDocument]]
    owners: Callable[[], Collection[UUID]]


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A town that a reader named. ``is_well_known``: it is of some size, so that its name alone is enough."""

    name: str
    point: Point
    is_well_known: bool = True


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One line under a search box. ``kind``: "page", "service", "place" or "category"; ``language`` of ``label``."""

    label: str
    url: str
    kind: str
    language: str


#: Asked with folded names; answers with those that are names of places. One query.
PlaceFinder = Callable[[Collection[str]], dict[str, NamedPlace]]
#: Asked with what was typed, the reader's language, and how many are wanted.
Suggester = Callable[[str, str, int], Iterable[Suggestion]]

_sources: dict[DocumentKind, Source] = {}
_place_finders: list[PlaceFinder] = []
_suggesters: list[Suggester] = []


def register(source: Source) -> None:
    _sources[source.kind] = source


def register_place_finder(finder: PlaceFinder) -> None:
    _place_finders[:] = [finder]


def register_suggester(suggester: Suggester) -> None:
    if suggester not in _suggesters:
        _suggesters.append(suggester)


def source_of(kind: DocumentKind | str) -> Source:
    return _sources[DocumentKind(kind)]


def all_sources() -> list[Source]:
    return [_sources[kind] for kind in sorted(_sources)]


def find_places(names: Collection[str]) -> dict[str, NamedPlace]:
    return _place_finders[0](names) if _place_finders and names else {}


def suggesters() -> tuple[Suggester, ...]:
    return tuple(_suggesters)
