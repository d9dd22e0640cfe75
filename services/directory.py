"""Answering a directory query: who matches, how many there are behind every choice, in what order they are shown."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from portal.languages import LANGUAGES
from search.finding import find
from search.models import Document, DocumentKind
from search.query import Facet, Hit, Near, Query, Sort
from search.question import Question
from search.understanding import understand

from .cards import ServiceCard, card
from .geography import Point
from .models.choices import Access, Cost, WhoFor
from .names import category_names
from .opening_hours import UK_TIME
from .places import FoundPlace, find_place
from .query import DirectoryQuery
from .traits import ANY_LANGUAGE, INTERPRETER, SAFE_FACTS, STAFF

PAGE_SIZE = 20
MOST_ALTERNATIVES = 5
#: Farther than any two places in the UK, in kilometres.
ANY_DISTANCE = 2000


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query found.

    ``documents``: those shown, in order; ``total``: how many there are. ``counts``: (facet, value) to how many would be
    left with that choice, every other filter kept. ``question``: how the words were understood. ``place``: where from,
    and ``place_in_words``: it was taken from the words. ``is_relaxed``: no service has all that was asked for, so these
    have some. ``no_words``: no service has any of it. ``alternatives``: where nothing matches.
    """

    documents: list[dict[str, Any]]
    total: int
    counts: Mapping[tuple[str, str], int]
    names: dict[str, str]
    question: Question | None = None
    place: FoundPlace | None = None
    place_unknown: bool = False
    place_in_words: str = ""
    is_relaxed: bool = False
    no_words: bool = False
    alternatives: list[dict[str, Any]] = field(default_factory=list)

    @property
    def keys(self) -> list[str]:
        """Slugs of the services shown."""
        return [document["key"] for document in self.documents]

    def cards(self, documents: Iterable[dict[str, Any]], language: str, now: datetime.datetime) -> list[ServiceCard]:
        origin = self.place.point if self.place else None
        return [card(document, language, now, origin=origin, category_names=self.names) for document in documents]


