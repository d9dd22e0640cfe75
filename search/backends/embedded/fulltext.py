"""Which documents have a term, and where: one statement for a whole question, on SQLite or PostgreSQL.

The databases' own ranking is not used: SQLite's ranks common words slowly and PostgreSQL's knows nothing of rare ones.
They answer with primary keys, and ``backend`` weighs them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from django.db import connection

from search.question import Alternative, Group

Keys = np.ndarray[Any, np.dtype[np.int64]]

#: Where a term may stand, the widest first: anywhere, in the title or what says most, in the title.
LEVELS: Final = ("body", "strong", "title")


@dataclass(frozen=True, slots=True)
class Found:
    """Primary keys of documents that have one of a group's alternatives of one ``weight``, at one of ``LEVELS``."""

    group: int
    level: str
    weight: float
    keys: Keys


def find_terms(groups: Sequence[Group]) -> list[Found]:
    """Find all groups at all levels. One query."""
    parts: list[str] = []
    params: list[Any] = []
    what: list[tuple[int, str, float]] = []
    select = _SELECT[connection.vendor]
    for number, group in enumerate(groups):
        for weight, alternatives in _by_weight(group.alternatives):
            for level in LEVELS:
                sql, values = select(level, alternatives)
                parts.append(f"SELECT {len(what)} AS part, {sql}")
                params.extend(values)
                what.append((number, level, weight))
    if not parts:
        return []
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), params)
        rows = cursor.fetchall()
    found = ((what[part], keys) for part, keys in rows if keys)
    return [Found(group, level, weight, _parsed(keys)) for (group, level, weight), keys in found]


def _by_weight(alternatives: Iterable[Alternative]) -> Iterator[tuple[float, list[Alternative]]]:
    found: dict[float, list[Alternative]] = defaultdict(list)
    for alternative in alternatives:
        found[alternative.weight].append(alternative)
    yield from sorted(found.items())


def _parsed(keys: str) -> Keys:
    return np.array(keys.split(","), dtype=np.int64)


def _sqlite(level: str, alternatives: list[Alternative]) -> tuple[str, list[Any]]:
    """FTS5's own language. Terms are quoted: nothing in them is an operator."""
    columns = {"body": "", "strong": "{title strong} : ", "title": "{title} : "}[level]
    wanted = " OR ".join(
        "(" + " AND ".join(f'"{term}"' for term in alternative.terms) + ")" for alternative in alternatives
    )
    return (
        "(SELECT group_concat(rowid) FROM search_terms_index WHERE search_terms_index MATCH %s)",
        [f"{columns}({wanted})"],
    )


def _postgresql(level: str, alternatives: list[Alternative]) -> tuple[str, list[Any]]:
    """Functions that the migration makes (``tables``): they answer from the indexes."""
    single = [alternative.terms[0] for alternative in alternatives if len(alternative.terms) == 1]
    several = [list(alternative.terms) for alternative in alternatives if len(alternative.terms) > 1]
    calls = [f"search_any_in_{level}(%s::text[])"] * bool(single) + [f"search_all_in_{level}(%s::text[])"] * len(
        several
    )
    return f"nullif(concat_ws(',', {', '.join(calls)}), '')", [*([single] if single else []), *several]


_SELECT: Final = {"sqlite": _sqlite, "postgresql": _postgresql}
