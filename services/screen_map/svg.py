"""The picture below the markers: streets where they are loaded, and the coast. The same for everybody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from services.maps.coast import Shape, coast
from services.maps.projection import Projection
from services.streets.layers import AREAS, Layer
from services.streets.paths import street_paths

from .grid import FRAME, View


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as SVG takes them, and for every layer its own. Shapes and widths tell layers apart as well."""

    ground: str
    sea: str
    layers: dict[Layer, str]


LIGHT: Final = Palette(
    ground="#faf5ea",
    sea="#cfdfe3",
    layers={
        Layer.WATER: "#b9d3db",
        Layer.PARK: "#dde6c9",
        Layer.HOSPITAL: "#f0d9d2",
        Layer.SCHOOL: "#efe4c6",
        Layer.RIVER: "#8fb6c2",
        Layer.RAIL: "#5b5348",
        Layer.TRAM: "#5b5348",
        Layer.PATH: "#b3a689",
        Layer.STREET: "#b3a689",
        Layer.MAIN_STREET: "#94866a",
    },
)
DARK: Final = Palette(
    ground="#24211b",
    sea="#16242a",
    layers={
        Layer.WATER: "#1d343d",
        Layer.PARK: "#2b3423",
        Layer.HOSPITAL: "#40292a",
        Layer.SCHOOL: "#3b3420",
        Layer.RIVER: "#3a5d69",
        Layer.RAIL: "#b8ad9a",
        Layer.TRAM: "#b8ad9a",
        Layer.PATH: "#5f5745",
        Layer.STREET: "#6d644f",
        Layer.MAIN_STREET: "#968a70",
    },
)
#: Millimetres, and dashes where a layer has them.
WIDTHS: Final = {
    Layer.RIVER: (0.7, ""),
    Layer.RAIL: (0.5, "1.6 .8"),
    Layer.TRAM: (0.4, "2.4 .6"),
    Layer.PATH: (0.3, ".9 .6"),
    Layer.STREET: (0.5, ""),
    Layer.MAIN_STREET: (1.1, ""),
}


def map_svg(view: View, *, dark: bool = False) -> str:
    """The base map of a view as one SVG document, without names (``names``). One query."""
    colours, projection = DARK if dark else LIGHT, view.projection
    return "".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {FRAME:g} {FRAME:g}">',
            *_ground(projection, colours),
            *_streets(projection, colours),
            "</svg>",
        ]
    )


def _ground(projection: Projection, colours: Palette) -> Iterator[str]:
    land = coast(projection)
    yield f'<path fill="{colours.sea if land else colours.ground}" d="M0 0h{FRAME:g}v{FRAME:g}H0z"/>'
    if land:
        # No line around it: the coast's data ends somewhere in the sea, and that end would be drawn.
        yield f'<path fill="{colours.ground}" d="'
        yield "".join(map(_polygon, land))
        yield '"/>'


def _polygon(shape: Shape) -> str:
    """A shape as path data: tenths of a millimetre are a third of a pixel."""
    steps = [(round(x * 10), round(y * 10)) for x, y in shape]
    moves = [(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(steps)]
    start = f"M{steps[0][0] / 10:g} {steps[0][1] / 10:g}l"
    return start + " ".join(f"{dx / 10:g} {dy / 10:g}" for dx, dy in moves if dx or dy) + "z"


def _streets(projection: Projection, colours: Palette) -> Iterator[str]:
    for each in street_paths(projection):
        colour = colours.layers[each.layer]
        if each.layer in AREAS:
            yield f'<path fill="{colour}" fill-rule="evenodd" d="{each.d}"/>'
        else:
            width, dashes = WIDTHS[each.layer]
            dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
            yield f'<path fill="none" stroke="{colour}" stroke-width="{width:g}"{dashed} d="{each.d}"/>'
