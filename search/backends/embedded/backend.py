"""Answering a query from the project's own database and the columns in memory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import Any

import numpy as np

from search.query import Facet, Hit, Query, Result, Sort, kept_beside
from search.question import Question
from search.ranking import ANYWHERE_NEARNESS, LEVEL_WEIGHT, nearness, rarity

from .columns import Columns, Mask, current_columns
from .fulltext import find_terms
from .opening import Moment


@dataclass(frozen=True, slots=True)
class Scores:
    """A column each: how well a document answers the words, and how many of the needed groups it has."""

    worth: Any
    groups: Any

    @classmethod
    def of(cls, question: Question, columns: Columns) -> Scores:
        groups = question.groups
        best = np.zeros((len(groups), columns.count), dtype=np.float32)
        # Narrower levels and greater weights come later and stand over what was there.
        for found in sorted(find_terms(groups), key=lambda each: (each.group, each.weight * LEVEL_WEIGHT[each.level])):
            best[found.group, columns.positions_of_keys(found.keys)] = found.weight * LEVEL_WEIGHT[found.level]
        has = best > 0
        rare = np.array([rarity(int(count), columns.count) for count in has.sum(axis=1)], dtype=np.float32)
        needed = np.array([not group.is_optional for group in groups], dtype=bool)
        return cls(worth=rare @ best, groups=has[needed].sum(axis=0))

    def having(self, count: int) -> Any:
        return self.groups >= count


def search(query: Query) -> Result:
    """Answer a query. At most two queries where nothing has changed since the last one."""
    columns = current_columns()
    scores = Scores.of(query.question, columns) if query.question else None
    distances = columns.distances(query.near.point) if query.near else None
    base = base_of(query, columns, distances)
    chosen = {facet.name: chosen_mask(facet, columns) for facet in query.facets if facet.chosen}
    if query.open_at:
        chosen["open"] = columns.open_at(Moment.of(query.open_at))
    matching = reduce(and_, chosen.values(), base)
    has_words = 0
    if scores and query.question and query.question.needed:
        # As many of the words as asked for, or the most that any of these documents has.
        most = int(scores.groups[columns.positions_of(matching)].max(initial=0))
        has_words = min(query.question.required(), most)
        with_words = columns.mask_of(scores.having(max(has_words, 1)))
        base &= with_words
        matching &= with_words
    positions = ordered(columns.positions_of(matching), query, columns, scores, distances)
    shown = positions[query.start : query.start + query.size]
    return Result(
        hits=tuple(Hit(columns.rows[at]["kind"], columns.rows[at]["owner"]) for at in shown),
        total=len(positions),
        counts=counts_of(query, columns, base, chosen),
        has_words=has_words,
    )


def base_of(query: Query, columns: Columns, distances: Any) -> Mask:
    """Documents that all but the words and the facets leave."""
    base = columns.with_value("kind", query.kind) if query.kind else columns.everything
    if query.near and distances is not None:
        near = columns.mask_of(distances <= query.near.km)
        base &= near | columns.with_value("anywhere") if query.with_anywhere else near
    elif not query.with_anywhere:
        base &= columns.with_value("has_place")
    if query.checked_on:
        base &= columns.checked_on(query.checked_on.isoformat())
    return base


def chosen_mask(facet: Facet, columns: Columns) -> Mask:
    join: Callable[[Mask, Mask], Mask] = and_ if facet.all_must_hold else or_
    return reduce(join, (option_mask(facet, option, columns) for option in facet.chosen))


def option_mask(facet: Facet, option: str, columns: Columns) -> Mask:
    return reduce(or_, (columns.with_value(facet.field, value) for value in facet.options.get(option, (option,))), 0)


def counts_of(query: Query, columns: Columns, base: Mask, chosen: dict[str, Mask]) -> dict[tuple[str, str], int]:
    counts: dict[tuple[str, str], int] = {}
    for facet in query.facets:
        left = reduce(and_, (chosen[name] for name in kept_beside(facet, chosen)), base)
        for option in facet.options:
            counts[facet.name, option] = (left & option_mask(facet, option, columns)).bit_count()
    if query.count_open_at:
        left = reduce(and_, (mask for name, mask in chosen.items() if name != "open"), base)
        counts["open", "now"] = (left & columns.open_at(Moment.of(query.count_open_at))).bit_count()
    return counts


def ordered(positions: Any, query: Query, columns: Columns, scores: Scores | None, distances: Any) -> Any:
    """Positions as they are shown; equals in alphabetical order."""
    if query.sort is Sort.NAME:
        return positions[np.argsort(columns.name_rank[positions], kind="stable")]
    plain = columns.plain_rank[positions]
    if distances is not None and (query.sort is Sort.NEAR or scores is None):
        worth = -scores.worth[positions] if scores else plain
        return positions[np.lexsort((plain, worth, np.round(distances[positions], 1)))]
    if scores is None:
        first = columns.chosen(columns.with_value("anywhere"))[positions] if query.anywhere_first else plain * 0
        return positions[np.lexsort((plain, columns.is_last[positions], -first.astype(np.int8)))]
    worth = scores.worth[positions]
    if query.near and distances is not None:
        worth = worth * np.where(
            np.isfinite(distances[positions]), nearness(distances[positions], query.near.km), ANYWHERE_NEARNESS
        )
    return positions[np.lexsort((plain, -np.round(worth, 4)))]
