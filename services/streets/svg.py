"""Shapes as SVG path data, as short as it can be said: relative steps, no zero before the point, no needless space."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import shapely

from .grid import Integers


def path_data(shapes: Iterable[Any], digits: int) -> str:
    """Path data of lines, and of areas as closed rings to be filled by ``evenodd``; ``digits`` after the point.

    Every step is from the last place, so that what is near stays short: shapes should come in an order that has
    neighbours beside each other.
    """
    made: list[str] = []
    x = y = 0
    for shape in shapes:
        is_area = shapely.get_dimensions(shape) == 2
        for line in (shape.exterior, *shape.interiors) if is_area else (shape,):
            places = _whole(line, digits)
            if len(places) < (4 if is_area else 2):
                continue
            # A ring's last place is its first, and closing it draws the last side.
            used = places[:-1] if is_area else places
            steps = np.diff(used, axis=0, prepend=[[x, y]]).ravel().tolist()
            # The first "m" of all is from the top left; those after it, as all steps, from where the pen is.
            made.append("m" + _numbers(steps, digits) + ("z" if is_area else ""))
            # After closing, the pen is back at the ring's first place.
            x, y = (used[0] if is_area else used[-1]).tolist()
    return "".join(made)


def _whole(line: Any, digits: int) -> Integers:
    """Places in whole tenths (hundredths, …) of a millimetre, none twice in a row."""
    places = np.rint(shapely.get_coordinates(line) * 10**digits).astype(np.int64)
    keep = np.ones(len(places), dtype=bool)
    keep[1:] = (places[1:] != places[:-1]).any(axis=1)
    return places[keep]


def _numbers(steps: Sequence[int], digits: int) -> str:
    return "".join(_separated(_said(step, digits) for step in steps))


def _separated(numbers: Iterable[str]) -> Iterator[str]:
    has_point = True
    is_first = True
    for number in numbers:
        # A sign begins a new number, and so does a second point.
        if not is_first and number[0] != "-" and not (number[0] == "." and has_point):
            yield " "
        yield number
        has_point, is_first = "." in number, False


@lru_cache(maxsize=4096)
def _said(amount: int, digits: int) -> str:
    """A number of tenths (hundredths, …): -3 is "-.3", 20 is "2"."""
    if not digits:
        return str(amount)
    sign, (whole, rest) = "-" if amount < 0 else "", divmod(abs(amount), 10**digits)
    fraction = f"{rest:0{digits}d}".rstrip("0")
    if not fraction:
        return f"{sign}{whole}" if whole else "0"
    return f"{sign}{whole or ''}.{fraction}"
