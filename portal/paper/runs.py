"""Text for paper as data: runs of letters with what Typst must know of each. It never is markup, of any kind."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from portal.formats import LRI, PDI
from portal.phones import link_phones

ISOLATED: Final = re.compile(f"{LRI}([^{LRI}{PDI}]*){PDI}")
#: The two ways a run is kept left to right: a number on one line, an address that breaks at its own strokes and dots.
Way = Literal["", "number", "address"]


@dataclass(frozen=True, slots=True)
class Run:
    """``language``: the code of its language where that is not the language of what is around it."""

    text: str
    bold: bool = False
    way: Way = ""
    language: str = ""

    def data(self) -> dict[str, Any]:
        return {"text": self.text, "bold": self.bold, "way": self.way, "lang": self.language}


Runs = tuple[Run, ...]


def runs(text: str, *, bold: bool = False, language: str = "") -> Runs:
    """Plain text as runs: phone numbers in it, and whatever ``portal.formats.isolate`` kept, stay left to right.

    >>> [(run.text, run.way) for run in runs("Phone 116 123 now")]
    [('Phone ', ''), ('116 123', 'number'), (' now', '')]
    """
    marked = html.unescape(link_phones(html.escape(text), lambda number: f"{LRI}{number}{PDI}"))
    return tuple(_split(marked, bold, language))


def address(url: str) -> Run:
    """An address to type, left to right, without what nobody types."""
    return Run(typed(url), way="address")


def typed(url: str) -> str:
    """What somebody has to type of an address.

    >>> typed("https://www.nhs.uk/conditions/")
    'www.nhs.uk/conditions'
    """
    return re.sub(r"^(https?://|mailto:|tel:)", "", url).rstrip("/")


def joined(parts: Iterable[Runs]) -> Runs:
    return tuple(run for part in parts for run in part)


def within(pattern: str, name: str, value: Runs) -> Runs:
    """A translated sentence with runs where its placeholder was: ``within(_("In English: %(text)s") …)`` keeps order.

    ``pattern`` has ``{name}`` once; where a translation lost it the value follows the sentence.
    """
    before, found, after = pattern.partition("{" + name + "}")
    return joined([runs(before if found else f"{pattern} "), value, runs(after)])


def in_language(value: Runs, language: str) -> Runs:
    return tuple(replace(run, language=run.language or language) for run in value)


def _split(marked: str, bold: bool, language: str) -> Iterator[Run]:
    at = 0
    for found in ISOLATED.finditer(marked):
        if found.start() > at:
            yield Run(_bare(marked[at : found.start()]), bold, "", language)
        yield Run(_bare(found[1]), bold, "number" if len(found[1]) <= MAX_UNBROKEN else "address", language)
        at = found.end()
    if at < len(marked):
        yield Run(_bare(marked[at:]), bold, "", language)


#: A longer one would stick out of a narrow column.
MAX_UNBROKEN: Final = 24


def _bare(text: str) -> str:
    """Without marks of isolation that lost their partner: they would turn the rest of a line."""
    return text.replace(LRI, "").replace(PDI, "")
