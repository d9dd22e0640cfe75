"""Reading what the cluster answers. Whatever is not as it should be raises: then the database answers instead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from search.query import Query, Result

from .documents import hit_of
from .filters import is_plain
from .words import Weighed, weigh


class Nonsense(Exception):
    """An answer that is incomplete or not of the form that was asked for."""


def read_result(query: Query, answer: Mapping[str, Any], words: Weighed | None) -> Result:
    whole(answer)
    total = number(answer["hits"]["total"]["value"])
    hits = tuple(hit_of(hit["_id"]) for hit in answer["hits"].get("hits", ()))
    if len(hits) != max(min(query.size, total - query.start), 0):
        raise Nonsense("not as many hits as there should be")
    return Result(
        hits=hits,
        total=total,
        counts=read_counts(query, answer.get("aggregations", {})),
        has_words=words.needed if words and total else 0,
        backend="elasticsearch",
    )


def read_counts(query: Query, found: Mapping[str, Any]) -> dict[tuple[str, str], int]:
    counts: dict[tuple[str, str], int] = {}
    for place, facet in enumerate(query.facets):
        if not facet.options:
            continue
        buckets = found[str(place)]["options"]["buckets"]
        if is_plain(facet):
            having = {bucket["key"]: number(bucket["doc_count"]) for bucket in buckets}
        else:
            having = {option: number(bucket["doc_count"]) for option, bucket in buckets.items()}
        counts.update({(facet.name, option): having.get(option, 0) for option in facet.options})
    if query.count_open_at:
        counts["open", "now"] = number(found["open"]["doc_count"])
    return counts


def read_weights(query: Query, answer: Mapping[str, Any]) -> Weighed:
    """The answer to ``words.rarities_request``."""
    assert query.question
    whole(answer)
    everything = answer["aggregations"]["all"]
    buckets = everything["groups"]["buckets"]
    having = [number(buckets[str(place)]["doc_count"]) for place in range(len(query.question.groups))]
    most = round(float(answer["hits"].get("max_score") or 0)) if query.question.needed else 0
    return weigh(query.question, having, number(everything["doc_count"]), most)


def whole(answer: Mapping[str, Any]) -> None:
    if answer["timed_out"] is not False or answer["_shards"]["failed"] != 0:
        raise Nonsense("part of the index did not answer")


def number(value: object) -> int:
    if type(value) is not int or value < 0:
        raise Nonsense("a count that is none")
    return value
