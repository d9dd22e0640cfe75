"""What is wrong with a file, in words for the person who sent it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

#: A file that is wrong throughout is not listed string by string for ever.
MOST_LISTED: Final = 500


@dataclass(frozen=True, slots=True)
class Problem:
    """``line`` counts from 1, None where the whole file is meant; ``where``: the page or record and the place in it."""

    what: str
    line: int | None = None
    where: str = ""

    def __str__(self) -> str:
        return ": ".join(each for each in (f"line {self.line}" if self.line else "", self.where, self.what) if each)


class FileRefused(Exception):
    """Nothing of the file was taken."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        found = sorted(dict.fromkeys(problems), key=lambda problem: problem.line or 0)
        self.total = len(found)
        self.problems = found[:MOST_LISTED]
        super().__init__("; ".join(str(problem) for problem in self.problems[:3]))


def refused(what: str, line: int | None = None, where: str = "") -> FileRefused:
    return FileRefused([Problem(what, line, where)])
