"""One ``<unit>`` of an XLIFF file: its text with the codes put back into tags."""

from __future__ import annotations

import html
import unicodedata
from dataclasses import dataclass, field
from typing import Final

from django.utils.translation import gettext as _

from .parsed import Entry
from .problems import refused
from .xliff import HTML_UNIT

#: Elements of running text. ``mrk`` marks what a tool found in it and says nothing to us.
INLINE: Final = frozenset({"pc", "ph", "mrk"})
#: Unicode's last character, in hexadecimal digits.
LONGEST_HEX: Final = 6


@dataclass(frozen=True, slots=True)
class _Code:
    id: str
    is_end: bool = False
    is_void: bool = False


@dataclass(slots=True)
class _Content:
    line: int
    pieces: list[str | _Code] = field(default_factory=list)


class UnitReader:
    """Takes what stands in a unit as it comes; ``entry`` says what it was."""

    def __init__(self, key: str, path: str, kind: str, line: int) -> None:
        self.key, self.path, self.line = key, path, line
        self.is_html = kind == HTML_UNIT
        self.segments = 0
        self.state, self.contents = "initial", dict[str, _Content]()
        self.data: dict[str, list[str]] = {}
        #: Of each code of the English: the names of the data its start and its end stand for.
        self.references: dict[str, tuple[str, str]] = {}
        self._into: list[str | _Code] | list[str] | None = None
        self._in_source = False
        self._open: list[_Code | None] = []

    def begin(self, element: str, attributes: dict[str, str], line: int) -> None:
        match element:
            case "segment":
                self.segments += 1
                self.state = attributes.get("state", "initial")
                if self.segments > 1:
                    raise refused(_("The string was split into several segments. Join them again."), line)
            case "ignorable":
                raise refused(_("The string was split into several segments. Join them again."), line)
            case "source" | "target":
                if element in self.contents:
                    raise refused(_("There is more than one <%(element)s>.") % {"element": element}, line)
                self.contents[element] = content = _Content(line)
                self._into, self._in_source = content.pieces, element == "source"
            case "data":
                self._into = self.data.setdefault(attributes.get("id", ""), [])
            case "cp":
                self._add(_character(attributes.get("hex", ""), line))
            case "pc" | "ph":
                self._begin_code(element, attributes)
            case "mrk":
                self._open.append(None)

    def _begin_code(self, element: str, attributes: dict[str, str]) -> None:
        code = _Code(attributes.get("id", ""), is_void=element == "ph")
        self._add(code)
        if self._in_source:
            names = (attributes.get("dataRef", ""), "") if code.is_void else ()
            self.references[code.id] = names or (attributes.get("dataRefStart", ""), attributes.get("dataRefEnd", ""))
        if not code.is_void:
            self._open.append(_Code(code.id, is_end=True))

    def end(self, element: str) -> None:
        if element in ("pc", "mrk"):
            closing = self._open.pop()
            if closing:
                self._add(closing)
        elif element in ("source", "target", "data"):
            self._into = None

    def text(self, text: str) -> None:
        self._add(text)

    def _add(self, piece: str | _Code) -> None:
        if self._into is not None:
            self._into.append(piece)  # type: ignore[arg-type]

    def entry(self) -> Entry:
        """Raises FileRefused."""
        source = self.contents.get("source")
        if source is None:
            raise refused(_("There is no English text (<source>)."), self.line)
        target = self.contents.get("target") or _Content(self.line)
        return Entry(
            self.key,
            self.path,
            self._fragment(source),
            self._fragment(target),
            target.line,
            is_confirmed=self.state != "initial",
        )

    def _fragment(self, content: _Content) -> str:
        """HTML again: text escaped, codes as what they stand for."""
        written = []
        for piece in content.pieces:
            if isinstance(piece, _Code):
                written.append(self._tag(piece, content.line))
            else:
                written.append(piece if self.is_html else html.escape(piece, quote=False))
        return "".join(written)

    def _tag(self, code: _Code, line: int) -> str:
        start, end = self.references.get(code.id, ("", ""))
        data = self.data.get(end if code.is_end else start)
        # A code of one kind in English cannot be of the other kind in the translation.
        if data is None or (code.is_void and end) or (not code.is_void and not end):
            raise refused(_("The code “%(id)s” is not one of the English text.") % {"id": code.id[:40]}, line)
        return "".join(data)


def _character(digits: str, line: int) -> str:
    """Of ``<cp hex="001B"/>``. Raises FileRefused."""
    try:
        character = chr(int(digits, 16)) if len(digits) <= LONGEST_HEX else ""
    except (ValueError, OverflowError):
        character = ""
    if not character or character == "\0" or unicodedata.category(character) == "Cs":
        raise refused(_("“%(digits)s” is not the number of a character.") % {"digits": digits[:20]}, line)
    return character
