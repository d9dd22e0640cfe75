"""What a document must fulfil, as clauses of the cluster's query language. None of them counts for the order."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from portal.nations import nations_on_holiday
from search.backends.embedded.opening import Moment
from search.query import Facet, Near, Query, kept_beside

Clause = dict[str, Any]
EVERYTHING: Clause = {"match_all": {}}


def all_of(clauses: Iterable[Clause]) -> Clause:
    found = list(clauses)
    return {"bool": {"filter": found}} if found else EVERYTHING


def any_of(clauses: Iterable[Clause]) -> Clause:
    return {"bool": {"should": list(clauses), "minimum_should_match": 1}}


def base_filters(query: Query) -> list[Clause]:
    """What all but the words and the facets ask for."""
    found: list[Clause] = []
    if query.kind:
        found.append({"term": {"kind": query.kind.value}})
    if query.near:
        near = within(query.near)
        found.append(any_of([near, {"term": {"anywhere": True}}]) if query.with_anywhere else near)
    elif not query.with_anywhere:
        found.append({"term": {"has_place": True}})
    if query.checked_on:
        found.append({"range": {"check_by": {"gte": query.checked_on.isoformat()}}})
    return found


def within(near: Near) -> Clause:
    return {"geo_distance": {"distance": f"{near.km}km", "points": point_body(near.point)}}


def point_body(point: tuple[float, float]) -> dict[str, float]:
    return {"lat": point[0], "lon": point[1]}


def chosen_filters(query: Query) -> dict[str, Clause]:
    """What was chosen beside the list, by facet; "open" where a time was asked for."""
    found = {facet.name: chosen(facet) for facet in query.facets if facet.chosen}
    if query.open_at:
        found["open"] = open_at(query.open_at)
    return found


def chosen(facet: Facet) -> Clause:
    """Its options together: any of them, or all where ``all_must_hold``."""
    if facet.all_must_hold:
        return all_of(has_any(facet, values_of(facet, option)) for option in facet.chosen)
    return has_any(facet, [value for option in facet.chosen for value in values_of(facet, option)])


def values_of(facet: Facet, option: str) -> tuple[str, ...]:
    return tuple(facet.options.get(option, (option,)))


def has_any(facet: Facet, values: Iterable[str]) -> Clause:
    return {"terms": {field_of(facet): list(dict.fromkeys(values))}}


def field_of(facet: Facet) -> str:
    return f"values.{facet.field}"


def open_at(time: datetime.datetime) -> Clause:
    """Documents that anybody can go into at a moment (``search.backends.embedded.opening`` says the same)."""
    moment = Moment.of(time)
    sessions = any_of(_session_on(day, minute) for day, minute in moment.starts)
    return all_of(
        [
            {"range": {"closed_until": {"lte": moment.day.isoformat()}}},
            {"nested": {"path": "sessions", "query": sessions}},
        ]
    )


def _session_on(day: datetime.date, minute: int) -> Clause:
    """A session that begins on ``day`` and holds ``minute`` as that day counts it."""
    return {
        "bool": {
            "filter": [
                {"term": {"sessions.weekday": day.isoweekday()}},
                {"term": {"sessions.minutes": minute}},
                {"term": {"sessions.valid": day.isoformat()}},
            ],
            "must_not": [{"terms": {"sessions.holidays_of": nations_on_holiday(day)}}],
        }
    }


def aggregations(query: Query, filters: Mapping[str, Clause]) -> dict[str, Any]:
    """Facets by their place in the query, each counted among what the others leave; "open" where it is asked for.

    ``filters``: what was chosen, by facet. The words and the other filters are the query itself.
    """
    found: dict[str, Any] = {}
    for number, facet in enumerate(query.facets):
        if facet.options:
            left = all_of(filters[name] for name in kept_beside(facet, filters))
            found[str(number)] = {"filter": left, "aggs": {"options": _options(facet)}}
    if query.count_open_at:
        others = [clause for name, clause in filters.items() if name != "open"]
        found["open"] = {"filter": all_of([*others, open_at(query.count_open_at)])}
    return found


def _options(facet: Facet) -> dict[str, Any]:
    if is_plain(facet):
        return {"terms": {"field": field_of(facet), "include": list(facet.options), "size": len(facet.options)}}
    return {"filters": {"filters": {option: has_any(facet, values) for option, values in facet.options.items()}}}


def is_plain(facet: Facet) -> bool:
    """Whether each option is a value of its own, so that values can be counted instead of asked for one by one."""
    return all(tuple(values) == (option,) for option, values in facet.options.items())
