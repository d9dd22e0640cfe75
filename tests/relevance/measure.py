"""How well the portal answers real questions: recall in the first three and mean reciprocal rank, per language."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from search.models import Document
from search.query import Query, Result
from search.understanding import understand
from search.views import query_of

FOLDER: Final = Path(__file__).parent
FIRST: Final = 3
DEEPEST: Final = 20


@dataclass(frozen=True, slots=True)
class Judged:
    """``expected``: documents ("page:<key>", "service:<slug>") any of which must be among the first three."""

    language: str
    query: str
    expected: frozenset[str]


@dataclass(slots=True)
class Score:
    queries: int = 0
    in_first: int = 0
    reciprocal: float = 0.0
    missed: list[tuple[Judged, list[str]]] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.in_first / self.queries

    @property
    def mrr(self) -> float:
        return self.reciprocal / self.queries


def judged_queries(folder: Path = FOLDER) -> Iterator[Judged]:
    for path in sorted(folder.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                yield Judged(row["language"], row["query"], frozenset(row["expected"].split()))


def measure(find: Callable[[Query], Result], folder: Path = FOLDER) -> dict[str, Score]:
    """Language to its score, asked as the search page asks."""
    names = {
        (kind, owner): f"{kind}:{key}" for kind, owner, key in Document.objects.values_list("kind", "owner", "key")
    }
    scores: dict[str, Score] = {}
    for judged in judged_queries(folder):
        score = scores.setdefault(judged.language, Score())
        found = find(query_of(understand(judged.query, judged.language), 1))
        keys = [names[hit.kind, hit.owner] for hit in found.hits][:DEEPEST]
        rank = next((number for number, key in enumerate(keys, start=1) if key in judged.expected), 0)
        score.queries += 1
        score.reciprocal += 1 / rank if rank else 0
        if 0 < rank <= FIRST:
            score.in_first += 1
        else:
            score.missed.append((judged, keys[:FIRST]))
    return scores


def table(scores: dict[str, Score]) -> str:
    lines = ["language queries recall@3   MRR"]
    total = Score()
    for language, score in scores.items():
        lines.append(f"{language:9}{score.queries:7}{score.recall:9.2f}{score.mrr:7.2f}")
        total.queries += score.queries
        total.in_first += score.in_first
        total.reciprocal += score.reciprocal
    lines.append(f"{'all':9}{total.queries:7}{total.recall:9.2f}{total.mrr:7.2f}")
    return "\n".join(lines)
