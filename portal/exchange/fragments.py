"""The pieces of HTML that wagtail-localize cuts a page into: text, a few inline tags without attributes, links that
have nothing but an id.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from wagtail_localize.strings import INLINE_TAGS

TAG: Final = re.compile(r'<(/?)([a-z]+)(?: id="([a-z]+[0-9]+)")? ?(/?)>')
VOID: Final = "br"


@dataclass(frozen=True, slots=True)
class Tag:
    """``<b>``, ``</b>``, ``<a id="a1">`` or ``<br/>``."""

    name: str
    id: str = ""
    is_end: bool = False

    @property
    def is_void(self) -> bool:
        return self.name == VOID

    def __str__(self) -> str:
        if self.is_void:
            return f"<{self.name}/>"
        if self.is_end:
            return f"</{self.name}>"
        return f'<{self.name} id="{self.id}">' if self.id else f"<{self.name}>"


#: Text as a reader sees it, or a tag.
Piece = str | Tag


class NotAFragment(Exception):
    """Not what may stand in a string; ``args[0]`` is the markup at fault."""


def pieces_of(fragment: str) -> list[Piece]:
    """Text (entities resolved) and tags, in order. Raises NotAFragment for markup that is not one of these tags.

    Whether every tag is closed is another question (``pairs``).
    """
    return list(_pieces(fragment))


def _pieces(fragment: str) -> Iterator[Piece]:
    end = 0
    for found in TAG.finditer(fragment):
        yield from _text(fragment[end : found.start()])
        end = found.end()
        slash, name, link_id, closing = found.groups()
        is_void = name == VOID
        wrong = name not in INLINE_TAGS or (closing and not is_void) or (slash and (link_id or is_void))
        if wrong or (link_id and name != "a"):
            raise NotAFragment(found[0])
        yield Tag(name, link_id or "", bool(slash))
    yield from _text(fragment[end:])


def _text(raw: str) -> Iterator[str]:
    if "<" in raw:
        raise NotAFragment(raw[raw.index("<") :][:60])
    if raw:
        yield html.unescape(raw)


def fragment_of(pieces: Iterable[Piece]) -> str:
    """As wagtail-localize writes it: only ``&``, ``<`` and ``>`` are escaped."""
    return "".join(html.escape(piece, quote=False) if isinstance(piece, str) else str(piece) for piece in pieces)


def plain_text(pieces: Iterable[Piece]) -> str:
    """What a reader reads, with a new line for each ``<br/>``."""
    return "".join(piece if isinstance(piece, str) else "\n" if piece.is_void else "" for piece in pieces)


def start_tags(pieces: Iterable[Piece]) -> list[Tag]:
    """Tags that begin something, and breaks, in order."""
    return [piece for piece in pieces if isinstance(piece, Tag) and not piece.is_end]


def pairs(pieces: Iterable[Piece]) -> dict[int, int] | None:
    """Position of each tag that begins something to the position of the one that ends it; None where they cross."""
    found: dict[int, int] = {}
    begun: list[tuple[int, str]] = []
    for position, piece in enumerate(pieces):
        if isinstance(piece, str) or piece.is_void:
            continue
        if not piece.is_end:
            begun.append((position, piece.name))
        elif begun and begun[-1][1] == piece.name:
            found[begun.pop()[0]] = position
        else:
            return None
    return None if begun else found
