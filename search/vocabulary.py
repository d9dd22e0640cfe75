"""The words that documents have, in memory, to compare a misspelt word with.

Words are only ever added to the table, so a process reads what is new since it last looked.
"""

from __future__ import annotations

import threading
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from rapidfuzz import process
from rapidfuzz.distance import OSA

from .models import Word

#: Letters in a word before one slip, and before two, are forgiven.
ONE_SLIP: Final = 4
TWO_SLIPS: Final = 8
#: A word that begins alike stands in for one nobody has: how much must be alike, and how much may follow.
SHORTEST_BEGINNING: Final = 5
LONGEST_ENDING: Final = 4
MOST_CANDIDATES: Final = 3


@dataclass(slots=True)
class LanguageWords:
    """``stems``: every stem. ``words``: folded word to its stem."""

    words: dict[str, str] = field(default_factory=dict)
    stems: set[str] = field(default_factory=set)
    _sorted: list[str] | None = None

    def add(self, word: str, stem: str) -> None:
        self.words[word] = stem
        self.stems.add(stem)
        self._sorted = None

    @property
    def in_order(self) -> list[str]:
        if self._sorted is None:
            self._sorted = sorted(self.words)
        return self._sorted

    def beginning_with(self, start: str, limit: int) -> list[str]:
        """Words that begin so, the shortest first."""
        found: list[str] = []
        ordered = self.in_order
        for position in range(bisect_left(ordered, start), len(ordered)):
            if not ordered[position].startswith(start) or len(found) > limit * 10:
                break
            found.append(ordered[position])
        return sorted(found, key=len)[:limit]


def slips_forgiven(word: str) -> int:
    if len(word) < ONE_SLIP or any(char.isdigit() for char in word):
        return 0
    return 1 if len(word) < TWO_SLIPS else 2


def nearest(word: str, candidates: Iterable[str]) -> list[str]:
    """Candidates that a slip or two would make of ``word`` (a letter wrong, missing, too many, or two swapped)."""
    slips = slips_forgiven(word)
    if not slips:
        return []
    close = [each for each in candidates if abs(len(each) - len(word)) <= slips and len(each) >= ONE_SLIP - 1]
    found = process.extract(word, close, scorer=OSA.distance, score_cutoff=slips, limit=MOST_CANDIDATES * 3)
    if not found:
        return []
    best = min(distance for _word, distance, _index in found)
    # People get the first letter right.
    found.sort(key=lambda each: (each[1], each[0][0] != word[0]))
    return [each for each, distance, _index in found if distance == best][:MOST_CANDIDATES]


def alike_beginning(word: str, known: LanguageWords) -> list[str]:
    """Words of one root by their beginning, for languages whose endings nobody wrote down: "psychologically"."""
    shortest = max(SHORTEST_BEGINNING, len(word) - LONGEST_ENDING)
    for length in range(len(word), shortest - 1, -1):
        found = [
            each
            for each in known.beginning_with(word[:length], MOST_CANDIDATES * 2)
            if len(each) - length <= LONGEST_ENDING
        ]
        if found:
            return found[:MOST_CANDIDATES]
    return []


class Vocabulary:
    """Words by language. One of them is shared by the threads of a process."""

    def __init__(self) -> None:
        self.languages: dict[str, LanguageWords] = {}
        self._last = 0
        self._stamp: object = None
        self._lock = threading.Lock()

    def of(self, language: str) -> LanguageWords:
        return self.languages.get(language) or LanguageWords()

    def refresh(self, stamp: tuple[UUID | None, ...]) -> None:
        """Read what was added since; one query where ``stamp`` differs from last time, else none."""
        with self._lock:
            if stamp == self._stamp:
                return
            for key, language, word, stem in _rows_after(self._last):
                self.languages.setdefault(language, LanguageWords()).add(word, stem)
                self._last = key
            self._stamp = stamp

    def forget(self) -> None:
        with self._lock:
            self.languages, self._last, self._stamp = {}, 0, None


def _rows_after(key: int) -> Iterator[tuple[int, str, str, str]]:
    rows = Word.objects.filter(pk__gt=key).order_by("pk")
    yield from rows.values_list("pk", "language", "word", "stem")


vocabulary = Vocabulary()