def answer(
    query: DirectoryQuery,
    language: str,
    now: datetime.datetime,
    origin: FoundPlace | None = None,
    *,
    size: int = PAGE_SIZE,
    not_overdue: bool = False,
) -> Answer:
    """Answer ``query``. ``origin`` stands in for the place of an area page. A constant number of SQL queries.

    ``not_overdue``: leave out services whose facts should have been checked by now, as on paper, where nobody can
    correct them.
    """
    may_name_place = not query.near and not query.in_words
    question = understand(query.q, language, with_places=may_name_place) if query.q else None
    place, in_words = place_of(query, question, origin)
    names = category_names(language)
    asked = Query(
        question=question if question and question.groups else None,
        kind=DocumentKind.SERVICE,
        facets=facets_of(query, names),
        near=Near((place.point.latitude, place.point.longitude), query.km) if place else None,
        with_anywhere=query.with_online,
        open_at=time_of(query, now),
        count_open_at=now,
        checked_on=now.astimezone(UK_TIME).date() if not_overdue else None,
        sort=Sort(query.sort),
        start=(query.page - 1) * size,
        size=size,
    )
    # Words that no service has find nothing: the list of everything would look like an answer.
    is_lost = question is not None and not question.needed and bool(question.unknown)
    found = find(replace(asked, size=0) if is_lost else asked)
    if found.total and not found.hits and size:
        # A page beyond the last is the last.
        found = find(replace(asked, start=(found.total - 1) // size * size))
    documents = [] if is_lost else documents_of(found.hits)
    total = 0 if is_lost else found.total
    required = asked.question.required() if asked.question else 0
    return Answer(
        documents=documents,
        total=total,
        counts=found.counts,
        names=names,
        question=question,
        place=place,
        place_unknown=bool(query.near) and place is None,
        place_in_words=in_words,
        is_relaxed=bool(question) and (found.has_words < required or bool(question and question.unknown)),
        no_words=bool(query.q) and (is_lost or bool(required and not found.has_words)),
        alternatives=[] if total else alternatives(asked),
    )


def place_of(
    query: DirectoryQuery, question: Question | None, origin: FoundPlace | None
) -> tuple[FoundPlace | None, str]:
    """Where the reader is: as they typed it, or named it among the words, or the place of the page."""
    if query.near:
        return point_of(query.near) or find_place(query.near), ""
    if question and question.place:
        return FoundPlace(question.place.name, Point(*question.place.point)), question.place_words
    return origin, ""


def point_of(text: str) -> FoundPlace | None:
    """A point from a phone: "53.80,-1.55" in degrees; None where the text is something else."""
    latitude, comma, longitude = text.partition(",")
    try:
        point = Point(float(latitude), float(longitude)) if comma else None
    except ValueError:
        return None
    if point is None or not (49 <= point.latitude <= 61.5 and -9 <= point.longitude <= 2.5):
        return None
    return FoundPlace("", point, is_vague=False)


def time_of(query: DirectoryQuery, now: datetime.datetime) -> datetime.datetime | None:
    """When they want to go: now, or next on a weekday at a time."""
    if "now" in query.filters.get("open", ()):
        return now
    if not query.day:
        return None
    today = now.astimezone(UK_TIME).date()
    day = today + datetime.timedelta(days=(query.day - today.isoweekday()) % 7)
    return datetime.datetime.combine(day, datetime.time.fromisoformat(query.time), UK_TIME)


def facets_of(query: DirectoryQuery, names: dict[str, str]) -> tuple[Facet, ...]:
    """Every choice with the values it stands for. A language and how it is offered belong together: both must hold of
    one offer.
    """
    chosen = query.filters.get
    hows = chosen("how") or (STAFF, INTERPRETER)
    spoken = chosen("language") or (ANY_LANGUAGE,)
    languages = {code: tuple(f"{code}:{how}" for how in hows) for code in LANGUAGES}
    how = {each: tuple(f"{code}:{each}" for code in spoken) for each in (STAFF, INTERPRETER)}
    plain = {
        "category": tuple(dict.fromkeys((*names, *chosen("category", ())))),
        "for": WhoFor.values,
        "cost": [value for value in Cost.values if value],
        "access": Access.values,
        "safe": list(SAFE_FACTS),
    }
    return (
        Facet("language", "language_how", languages, chosen("language", ()), counted_without=("how",)),
        Facet("how", "language_how", how, chosen("how", ()), counted_without=("language",)),
        *(
            Facet(name, name, {value: (value,) for value in values}, chosen(name, ()), all_must_hold=name == "safe")
            for name, values in plain.items()
        ),
    )


def documents_of(hits: Iterable[Hit]) -> list[dict[str, Any]]:
    """Documents of hits, in their order. One query."""
    owners = [hit.owner for hit in hits]
    if not owners:
        return []
    rows = Document.objects.filter(kind=DocumentKind.SERVICE, owner__in=owners)
    found: dict[Any, dict[str, Any]] = {
        row["owner"]: dict(row) for row in rows.values("owner", "key", "words", "facts")
    }
    return [found[owner] for owner in owners if owner in found]


def alternatives(asked: Query) -> list[dict[str, Any]]:
    """Where nothing matches: the same words anywhere, else what is near, else anything. Never a dead end."""
    everything = Query(kind=DocumentKind.SERVICE, size=MOST_ALTERNATIVES)
    near = replace(asked.near, km=ANY_DISTANCE) if asked.near else None
    for instead in (
        replace(everything, question=asked.question, near=near) if asked.question else None,
        replace(everything, near=near) if near else None,
        everything,
    ):
        found = find(instead) if instead else None
        if found and found.total:
            return documents_of(found.hits)
    return []


def origin_of(name: str, latitude: float, longitude: float) -> FoundPlace:
    return FoundPlace(name, Point(latitude, longitude))
