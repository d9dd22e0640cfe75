"""A small invented town as an OpenStreetMap extract, and the real extracts of Leeds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import osmium
import pytest
from osmium.osm.mutable import Node, Relation, Way

from services.geography import Point
from services.streets.loading import Loaded, load_extract

SHARED = Path(__file__).parents[4] / "shared" / "data"
LEEDS = (SHARED / "leeds-centre.osm", SHARED / "leeds-university.osm.pbf")
#: The middle of the invented town, and a step of about 100 metres to the north and to the east.
MIDDLE = Point(53.0, -1.0)
NORTH, EAST = 0.0009, 0.0015


class Town:
    """Collects things at places counted in steps from the middle, (east, north), and writes them to a file."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.ways: list[Way] = []
        self.relations: list[Relation] = []

    def node(self, east: float, north: float, **tags: str) -> int:
        place = (MIDDLE.longitude + east * EAST, MIDDLE.latitude + north * NORTH)
        self.nodes.append(Node(id=len(self.nodes) + 1, location=place, tags=tags, version=1))
        return len(self.nodes)

    def way(self, *places: tuple[float, float], is_closed: bool = False, **tags: str) -> int:
        nodes = [self.node(*place) for place in places]
        nodes += nodes[:1] if is_closed else []
        self.ways.append(Way(id=len(self.ways) + 1, nodes=nodes, tags=tags, version=1))
        return len(self.ways)

    def area(self, outer: int, inner: int, **tags: str) -> None:
        members = [("w", outer, "outer"), ("w", inner, "inner")]
        made = {"type": "multipolygon", **tags}
        self.relations.append(Relation(id=len(self.relations) + 1, members=members, tags=made, version=1))

    def write(self, path: Path) -> Path:
        path.unlink(missing_ok=True)
        with osmium.SimpleWriter(str(path)) as writer:
            for node in self.nodes:
                writer.add_node(node)
            for way in self.ways:
                writer.add_way(way)
            for relation in self.relations:
                writer.add_relation(relation)
        return path


def small_town() -> Town:
    """Two streets that cross in the middle, a station a kilometre to the east, a lake with an island, a park."""
    town = Town()
    town.way((-9, 0), (0, 0), (9, 0), highway="residential", name="Long Street")
    town.way((0, -5), (0, 0), (0, 5), highway="primary", name="High Street")
    town.way((-3, 3), (-2, 3), highway="footway")
    town.node(10, 0, railway="station", name="Middleton")
    town.node(10, 4, railway="tram_stop", name="Upper Stop")
    square = lambda x, y, size: [(x, y), (x + size, y), (x + size, y + size), (x, y + size)]  # noqa: E731
    outer = town.way(*square(3, 3, 4), is_closed=True)
    inner = town.way(*square(4, 4, 1), is_closed=True)
    town.area(outer, inner, natural="water", name="The Lake")
    town.way(*square(-6, 2, 2), is_closed=True, leisure="park", name="Green Park")
    return town


def load(path: Path, name: str = "") -> Loaded:
    return load_extract(path, lambda items, _label: items, name)


@pytest.fixture
def town(db, tmp_path) -> Town:
    made = small_town()
    load(made.write(tmp_path / "town.osm.pbf"))
    return made


@pytest.fixture
def leeds(db) -> Callable[..., Any]:
    for path in LEEDS:
        if not path.exists():
            pytest.skip("the shared data folder is not beside the project")
        load(path)
    return load
