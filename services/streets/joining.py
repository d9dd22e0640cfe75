"""Lines that were cut at a tile's edge, or at a crossing, joined again where it is plain what goes on where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeAlias

Place: TypeAlias = tuple[int, int]
Line: TypeAlias = list[Place]


def joined(lines: Iterable[Line]) -> list[Line]:
    """Join lines of one name end to end. Where three or more ends meet, any two of them go on as one."""
    kept: list[Line | None] = []
    ends: defaultdict[Place, list[int]] = defaultdict(list)
    for line in lines:
        grown = line
        for _end in range(2):
            grown = _grown(grown, kept, ends)[::-1]
        number = len(kept)
        kept.append(grown)
        for place in (grown[0], grown[-1]):
            ends[place].append(number)
    return [line for line in kept if line]


def _grown(line: Line, kept: list[Line | None], ends: defaultdict[Place, list[int]]) -> Line:
    """``line`` and the line that goes on from its last place, if there is one and the two do not close a ring twice."""
    if line[0] == line[-1]:
        return line
    for number in ends[line[-1]]:
        other = kept[number]
        if other is None or other[0] == other[-1]:
            continue
        kept[number] = None
        for place in (other[0], other[-1]):
            ends[place] = [each for each in ends[place] if each != number]
        return line + (other if other[0] == line[-1] else other[::-1])[1:]
    return line
