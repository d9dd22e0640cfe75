"""The words of a question as clauses that are scored by ``search.ranking``, to the same worth as in the database.

A group is worth its rarity times the best of its alternatives. How rare a group is has to be asked first: the cluster's
own scores know single terms only, and would rank a rare synonym above the word that was typed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from search.question import Alternative, Group, Question
from search.ranking import LEVEL_WEIGHT, rarity

from .filters import Clause, all_of, any_of

WIDEST: Final = "body"
#: The fewest that any cluster allows; more on most. Whole sentences have up to 350.
MOST_CLAUSES: Final = 1_000


@dataclass(frozen=True, slots=True)
class Weighed:
    """``rarities``: of each group of the question. ``needed``: how many of the needed groups a document must have."""

    question: Question
    rarities: Sequence[float]
    needed: int

    def clause(self) -> Clause:
        """Documents with enough of the words; the score is their worth."""
        scored: dict[bool, list[Clause]] = {True: [], False: []}
        for group, rare in zip(self.question.groups, self.rarities, strict=True):
            scored[group.is_optional].append(group_clause(group, rare))
        parts: dict[str, Any] = {"should": scored[True]}
        if scored[False]:
            parts["must"] = {"bool": {"should": scored[False], "minimum_should_match": max(self.needed, 1)}}
        return {"bool": {**parts, "minimum_should_match": 0}}


def group_clause(group: Group, rare: float) -> Clause:
    """Its best alternative counts, by where it stands."""
    parts = [
        clause
        for weight, alternatives in by_weight(group.alternatives)
        for level, place in LEVEL_WEIGHT.items()
        for clause in level_clauses(level, alternatives, weight * place)
    ]
    return {"dis_max": {"queries": parts, "boost": rare}}


def by_weight(alternatives: Iterable[Alternative]) -> Iterator[tuple[float, list[Alternative]]]:
    found: dict[float, list[Alternative]] = defaultdict(list)
    for alternative in alternatives:
        found[alternative.weight].append(alternative)
    yield from sorted(found.items(), reverse=True)


def level_clauses(level: str, alternatives: Iterable[Alternative], worth: float) -> Iterator[Clause]:
    """Documents that have an alternative at a level, each worth the same."""
    single: list[str] = []
    for alternative in alternatives:
        if len(alternative.terms) == 1:
            single.append(alternative.terms[0])
        else:
            together = all_of({"term": {level: term}} for term in alternative.terms)
            yield {"constant_score": {"filter": together, "boost": worth}}
    if single:
        yield {"terms": {level: single, "boost": worth}}


def clauses_in(question: Question) -> int:
    """How many clauses a question becomes, as the cluster counts them: lists of terms, and each term of a phrase."""
    lists = sum(len({each.weight for each in group.alternatives}) for group in question.groups)
    terms = sum(len(each.terms) for group in question.groups for each in group.alternatives if len(each.terms) > 1)
    return (lists + terms) * len(LEVEL_WEIGHT)


def has_group(group: Group) -> Clause:
    """Documents that have a group anywhere."""
    return any_of(level_clauses(WIDEST, group.alternatives, 1))


def rarities_request(question: Question, filters: Iterable[Clause]) -> dict[str, Any]:
    """Arguments of a ``search`` that tells how many documents of all have each group, and by its best score how many of
    the needed groups any document has that ``filters`` leave.
    """
    each = [{"constant_score": {"filter": has_group(group)}} for group in question.needed]
    groups = {str(number): has_group(group) for number, group in enumerate(question.groups)}
    return {
        "size": 1,
        "track_total_hits": False,
        "query": {"bool": {"filter": list(filters), "should": each, "minimum_should_match": min(len(each), 1)}},
        "aggs": {"all": {"global": {}, "aggs": {"groups": {"filters": {"filters": groups}}}}},
    }


def weigh(question: Question, having: Sequence[int], documents: int, most: int) -> Weighed:
    """``having``: how many of all ``documents`` have each group; ``most``: the most needed groups that one has."""
    return Weighed(question, [rarity(count, documents) for count in having], min(question.required(), most))
