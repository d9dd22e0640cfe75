"""The sheets a map is printed on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

PaperName = Literal["a4", "a5", "fold"]


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
    template: str = "map.typ"
    #: Services it has room for, 0 for any number; fewer in a script that stands high.
    room: int = 0
    room_for_tall: int = 0


PAPERS: Final[Mapping[PaperName, Paper]] = {
    "a4": Paper("a4", 14, 182, 116, 6.4, 2, 9.5),
    "a5": Paper("a5", 10, 128, 94, 5.8, 1, 8.8),
    # One side of an A4 sheet, folded twice: its map fills one of four panels.
    "fold": Paper("a4", 7, 91, 100, 5.0, 1, 8, template="fold.typ", room=9, room_for_tall=5),
}
