"""An invented OpenStreetMap extract of a region: ``.venv/bin/python -m benchmarks.make_region FILE [--streets N]``.

Streets, houses, fields, paths, railways, parks, lakes with islands and stations, in about the shares a British region
has them. A million streets are about 195 MB of ``.osm.pbf``.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from math import cos, pi, sin
from pathlib import Path
from typing import Final, NamedTuple

import osmium
from osmium.osm.mutable import Node, Relation, Way

STREETS: Final = 1_040_000
HOUSES_A_STREET: Final = 7
SEED: Final = 20_240_322
#: Degrees: where the region begins, and how many streets stand in each row of the grid they are laid out on.
WEST, SOUTH, ROW = -3.0, 53.0, 700
KINDS: Final = ("residential",) * 5 + (
    "unclassified",
    "tertiary",
    "secondary",
    "primary",
    "footway",
    "footway",
    "service",
)
WORDS: Final = (
    "Mill",
    "Church",
    "Station",
    "Park",
    "Victoria",
    "Albert",
    "Green",
    "High",
    "Bridge",
    "Manor",
    "Beech",
    "Oak",
)
ENDS: Final = ("Street", "Road", "Lane", "Close", "Avenue", "Terrace", "Grove", "Walk")


class Line(NamedTuple):
    """``places`` as (longitude, latitude); a closed line's first place is not said again."""

    places: list[tuple[float, float]]
    tags: dict[str, str]
    is_closed: bool = False


def lines(streets: int, chance: random.Random) -> Iterator[Line]:
    """Each street with the houses on it and what is about it; the same for the same ``chance``."""
    for number in range(streets):
        x, y = WEST + number % ROW * 0.0024, SOUTH + number // ROW * 0.0015
        kind = KINDS[number % len(KINDS)]
        name = f"{WORDS[number % 12]} {ENDS[number // 12 % 8]} {number // 96 % 40 or ''}".strip()
        tags = {"highway": kind} | ({} if kind in {"footway", "service"} else {"name": name, "maxspeed": "30 mph"})
        turn = chance.random() * 2 * pi
        yield Line([_along(x, y, turn, step * 3e-4, chance) for step in range(8)], tags)
        for house in range(HOUSES_A_STREET):
            at = _along(x, y, turn, house * 3e-4, chance)
            yield Line(
                _round(at, 5e-5, 5, chance), {"building": "house", "addr:housenumber": str(house)}, is_closed=True
            )
        if number % 2 == 0:
            yield Line(_round((x, y), 4e-4, 20, chance), {"landuse": "farmland"}, is_closed=True)
        if number % 40 == 0:
            yield Line(_round((x, y), 6e-4, 16, chance), {"leisure": "park", "name": f"{name} Park"}, is_closed=True)
        if number % 60 == 0:
            yield Line(
                _round((x, y), 3e-4, 14, chance), {"amenity": "school", "name": f"{name} School"}, is_closed=True
            )
        if number % 100 == 0:
            yield Line([_along(x, y, turn, step * 2e-3, chance) for step in range(40)], {"railway": "rail"})


def make(path: Path, streets: int = STREETS) -> None:
    """Write the region. OpenStreetMap's order is nodes, ways, relations: what is laid out is laid out twice."""
    path.unlink(missing_ok=True)
    with osmium.SimpleWriter(str(path)) as writer:
        number = 0
        for line in lines(streets, random.Random(SEED)):
            for place in line.places:
                number += 1
                writer.add_node(Node(id=number, location=place))
        lakes = range(0, streets, 400)
        for lake in lakes:
            x, y = WEST + lake % ROW * 0.0024, SOUTH + lake // ROW * 0.0015
            writer.add_node(Node(id=number + 1, location=(x, y), tags={"railway": "station", "name": f"Halt {lake}"}))
            for turn in range(24):
                size = 9e-4 if turn < 12 else 3e-4
                place = (x + size * cos(turn * pi / 6), y + size * sin(turn * pi / 6))
                writer.add_node(Node(id=number + 2 + turn, location=place))
            number += 25
        first = 1
        way = 0
        for line in lines(streets, random.Random(SEED)):
            way += 1
            nodes = list(range(first, first + len(line.places)))
            first += len(nodes)
            writer.add_way(Way(id=way, nodes=[*nodes, *nodes[: line.is_closed]], tags=line.tags))
        for _lake in lakes:
            for ring in (range(first + 1, first + 13), range(first + 13, first + 25)):
                way += 1
                writer.add_way(Way(id=way, nodes=[*ring, ring[0]]))
            first += 25
        for number in range(len(lakes)):
            outer = way - 2 * len(lakes) + 2 * number + 1
            members = [("w", outer, "outer"), ("w", outer + 1, "inner")]
            tags = {"type": "multipolygon", "natural": "water", "name": f"Lake {number}"}
            writer.add_relation(Relation(id=number + 1, members=members, tags=tags))


def _along(x: float, y: float, turn: float, far: float, chance: random.Random) -> tuple[float, float]:
    return x + far * cos(turn) + chance.uniform(-4e-5, 4e-5), y + far * 0.6 * sin(turn) + chance.uniform(-2e-5, 2e-5)


def _round(middle: tuple[float, float], size: float, corners: int, chance: random.Random) -> list[tuple[float, float]]:
    x, y = middle
    return [
        (
            x + size * cos(2 * pi * turn / corners) * chance.uniform(0.8, 1),
            y + size * sin(2 * pi * turn / corners) * 0.6,
        )
        for turn in range(corners)
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--streets", type=int, default=STREETS)
    chosen = parser.parse_args()
    make(chosen.file, chosen.streets)
    print(f"{chosen.file}: {chosen.file.stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
