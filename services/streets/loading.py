"""From an OpenStreetMap extract to tiles in the database: worked out beside it, put in at once or not at all."""

from __future__ import annotations

import datetime
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TypeAlias

import numpy as np
from django.db import transaction
from django.utils import timezone

from services.models import MapExtract, MapTile
from services.postcodes.rows import batches

from .cutting import pieces
from .encoding import encode
from .extract import BadExtract, Feature, check, data_from, features
from .grid import EXTENT, FINEST, Square, to_degrees
from .layers import Area, Layer
from .spool import Spool

#: Shapes that are worked on at once, and tiles that are saved at once.
BATCH: Final = 2_000
TILES: Final = 500

Watch: TypeAlias = Callable[[Iterable[Any], str], Iterable[Any]]


@dataclass(slots=True)
class Loaded:
    """How many shapes of each layer were read, and how many tiles they fill."""

    counts: Counter[Layer] = field(default_factory=Counter)
    tiles: int = 0


def load_extract(path: Path, watch: Watch, name: str = "") -> Loaded:
    """Load a file in place of what was loaded under the same ``name``: the file's, where none is given.

    ``watch`` is handed what is gone through and a label, and hands it on. Raises BadExtract; nothing is changed then.
    """
    name = name or path.name.partition(".")[0]
    loaded = Loaded()
    try:
        with tempfile.TemporaryDirectory(prefix="map-") as made:
            folder = Path(made)
            check(path, folder)
            with closing(Spool(folder / "pieces")) as spool:
                found = _counted(features(path, folder), loaded.counts)
                for batch in watch(batches(found, BATCH), f"Batches of {BATCH} shapes"):
                    spool.add(pieces(batch))
                if not loaded.counts:
                    raise BadExtract(f"{path} has no street, and nothing else that a map shows")
                _replace(name, data_from(path), spool, loaded, watch)
    except (OSError, sqlite3.Error) as error:
        raise BadExtract(f"{path} could not be worked on: {error}") from error
    return loaded


def _counted(found: Iterable[Feature], counts: Counter[Layer]) -> Iterator[Feature]:
    for feature in found:
        counts[feature.layer] += 1
        yield feature


@transaction.atomic
def _replace(name: str, day: datetime.date | None, spool: Spool, loaded: Loaded, watch: Watch) -> None:
    before = MapExtract.objects.filter(name=name)
    tiles = MapTile.objects.filter(extract__in=before)
    # delete() would fetch every tile first, to look for what hangs on it.
    tiles._raw_delete(tiles.db)
    before.delete()
    extract = MapExtract(name=name, loaded_at=timezone.now(), data_from=day, west=0, south=0, east=0, north=0)
    extract.counts = {str(layer): count for layer, count in loaded.counts.items()}
    extract.save()
    covered = Covered()
    for batch in batches(watch(spool.squares(), "Tiles"), TILES):
        for square, _found in batch:
            covered.add(square)
        made = [
            MapTile(extract=extract, zoom=square.zoom, x=square.x, y=square.y, data=encode(found))
            for square, found in batch
        ]
        loaded.tiles += len(MapTile.objects.bulk_create(made))
    if not loaded.tiles:
        raise BadExtract(f"{name}: nothing in it is large enough to be drawn")
    area = covered.area()
    extract.west, extract.south, extract.east, extract.north = area.west, area.south, area.east, area.north
    extract.save()


class Covered:
    """The box round all squares of the finest zoom."""

    def __init__(self) -> None:
        self._x: list[int] = []
        self._y: list[int] = []

    def add(self, square: Square) -> None:
        if square.zoom == FINEST:
            self._x = [min([*self._x, square.x]), max([*self._x, square.x])]
            self._y = [min([*self._y, square.y]), max([*self._y, square.y])]

    def area(self) -> Area:
        corners = np.array([(self._x[0], self._y[1] + 1), (self._x[1] + 1, self._y[0])]) * EXTENT
        (west, south), (east, north) = to_degrees(corners, FINEST).tolist()
        return Area(west, south, east, north)
