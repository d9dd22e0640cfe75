"""What is drawn over the base map, in millimetres of the frame: markers that are links, distance, scale, north."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from portal.languages import Language
from services.geography import Point
from services.maps import words
from services.maps.places import Box, text_width
from services.maps.projection import Projection
from services.maps.scale import RING_SIZE, rings, scale_bars

from .clusters import APART, Marker, Placed
from .grid import FRAME, View
from .names import Names, written

#: Millimetres: half of a thumb, of a pin, of a marker of several; how tall a number is.
THUMB: Final = APART / 2
PIN: Final = 3.5
GROUP_WIDTH, GROUP_HEIGHT = 5.6, 3.4
#: Room above the side of the frame for the scale, and beside it for north.
EDGE: Final = 3.0

#: The address that shows a view of the same list.
Link = Callable[[View], str]


def overlay(
    view: View, names: Names, markers: Sequence[Marker], origin: Point | None, reader: Language, link: Link
) -> SafeString:
    """The content of the ``<svg>`` over the base map. Its words are in the active language, names as they are."""
    projection = view.projection
    taken = [Box.around(marker.x, marker.y, APART, APART) for marker in markers]
    furniture = "".join([*_scale(projection, taken), *_north(taken), *_around(projection, origin, taken)])
    return format_html(
        '<g aria-hidden="true" paint-order="stroke">{}<g lang="en">{}</g></g>{}',
        mark_safe(furniture),
        mark_safe("".join(written(names, view, taken))),
        format_html_join("", "{}", ((_marker(each, view, reader, link),) for each in markers)),
    )


def _marker(marker: Marker, view: View, reader: Language, link: Link) -> SafeString:
    return _group(marker, view, link) if marker.is_cluster else _pin(marker, marker.first, reader)


def _pin(marker: Marker, place: Placed, reader: Language) -> SafeString:
    """One place: a link to its page, named by its number and its name in the language the name is in."""
    spoken = place.card.words_language
    return format_html(
        '<a class="pin{}" href="{}" aria-label="{} {}"{} transform="translate({} {})">'
        '<circle class="thumb" r="{}"/><g><circle r="{}"/><text dy=".35em">{}</text></g></a>',
        " vague" if place.is_vague else "",
        place.card.url,
        place.number,
        place.card.name,
        format_html(' lang="{}"', spoken.html_lang) if spoken != reader else "",
        marker.x,
        marker.y,
        THUMB,
        PIN,
        place.number,
    )


def _group(marker: Marker, view: View, link: Link) -> SafeString:
    """Several places: a link to a closer map of them, or to the first in the list where no map takes them apart."""
    closer = marker.closer(view)
    numbers = ", ".join(map(str, marker.numbers))
    apart, together = _("Places %(numbers)s are close together. Look closer"), _("Places %(numbers)s are in one spot")
    return format_html(
        '<a class="pin group" href="{}" aria-label="{}+{}. {}" transform="translate({} {})">'
        '<circle class="thumb" r="{}"/><g><rect x="-{}" y="-{}" width="{}" height="{}" rx="1"/>'
        '<text dy=".35em">{}<tspan dx=".5">+{}</tspan></text></g></a>',
        link(closer) if closer else f"#n{marker.first.number}",
        # What is seen is part of the name, for who says it aloud to press it.
        marker.first.number,
        len(marker.members) - 1,
        (apart if closer else together) % {"numbers": numbers},
        marker.x,
        marker.y,
        THUMB,
        GROUP_WIDTH,
        GROUP_HEIGHT,
        GROUP_WIDTH * 2,
        GROUP_HEIGHT * 2,
        marker.first.number,
        len(marker.members) - 1,
    )


def _scale(projection: Projection, taken: list[Box]) -> Iterator[str]:
    """A bar of round miles at the foot, its words above it."""
    _in_km, bar = scale_bars(projection)
    label = words.miles(bar.amount)
    width = max(bar.length, text_width(label, RING_SIZE))
    foot = FRAME - EDGE
    taken.append(Box(EDGE, foot - RING_SIZE * 2, width, RING_SIZE * 2))
    yield f'<path class="scale" d="M{EDGE:g} {foot - 1.5:g}v1.5h{bar.length:.1f}v-1.5"/>'
    yield _text(EDGE + width / 2, foot - 2.4, label)


def _north(taken: list[Box]) -> Iterator[str]:
    label = str(words.SENTENCES["north"])
    width = max(4.0, text_width(label, RING_SIZE))
    middle = FRAME - EDGE - width / 2
    taken.append(Box(middle - width / 2, EDGE - 1, width, RING_SIZE * 3))
    yield f'<path class="north" d="M{middle:.1f} {EDGE - 1:g}l1.6 4.2-1.6-1-1.6 1z"/>'
    yield _text(middle, EDGE + RING_SIZE * 1.9, label)


def _around(projection: Projection, origin: Point | None, taken: list[Box]) -> Iterator[str]:
    """Where the reader looks from, with rings of round miles; nothing where that is outside the frame."""
    if origin is None:
        return
    x, y = projection.to_page(origin)
    if not projection.holds(x, y):
        return
    yield f'<path class="origin" d="M{x - 2:.1f} {y:.1f}h4m-2-2v4"/>'
    taken.append(Box.around(x, y, 4, 4))
    for ring in rings((x, y), projection, words.miles, taken):
        yield f'<circle class="ring" cx="{x:.1f}" cy="{y:.1f}" r="{ring.radius:.1f}"/>'
        yield _text(ring.box.x + ring.box.width / 2, ring.box.y + ring.box.height * 0.7, ring.label)


def _text(x: float, y: float, text: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}">{escape(text)}</text>'
