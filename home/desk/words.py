"""Headings of the answer: in English for whoever works at the desk, and in the language the desk is read in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

HEADINGS: Final = {
    "do": gettext_noop("Do"),
    "not_ask": gettext_noop("Do not ask for"),
    "say": gettext_noop("Say"),
    "interpreter": gettext_noop("Interpreter"),
    "source": gettext_noop("Where this comes from"),
}


@dataclass(frozen=True, slots=True)
class Heading:
    english: str
    own: str

    @property
    def is_translated(self) -> bool:
        return self.own != self.english


def headings() -> dict[str, Heading]:
    """By name, in English and in the active language."""
    return {name: Heading(words, _(words)) for name, words in HEADINGS.items()}
