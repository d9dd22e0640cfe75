"""Streets, water and parks below the markers, in greys that a photocopier keeps apart, and the names among them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from services.streets.layers import AREAS, Layer
from services.streets.paths import street_labels, street_paths
from services.streets.picture import Streets

from .places import LINE, Box, text_width
from .projection import Projection

#: Millimetres: how tall a street's name is set; 6.5 points.
NAME_SIZE: Final = 2.3
#: Bytes, deflated: a sheet that prints fast, with every street of a town's middle.
BUDGET: Final = 60_000

#: Greys that stay apart when they are copied: widths and dashes tell layers apart as well.
FILLS: Final[Mapping[Layer, str]] = {
    Layer.WATER: "#c4c4c4",
    Layer.PARK: "#ececec",
    Layer.HOSPITAL: "#e0e0e0",
    Layer.SCHOOL: "#f2f2f2",
}
#: Grey, width and dashes, in millimetres.
STROKES: Final[Mapping[Layer, tuple[str, float, str]]] = {
    Layer.RIVER: ("#b0b0b0", 0.7, ""),
    Layer.PATH: ("#a8a8a8", 0.2, ".8 .5"),
    Layer.STREET: ("#9c9c9c", 0.4, ""),
    Layer.MAIN_STREET: ("#888888", 0.9, ""),
    Layer.TRAM: ("#555555", 0.3, "2 .5"),
    Layer.RAIL: ("#333333", 0.45, "1.4 .7"),
}
#: Names written bold: what one asks strangers for.
LANDMARKS: Final = frozenset({Layer.TOWN, Layer.SUBURB, Layer.STATION, Layer.BUS_STATION})


def picture(projection: Projection, streets: Streets) -> str:
    """Everything but names as one SVG drawing of the frame, a unit a millimetre; "" where no streets are loaded."""
    paths = street_paths(projection, 1, budget=BUDGET, streets=streets) if streets else []
    if not paths:
        return ""
    drawn = "".join(_drawn(path.layer, path.d) for path in paths)
    size = f"{projection.width:g} {projection.height:g}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}">{drawn}</svg>'


def names(
    projection: Projection, streets: Streets, taken: list[Box], said_already: Iterable[str]
) -> list[dict[str, Any]]:
    """Names of streets and landmarks, that cover nothing in ``taken``; what they cover is added to it."""
    if not streets:
        return []
    known = {name.casefold() for name in said_already}
    return [
        {
            "name": label.text,
            "x": label.x,
            "y": label.y,
            "angle": label.angle,
            "width": round(text_width(label.text, NAME_SIZE), 2),
            "height": round(NAME_SIZE * LINE, 2),
            "is_strong": label.layer in LANDMARKS,
        }
        for label in street_labels(projection, taken, NAME_SIZE, streets=streets)
        if label.text.casefold() not in known
    ]


def _drawn(layer: Layer, d: str) -> str:
    if layer in AREAS:
        return f'<path fill="{FILLS[layer]}" fill-rule="evenodd" d="{d}"/>'
    grey, width, dashes = STROKES[layer]
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    ends = "" if dashes else ' stroke-linecap="round" stroke-linejoin="round"'
    return f'<path fill="none" stroke="{grey}" stroke-width="{width:g}"{dashed}{ends} d="{d}"/>'
