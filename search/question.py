"""What a reader asked, as groups of terms: the same for every backend.

A group is one thing that was asked for; its alternatives mean the same, each with a weight. A document should have
something of each needed group; how many it must have is ``Question.required``.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from .sources import NamedPlace


@dataclass(frozen=True, slots=True)
class Alternative:
    """``terms``: all of them must be there. ``weight``: beside 1 for the word as it was typed."""

    terms: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Group:
    """One thing the reader asked for. ``is_optional``: it counts for the order only."""

    typed: str
    alternatives: tuple[Alternative, ...]
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """``corrected``: misspelt words to what they were taken for. ``unknown``: words that no document has. ``place``: a
    place that was named, typed as ``place_words``.
    """

    typed: str
    groups: tuple[Group, ...]
    corrected: dict[str, str] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    place: NamedPlace | None = None
    place_words: str = ""

    @property
    def needed(self) -> tuple[Group, ...]:
        return tuple(group for group in self.groups if not group.is_optional)

    def required(self) -> int:
        """How many of the needed groups a document must have: all of one or two, then about two thirds."""
        count = len(self.needed)
        return count if count <= 2 else (2 * count + 2) // 3

    def __bool__(self) -> bool:
        return bool(self.groups)
