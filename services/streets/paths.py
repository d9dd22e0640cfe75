"""The base map as SVG path data in page millimetres, for paper and for the screen."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from .layers import AREAS, Layer
from .picture import Drawn, Streets, read_streets
from .svg import path_data

if TYPE_CHECKING:
    from services.maps.places import Box
    from services.maps.projection import Projection

    from .labels import StreetLabel

#: The order of painting: what comes later lies on top.
PAINTING: Final = (
    Layer.SCHOOL,
    Layer.HOSPITAL,
    Layer.PARK,
    Layer.WATER,
    Layer.RIVER,
    Layer.PATH,
    Layer.STREET,
    Layer.MAIN_STREET,
    Layer.TRAM,
    Layer.RAIL,
)
#: What is drawn first where not all of it can be, and whether only what has a name.
_WORTH: Final = (
    (Layer.MAIN_STREET, False),
    (Layer.WATER, False),
    (Layer.RIVER, False),
    (Layer.RAIL, False),
    (Layer.STREET, True),
    (Layer.PARK, False),
    (Layer.TRAM, False),
    (Layer.HOSPITAL, False),
    (Layer.PATH, True),
    (Layer.STREET, False),
    (Layer.SCHOOL, False),
    (Layer.PATH, False),
)
#: Bytes, deflated: what the base map of one page may weigh.
BUDGET: Final = 15_000
#: Millimetres and square millimetres: nothing smaller is seen.
SHORTEST, SMALLEST = 0.5, 0.6


@dataclass(frozen=True, slots=True)
class LayerPath:
    """``d``: SVG path data of everything in a layer; areas are closed and filled by ``evenodd``."""

    layer: Layer
    d: str


def street_paths(
    projection: Projection, digits: int = 1, *, budget: int | None = BUDGET, streets: Streets | None = None
) -> list[LayerPath]:
    """One path a layer, in painting order: areas, lines, main streets and rail last. Points have none.

    ``digits`` after the point; ``budget``: deflated bytes that all paths may have together, None for any number: what
    helps a walker least goes first, the shortest of it before the longest. ``streets``: what ``read_streets`` has read
    for the same projection, else one query is made.
    """
    found = read_streets(projection) if streets is None else streets
    kept = _affordable([*found.areas, *found.lines], digits, budget)
    return [LayerPath(layer, path_data(shapes, digits)) for layer in PAINTING if (shapes := kept.get(layer))]


def street_labels(
    projection: Projection, taken: list[Box], size: float, *, streets: Streets | None = None
) -> list[StreetLabel]:
    """Names along streets, and of stations, suburbs, parks; ``size`` in millimetres. They cover neither ``taken`` nor
    each other; what they cover is added to ``taken``. ``streets`` as for ``street_paths``.
    """
    # services.maps draws with this package and is loaded whole.
    from .labels import place_labels

    return place_labels(read_streets(projection) if streets is None else streets, taken, size)


def _affordable(found: Iterable[Drawn], digits: int, budget: int | None) -> dict[Layer, list[Any]]:
    seen = [each for each in found if _is_seen(each)]
    kept: dict[Layer, list[Any]] = {}
    left = budget
    for layer, is_named in _WORTH:
        has_both = (layer, not is_named) in _WORTH
        shapes = [each.shape for each in seen if each.layer is layer and (not has_both or bool(each.name) is is_named)]
        if not shapes:
            continue
        if left is not None:
            shapes, spent = _fitting(shapes, digits, left)
            left -= spent
        kept.setdefault(layer, []).extend(shapes)
    return kept


def _fitting(shapes: list[Any], digits: int, budget: int) -> tuple[list[Any], int]:
    """As many as ``budget`` pays for, the longest first, in the order they came; and what they cost."""
    chosen, cost = shapes, _cost(shapes, digits)
    while chosen and cost > budget:
        count = min(len(chosen) - 1, int(len(chosen) * 0.95 * budget / cost))
        longest = sorted(range(len(chosen)), key=lambda number: -chosen[number].length)[:count]
        chosen = [chosen[number] for number in sorted(longest)]
        cost = _cost(chosen, digits)
    return chosen, cost


def _cost(shapes: Sequence[Any], digits: int) -> int:
    return len(zlib.compress(path_data(shapes, digits).encode(), 6)) if shapes else 0


def _is_seen(each: Drawn) -> bool:
    if each.layer in AREAS:
        return bool(each.shape.area >= SMALLEST)
    return bool(each.name) or bool(each.shape.length >= SHORTEST)
