"""A query as a request to the cluster: the same filters, counts and order as in the project's own database."""

from __future__ import annotations

from typing import Any, Final

from search.backends.embedded.columns import EARTH_RADIUS_KM
from search.query import Near, Query, Sort
from search.ranking import ANYWHERE_NEARNESS, EDGE_NEARNESS

from .filters import Clause, aggregations, all_of, base_filters, chosen_filters, point_body
from .words import Weighed

#: Answers beyond this place the cluster does not give; the database does.
LAST_PLACE: Final = 10_000
#: Metres in the step by which distances differ at all: what is a hundred metres nearer is not nearer.
STEP: Final = 100
#: Stands for the distance of what has no place; nothing on Earth is as far.
NOWHERE: Final = 1_000_000
#: A script, since the cluster's own sort by distance does not round, and its own function knows one point a document
#: only. It is compiled once: only its parameters differ. Great circle, by the haversine.
DISTANCE: Final = """
    double nearest = params.nowhere;
    for (GeoPoint point : doc['points']) {
        double height = Math.sin(Math.toRadians(point.lat - params.lat) / 2);
        double width = Math.sin(Math.toRadians(point.lon - params.lon) / 2);
        double across = Math.cos(Math.toRadians(point.lat)) * Math.cos(Math.toRadians(params.lat)) * width * width;
        double there = 2 * params.radius * Math.asin(Math.min(1, Math.sqrt(height * height + across)));
        nearest = Math.min(nearest, Math.rint(there / params.step));
    }
    return nearest;
"""
BY_SCORE: Final[list[Any]] = [{"_score": "desc"}]
#: Alphabetical; whatever is left says the same each time.
BY_NAME: Final[list[Any]] = [{"sort_name": "asc"}, {"key": "asc"}, {"kind": "asc"}, {"owner": "asc"}]
PLAIN: Final[list[Any]] = [{"is_last": "asc"}, *BY_NAME]


def request_body(query: Query, words: Weighed | None) -> dict[str, Any]:
    """Arguments of the client's ``search``."""
    chosen = chosen_filters(query)
    return {
        "query": scored(query, words),
        "post_filter": all_of(chosen.values()),
        "aggs": aggregations(query, chosen),
        "sort": sort_of(query, bool(words)),
        "from_": query.start,
        "size": query.size,
        "track_total_hits": True,
    }


def scored(query: Query, words: Weighed | None) -> Clause:
    filters = base_filters(query)
    clause: Clause = {"bool": {"filter": filters, **({"must": words.clause()} if words else {})}}
    if words and query.near and query.sort is Sort.BEST:
        return {"function_score": {"query": clause, "functions": nearness(query.near), "score_mode": "first"}}
    return clause


def nearness(near: Near) -> list[dict[str, Any]]:
    """What the worth is multiplied with, by the nearest place (``search.ranking.nearness``)."""
    decay = {"origin": point_body(near.point), "scale": f"{near.km}km", "decay": EDGE_NEARNESS}
    return [
        {"filter": {"exists": {"field": "points"}}, "exp": {"points": decay, "multi_value_mode": "min"}},
        {"weight": ANYWHERE_NEARNESS},
    ]


def sort_of(query: Query, has_words: bool) -> list[Any]:
    if query.sort is Sort.NAME:
        return BY_NAME
    if query.near and (query.sort is Sort.NEAR or not has_words):
        return [by_distance(query.near), *(BY_SCORE if has_words else ()), *PLAIN]
    if has_words:
        return [*BY_SCORE, *PLAIN]
    return [{"anywhere": "desc"}, *PLAIN] if query.anywhere_first else PLAIN


def by_distance(near: Near) -> dict[str, Any]:
    params = {**point_body(near.point), "radius": EARTH_RADIUS_KM * 1000, "step": STEP, "nowhere": NOWHERE}
    return {"_script": {"type": "number", "script": {"source": DISTANCE, "params": params}, "order": "asc"}}
