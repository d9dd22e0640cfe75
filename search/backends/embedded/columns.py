"""What documents are filtered and sorted by, in memory: for each value the set of documents that have it, and columns
of points, sessions and names.

A set is one Python integer with a bit a document, so that "Arabic and free and walk-in", and the counts beside every
choice, are a few machine operations. A process keeps one table and reads only documents that were written since.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, Final
from uuid import UUID

import numpy as np

from search.index import current_stamps
from search.models import Document

from . import opening
from .opening import SessionColumns

EARTH_RADIUS_KM: Final = 6371.0088
#: More changed documents than this are read all at once.
MANY: Final = 500

Mask = int
FIELDS: Final = ("pk", "kind", "owner", "key", "traits", "written")
Row = dict[str, Any]


class Columns:
    """Documents by their position. It never changes: what was written since makes another one (``with_rows``)."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = list(rows)
        self.count = len(self.rows)
        positions: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, row in enumerate(self.rows):
            positions["kind", row["kind"]].append(number)
            for field, values in row["traits"]["values"].items():
                for value in values:
                    positions[field, value].append(number)
            for flag in ("anywhere", "has_place"):
                if row["traits"][flag]:
                    positions[flag, ""].append(number)
        self.sets = {value: self.mask_at(numbers) for value, numbers in positions.items()}

    def mask_at(self, positions: Any) -> Mask:
        chosen = np.zeros(self.count, dtype=bool)
        chosen[positions] = True
        return self.mask_of(chosen)

    @staticmethod
    def mask_of(chosen: Any) -> Mask:
        """Bits of a column of booleans."""
        return int.from_bytes(np.packbits(chosen, bitorder="little").tobytes(), "little")

    def positions_of(self, mask: Mask) -> Any:
        """Positions of the bits that are set, lowest first."""
        return np.flatnonzero(self.chosen(mask))

    def chosen(self, mask: Mask) -> Any:
        """The bits of a set as a column of booleans."""
        data = np.frombuffer(mask.to_bytes((self.count + 7) // 8, "little"), dtype=np.uint8)
        return np.unpackbits(data, count=self.count, bitorder="little").astype(bool)

    @property
    def everything(self) -> Mask:
        return (1 << self.count) - 1

    def with_value(self, field: str, value: str = "") -> Mask:
        return self.sets.get((field, value), 0)

    @cached_property
    def position_of_key(self) -> Any:
        """Primary key to position; -1 where there is none."""
        keys = np.fromiter((row["pk"] for row in self.rows), dtype=np.int64, count=self.count)
        found = np.full(int(keys.max(initial=0)) + 1, -1, dtype=np.int64)
        found[keys] = np.arange(self.count)
        return found

    def positions_of_keys(self, keys: Any) -> Any:
        """Positions of primary keys; those written since this table was read are left out."""
        known = keys[keys < len(self.position_of_key)]
        found = self.position_of_key[known]
        return found[found >= 0]

    @cached_property
    def is_last(self) -> Any:
        return np.array([row["traits"]["is_last"] for row in self.rows], dtype=bool)

    @cached_property
    def name_rank(self) -> Any:
        """The place of each document in an alphabetical list."""
        return self._rank(lambda row: (row["traits"]["sort_name"], row["key"]))

    @cached_property
    def plain_rank(self) -> Any:
        """The same with those that come last after the others."""
        return self._rank(lambda row: (row["traits"]["is_last"], row["traits"]["sort_name"], row["key"]))

    def _rank(self, key: Any) -> Any:
        order = sorted(range(self.count), key=lambda number: key(self.rows[number]))
        rank = np.empty(self.count, dtype=np.int64)
        rank[order] = np.arange(self.count)
        return rank

    @cached_property
    def _points(self) -> tuple[Any, Any]:
        """Which document each point is of, and the points as unit vectors."""
        owners = [number for number, row in enumerate(self.rows) for _point in row["traits"]["points"]]
        degrees = np.array([point for row in self.rows for point in row["traits"]["points"]], dtype=float)
        return np.array(owners, dtype=np.int64), unit_vectors(degrees.reshape(-1, 2))

    def distances(self, point: tuple[float, float]) -> Any:
        """Kilometres in a straight line to each document's nearest point; infinite where it has none."""
        owners, vectors = self._points
        found = np.full(self.count, np.inf)
        if len(owners):
            chords = np.linalg.norm(vectors - unit_vectors(np.array([point])), axis=1)
            np.minimum.at(found, owners, 2 * EARTH_RADIUS_KM * np.arcsin(np.minimum(chords / 2, 1)))
        return found

    @cached_property
    def sessions(self) -> SessionColumns:
        return SessionColumns(row["traits"] for row in self.rows)

    def open_at(self, moment: opening.Moment) -> Mask:
        return self.mask_at(self.sessions.open_at(moment))

    @cached_property
    def _check_by(self) -> Any:
        return np.array([row["traits"]["check_by"] or "9999-12-31" for row in self.rows], dtype="U10")

    def checked_on(self, day: str) -> Mask:
        """Documents whose facts were not overdue on an ISO date."""
        return self.mask_of(self._check_by >= day)

    def with_rows(self, changed: Iterable[Row], gone: set[int]) -> Columns:
        """A table in which some documents are others and some are gone."""
        new = {row["pk"]: row for row in changed}
        kept = [new.pop(row["pk"], row) for row in self.rows if row["pk"] not in gone]
        return Columns([*kept, *new.values()])


def unit_vectors(degrees: Any) -> Any:
    latitude, longitude = np.radians(degrees).T
    return np.stack(
        [np.cos(latitude) * np.cos(longitude), np.cos(latitude) * np.sin(longitude), np.sin(latitude)], axis=1
    )


_lock = threading.Lock()
_current: tuple[dict[str, UUID], Columns] | None = None


def current_columns() -> Columns:
    """The documents as they are now. One query; two more where something has changed since this process last looked."""
    global _current
    # Read before the documents: a change between the two is seen by the next request, never missed.
    stamps = current_stamps()
    with _lock:
        if _current is None:
            _current = (stamps, Columns(_all_rows()))
        elif _current[0] != stamps:
            _current = (stamps, _refreshed(_current[1]))
        return _current[1]


def _refreshed(old: Columns) -> Columns:
    written = dict(Document.objects.values_list("pk", "written"))
    known = {row["pk"]: row["written"] for row in old.rows}
    changed = [pk for pk, stamp in written.items() if known.get(pk) != stamp]
    if len(changed) > MANY:
        return Columns(_all_rows())
    rows = Document.objects.filter(pk__in=changed).values(*FIELDS) if changed else ()
    return old.with_rows(rows, known.keys() - written.keys())


def _all_rows() -> Iterator[Row]:
    return Document.objects.order_by("kind", "key", "pk").values(*FIELDS).iterator(chunk_size=5_000)
