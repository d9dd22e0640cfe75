"""The base map of one frame: what is to be seen in it, in page millimetres, read once for the drawing and the names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray

from services.geography import Point

from .encoding import Piece
from .grid import squares_of, to_degrees
from .layers import AREAS, LINES, Area, Layer
from .reading import whole_lines
from .tiles import pieces_in, stored, zoom_for

if TYPE_CHECKING:
    from services.maps.projection import Projection

#: Millimetres: the smallest thing worth drawing, how far the drawing reaches beyond the frame so that no cut is seen,
#: and how far a drawn line may be from the true one.
FINEST: Final = 0.12
BLEED: Final = 2.0
TOLERANCE: Final = 0.1


class Drawn(NamedTuple):
    """``shape``: a shapely LineString, Polygon or Point in millimetres from the frame's top left."""

    layer: Layer
    name: str
    shape: Any


@dataclass(frozen=True, slots=True)
class Streets:
    """Whole lines and areas, cut to the frame and a little beyond. ``width``, ``height``: the frame, in millimetres."""

    width: float
    height: float
    areas: list[Drawn] = field(default_factory=list)
    lines: list[Drawn] = field(default_factory=list)
    points: list[Drawn] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.areas or self.lines or self.points)


def read_streets(projection: Projection) -> Streets:
    """Read a frame's base map in one query; empty where no streets are loaded, or where they are too small to draw."""
    area = Area.of(projection, BLEED)
    zoom = zoom_for(area, FINEST * projection.metres_per_mm)
    streets = Streets(projection.width, projection.height)
    if zoom is None:
        return streets
    parts: defaultdict[tuple[Layer, str], list[Any]] = defaultdict(list)
    lines: list[Drawn] = []
    for piece in whole_lines(pieces_in(stored([squares_of(area, zoom)]), area)):
        if piece.layer in LINES:
            lines.append(Drawn(piece.layer, piece.name, shapely.LineString(piece.places)))
        elif piece.layer in AREAS:
            parts[piece.layer, piece.name].append(_polygon(piece))
        else:
            streets.points.append(Drawn(piece.layer, piece.name, shapely.Point(piece.places[0])))
    # Tiles cut an area into parts: joined, their common edges go.
    areas = [Drawn(layer, name, shapely.union_all(each)) for (layer, name), each in parts.items()]
    place = Placing(projection, zoom)
    streets.areas.extend(_cut(place, areas, projection, least=2))
    streets.lines.extend(_cut(place, lines, projection, least=1))
    streets.points[:] = _cut(place, streets.points, projection, least=0)
    return streets


class Placing:
    """From a zoom's units to millimetres on the page."""

    def __init__(self, projection: Projection, zoom: int) -> None:
        # A projection's page is its degrees moved and stretched: two corners say how.
        middle = projection.centre
        x1, y1 = projection.to_page(middle)
        x2, y2 = projection.to_page(Point(middle.latitude + 1, middle.longitude + 1))
        self._zoom = zoom
        self._stretch = np.array([x2 - x1, y2 - y1])
        self._move = np.array([x1, y1]) - self._stretch * (middle.longitude, middle.latitude)

    def __call__(self, places: NDArray[Any]) -> NDArray[Any]:
        return to_degrees(places, self._zoom) * self._stretch + self._move


def _polygon(piece: Piece) -> Any:
    ends = [0, *accumulate(piece.rings)]
    outline, *holes = (piece.places[start:end] for start, end in pairwise(ends))
    # Whole units may have made an outline touch itself.
    return shapely.make_valid(shapely.Polygon(outline, holes))


def _cut(place: Placing, found: Sequence[Drawn], projection: Projection, least: int) -> Iterable[Drawn]:
    """Put shapes on the page, leave out the detail that is not seen, and cut them to the frame and its bleed."""
    if not found:
        return []
    shapes = shapely.simplify(shapely.transform([each.shape for each in found], place), TOLERANCE)
    shapes = shapely.clip_by_rect(shapes, -BLEED, -BLEED, projection.width + BLEED, projection.height + BLEED)
    parts, owners = shapely.get_parts(shapes, return_index=True)
    return [
        Drawn(found[owner].layer, found[owner].name, part)
        for part, owner in zip(parts, owners, strict=True)
        if not part.is_empty and shapely.get_dimensions(part) == least
    ]
