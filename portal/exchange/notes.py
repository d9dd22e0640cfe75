"""What a translator is told beside a string. In English whoever asks: translators work from English, and the same
content gives the same file.
"""

from __future__ import annotations

from .fragments import NotAFragment, pieces_of, plain_text, start_tags
from .kept import kept_words
from .segments import Item, Unit

MADE_BY_MACHINE = "Made by a machine. Nobody has checked it."
OUTDATED = "The English has changed since this was translated. Compare, correct, and mark it as done."
HAS_ERROR = "The site could not use this translation. Correct it and mark it as done."


def notes_on_item(item: Item) -> list[str]:
    """Title and address of a page, or title and kind of a record."""
    return [f"Title: {item.title}", f"Address: {item.address}" if item.address else f"Kind: {item.label}"]


def notes_on_unit(item: Item, unit: Unit) -> list[str]:
    """Where a string stands and what must stay as it is."""
    notes = [f"Where: {unit.field_path.replace('.', ', ').replace('_', ' ')}"]
    longest = item.longest(unit)
    if longest:
        notes.append(f"Room for {longest} characters.")
    try:
        pieces = pieces_of(unit.text)
    except NotAFragment:
        return notes
    kept = [*dict.fromkeys(str(tag) for tag in start_tags(pieces)), *kept_words(plain_text(pieces))]
    if kept:
        notes.append(f"Must stay exactly as it is: {' '.join(kept)}")
    return notes


def notes_on_translation(unit: Unit) -> list[str]:
    stored = unit.stored
    if stored is None:
        return []
    if stored.has_error:
        return [HAS_ERROR]
    if stored.is_outdated:
        return [OUTDATED]
    return [MADE_BY_MACHINE] if stored.is_machine else []
