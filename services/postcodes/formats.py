"""The three formats a table of postcodes may have, told apart by its first row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Final

from . import code_point, geonames, onspd
from .files import Table
from .rows import BadRow, BadTable, Row, shown


@dataclass(frozen=True, slots=True)
class Format:
    """``looks`` describes it to an operator; ``licence`` is what whoever shows its data has to say."""

    name: str
    looks: str
    licence: str
    recognises: Callable[[str], bool]
    read: Callable[[Iterable[str]], Iterator[Row]]


GEONAMES: Final = Format(geonames.NAME, geonames.LOOKS, geonames.LICENCE, geonames.recognises, geonames.read)
ONSPD: Final = Format(onspd.NAME, onspd.LOOKS, onspd.LICENCE, onspd.recognises, onspd.read)
CODE_POINT: Final = Format(
    code_point.NAME, code_point.LOOKS, code_point.LICENCE, code_point.recognises, code_point.read
)
FORMATS: Final = (GEONAMES, ONSPD, CODE_POINT)


def format_of(tables: Sequence[Table]) -> Format:
    """The one format all ``tables`` have. Raises BadTable."""
    first, *rest = tables
    expected = _recognised(first)
    for table in rest:
        if (other := _recognised(table)) is not expected:
            raise BadTable(f"{table.name}: {other.name}, where {first.name} is {expected.name}")
    return expected


def read_rows(tables: Iterable[Table], form: Format) -> Iterator[Row]:
    """Read one table after the other. Raises BadTable, which names the table, the row and the field."""
    for table in tables:
        try:
            yield from form.read(table.lines())
        except BadRow as error:
            raise BadTable(f"{table.name}, {error}") from error


def _recognised(table: Table) -> Format:
    with closing(table.lines()) as lines:
        first = next(lines, "")
    if not first:
        raise BadTable(f"{table.name} is empty")
    for form in FORMATS:
        if form.recognises(first):
            return form
    known = "; ".join(f"{form.name} ({form.looks})" for form in FORMATS)
    raise BadTable(f"{table.name}: its first row, {shown(first)}, is of none of the formats known here: {known}")
