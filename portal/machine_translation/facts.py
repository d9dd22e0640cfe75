"""What in a text is no word and must reach the reader as it is: numbers, addresses, codes, placeholders."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Final, NamedTuple

from portal.phones import CASED


class Kind(StrEnum):
    PLACEHOLDER = "placeholder"
    EMAIL = "e-mail"
    ADDRESS = "web address"
    #: Letters and digits in one: HC2, SW1A 1AA, G4S.
    CODE = "code"
    NUMBER = "number"
    #: Of the glossary.
    TERM = "term"


class Span(NamedTuple):
    """A piece of a text. ``shown``: what must stand for it in the translation."""

    start: int
    end: int
    kind: Kind
    shown: str


_CODE: Final = r"(?:[A-Za-z]+[0-9][A-Za-z0-9]*|[0-9]+[A-Z][A-Z0-9]*)"
_DOMAIN: Final = r"(?:[A-Za-z0-9-]+\.)+(?:uk|UK|org|com|net|gov|info|scot|wales|eu)(?![A-Za-z0-9-])"
PATTERNS: Final[dict[Kind, re.Pattern[str]]] = {
    Kind.PLACEHOLDER: re.compile(r"%\(\w+\)[a-z]|%s|\{\{[^{}]*\}\}|\{\w*\}"),
    Kind.EMAIL: re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]*[A-Za-z0-9]"),
    Kind.ADDRESS: re.compile(rf"(?:[a-z]+://[!-;=?-~]+|www\.[!-;=?-~]+|{_DOMAIN}(?:/[!-;=?-~]*)?)(?<![.,:;!?)'\"])"),
    Kind.CODE: re.compile(rf"(?<![A-Za-z0-9]){_CODE}(?: [0-9]+[A-Z]+)?(?![A-Za-z0-9])"),
    # Digits of any script; what a provider writes as ٩٩٩ is not what the English says.
    Kind.NUMBER: re.compile(r"(?:[£€$] ?|\+)?\d(?:[ \u00a0.,:/–-]?\d)*(?: ?%)?"),
}
_BEFORE_NUMBER: Final = re.compile(rf"(?:[{CASED}\d]|\d[.,:/–-])\Z")
_AFTER_NUMBER: Final = re.compile(r"\d|[.,:/–-]\d")
_BEFORE_WORD: Final = re.compile(rf"[{CASED}\d]\Z")
_AFTER_WORD: Final = re.compile(rf"[{CASED}\d]")


def facts_in(text: str) -> Iterator[Span]:
    """Every fact in a plain text; they may overlap."""
    for kind, pattern in PATTERNS.items():
        for found in pattern.finditer(text):
            yield Span(found.start(), found.end(), kind, found[0])


def without_overlaps(spans: Iterable[Span]) -> list[Span]:
    """From left to right; of those that begin at one place the longest."""
    chosen: list[Span] = []
    for span in sorted(spans, key=lambda each: (each.start, -each.end)):
        if not chosen or span.start >= chosen[-1].end:
            chosen.append(span)
    return chosen


def is_glued(kind: Kind, before: str, after: str) -> bool:
    """Whether what stands right before and after a fact makes another one of it: 9 and 99, GP and GPs.

    A letter may follow a number, as in 9am or 5h. Scripts without capitals join their small words to names.
    """
    if kind is Kind.NUMBER:
        return bool(_BEFORE_NUMBER.search(before) or _AFTER_NUMBER.match(after))
    return bool(_BEFORE_WORD.search(before) or _AFTER_WORD.match(after))
