"""XLIFF 2.0 files: a ``<file>`` a page or record, a ``<unit>`` a string. Tags are codes that tools show and protect.

What each code stands for is in the unit's ``<originalData>``, so that a file can be read without the database. A string
whose HTML cannot be taken apart and put together again without loss is given as it is, in a unit of type
``portal:html``.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from portal.languages import SOURCE_LANGUAGE, get_language

from .fragments import NotAFragment, Piece, Tag, fragment_of, pairs, pieces_of, start_tags
from .notes import notes_on_item, notes_on_translation, notes_on_unit
from .parsed import PROJECT
from .segments import Item, Unit

NAMESPACE: Final = "urn:oasis:names:tc:xliff:document:2.0"
#: Type of a unit whose text is HTML as it is written.
HTML_UNIT: Final = "portal:html"
OUTDATED: Final = "portal:outdated"
HAS_ERROR: Final = "portal:error"
BY_MACHINE: Final = "portal:machine"
#: What XML cannot hold, even escaped; XLIFF writes it as ``<cp hex="…"/>``.
NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
TYPES: Final = {
    "a": 'type="link"',
    "b": 'type="fmt" subType="xlf:b"',
    "i": 'type="fmt" subType="xlf:i"',
    "br": 'type="fmt" subType="xlf:lb"',
}
FIXED: Final = 'canCopy="no" canDelete="no"'


def write_xliff(items: Iterable[Item], language: str) -> str:
    """An XLIFF file of these pages and records. The same content gives the same bytes."""
    return "".join(f"{line}\n" for line in _lines(items, language))


def _lines(items: Iterable[Item], language: str) -> Iterator[str]:
    target = get_language(language)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<xliff xmlns="{NAMESPACE}" version="2.0" srcLang="{SOURCE_LANGUAGE}" trgLang="{target.html_lang}">'
    empty = True
    for item in items:
        empty = False
        yield (
            f'<file id="f-{item.key}" original="{PROJECT}/{item.label}/{item.key}" canResegment="no" '
            f'srcDir="ltr" trgDir="{target.direction}" xml:space="preserve">'
        )
        yield from _notes(notes_on_item(item))
        for unit in item.units:
            yield from _unit(item, unit)
        yield "</file>"
    if empty:
        # A document without a file is not valid.
        yield f'<file id="f-none" original="{PROJECT}/none"/>'
    yield "</xliff>"


def _notes(notes: list[str]) -> Iterator[str]:
    if notes:
        yield f"<notes>{''.join(f'<note>{_text(note)}</note>' for note in notes)}</notes>"


def unit_id(unit: Unit) -> str:
    """Unique within its file: a place may hold several strings, and a string stand in several places."""
    return "u-" + hashlib.sha256("\n".join((unit.path, unit.text)).encode()).hexdigest()[:16]


def _unit(item: Item, unit: Unit) -> Iterator[str]:
    coded = _coded(unit)
    kind = "" if coded else f' type="{HTML_UNIT}"'
    yield f'<unit id="{unit_id(unit)}" name={quoteattr(unit.path)}{kind}>'
    notes = [*notes_on_unit(item, unit), *notes_on_translation(unit)]
    if unit.stored and unit.stored.previous:
        notes.append(f"The English was: {unit.stored.previous}")
    yield from _notes(notes)
    data, source, target = coded or ("", _text(unit.text), _text(unit.translation))
    if data:
        yield f"<originalData>{data}</originalData>"
    yield f"<segment{_state(unit)}>"
    yield f"<source>{source}</source>"
    if unit.translation:
        yield f"<target>{target}</target>"
    yield "</segment>"
    yield "</unit>"


def _coded(unit: Unit) -> tuple[str, str, str] | None:
    """What the codes stand for, the English and the translation as XML; None where they cannot be taken apart without
    loss, or the translation has a tag that the English has not.
    """
    english, translated = _pieces(unit.text), _pieces(unit.translation)
    if english is None or translated is None:
        return None
    numbers = list(range(1, len(start_tags(english)) + 1))
    taken = _numbers_of(start_tags(translated), start_tags(english))
    return None if taken is None else (_original_data(english), _inline(english, numbers), _inline(translated, taken))


def _state(unit: Unit) -> str:
    stored = unit.stored
    if stored is None:
        return ' state="initial"'
    if not stored.is_sound:
        return f' state="initial" subState="{HAS_ERROR if stored.has_error else OUTDATED}"'
    return f' state="translated" subState="{BY_MACHINE}"' if stored.is_machine else ' state="translated"'


def _pieces(fragment: str) -> list[Piece] | None:
    """None where putting the pieces together again would not give the same, or tags are not in pairs."""
    try:
        pieces = pieces_of(fragment)
    except NotAFragment:
        return None
    return pieces if fragment_of(pieces) == fragment and pairs(pieces) is not None else None


def _numbers_of(tags: list[Tag], english: list[Tag]) -> list[int] | None:
    """The codes of the English (1, 2, 3 …) that the tags of a translation are, each taking the first that is left."""
    left: dict[str, list[int]] = {}
    for number, tag in enumerate(english, 1):
        left.setdefault(str(tag), []).append(number)
    taken = []
    for tag in tags:
        if not left.get(str(tag)):
            return None
        taken.append(left[str(tag)].pop(0))
    return taken


def _original_data(english: list[Piece]) -> str:
    data = []
    for number, tag in enumerate(start_tags(english), 1):
        data.append(f'<data id="s{number}">{_text(str(tag))}</data>')
        if not tag.is_void:
            data.append(f'<data id="e{number}">{_text(f"</{tag.name}>")}</data>')
    return "".join(data)


def _inline(pieces: list[Piece], numbers: list[int]) -> str:
    waiting = iter(numbers)
    return "".join(_text(piece) if isinstance(piece, str) else _code(piece, waiting) for piece in pieces)


def _code(tag: Tag, waiting: Iterator[int]) -> str:
    if tag.is_end:
        return "</pc>"
    number = next(waiting)
    kind = TYPES.get(tag.name, f'type="fmt" subType="portal:{tag.name}"')
    if tag.is_void:
        return f'<ph id="{number}" {kind} dataRef="s{number}" disp="&#8629;" {FIXED}/>'
    return f'<pc id="{number}" {kind} dataRefStart="s{number}" dataRefEnd="e{number}" {FIXED}>'


def _text(text: str) -> str:
    """Text as XML holds it. A carriage return would be read as a new line."""
    safe = escape(text, {"\r": "&#13;"})
    return NOT_IN_XML.sub(lambda found: f'<cp hex="{ord(found[0]):04X}"/>', safe)
