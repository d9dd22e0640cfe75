"""The sheets a map is printed on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

PaperName = Literal["a4", "a5"]


@dataclass(frozen=True, slots=True)
class Paper:
    """Millimetres, but ``text`` in points."""

    name: str
    margin: float
    map_width: float
    map_height: float
    marker: float
    columns: int
    text: float


PAPERS: Final[Mapping[PaperName, Paper]] = {
    "a4": Paper("a4", 14, 182, 116, 6.4, 2, 9.5),
    "a5": Paper("a5", 10, 128, 94, 5.8, 1, 8.8),
}
