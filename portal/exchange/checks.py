"""Whether one translation may be shown: the same tags, the same numbers and addresses, nothing hidden, not too long."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _

from portal.languages import Language

from .fragments import NotAFragment, Piece, Tag, pairs, pieces_of, plain_text, start_tags
from .kept import kept_words, other_digits

#: A translation may be this many times as long as its English, and this many characters more.
TIMES_LONGER: Final = 4
LONGER: Final = 200

ISOLATES: Final = frozenset("\u2066\u2067\u2068")
END_OF_ISOLATE: Final = "\u2069"
DIRECTION: Final = frozenset("\u200e\u200f\u061c") | ISOLATES | {END_OF_ISOLATE}
JOINERS: Final = frozenset("\u200c\u200d")
#: Scripts that are not written right without joiners and non-joiners.
NEED_JOINERS: Final = frozenset({"arabic", "nastaliq", "bengali", "gurmukhi", "tamil"})
WHITE_SPACE: Final = frozenset("\t\n\r")
#: Unicode's categories of what nobody sees or nobody knows: control, format, private, surrogate, unassigned, and the
#: separators of lines and paragraphs.
UNSEEN: Final = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})
LOST: Final = "\ufffd"


def problems_of(source: str, translation: str, language: Language, longest: int | None = None) -> list[str]:
    """What is wrong with a translation, in words; empty where nothing is.

    Args:
        source: the English, as wagtail-localize cut it (a fragment of HTML).
        longest: how many characters of text the field takes, where that is known.
    """
    try:
        pieces = pieces_of(translation)
    except NotAFragment as error:
        return [_("This may not stand here: %(markup)s. Write &lt; for “<”.") % {"markup": error.args[0]}]
    english = pieces_of(source)
    text, english_text = plain_text(pieces), plain_text(english)
    if _has_words(english_text) and not _has_words(text):
        return [_("The translation is empty.")]
    too_long = list(_length(text, english_text, longest))
    # The rest reads every character, which a text without end does not deserve.
    return too_long or [
        *_tags(pieces, english),
        *_characters(_without_tags(pieces), _without_tags(english), language),
        *_kept(text, english_text),
    ]


def _has_words(text: str) -> bool:
    return any(each.isalnum() for each in text)


def _length(text: str, english: str, longest: int | None) -> Iterator[str]:
    if longest and len(text) > longest:
        yield _("The translation has %(length)s characters; there is room for %(longest)s.") % {
            "length": len(text),
            "longest": longest,
        }
    elif len(text) > TIMES_LONGER * len(english) + LONGER:
        yield _("The translation has %(length)s characters and the English %(english)s: that cannot be right.") % {
            "length": len(text),
            "english": len(english),
        }


def _tags(pieces: list[Piece], english: list[Piece]) -> Iterator[str]:
    wanted, found = (Counter(str(tag) for tag in start_tags(each)) for each in (english, pieces))
    for tag in sorted((wanted - found).elements()):
        yield _("%(tag)s is missing.") % {"tag": tag}
    for tag in sorted((found - wanted).elements()):
        yield _("%(tag)s is not in the English, or not as often.") % {"tag": tag}
    matched = pairs(pieces)
    if matched is None:
        yield _("The tags are not closed in the right order.")
        return
    for start, end in matched.items():
        inside = pieces[start + 1 : end]
        if not plain_text(inside).strip():
            yield _("There are no words inside %(tag)s.") % {"tag": pieces[start]}
        if _is_link(pieces[start]) and any(_is_link(each) for each in inside):
            yield _("A link is inside another link.")


def _is_link(piece: Piece) -> bool:
    return isinstance(piece, Tag) and piece.name == "a" and not piece.is_end


def _characters(text: str, english: str, language: Language) -> Iterator[str]:
    allowed = set(english) & (WHITE_SPACE | JOINERS | {LOST})
    allowed |= DIRECTION if language.is_rtl else set()
    allowed |= JOINERS if language.script in NEED_JOINERS else set()
    strange = [each for each in dict.fromkeys(text) if each not in allowed and _is_unseen(each)]
    if strange:
        names = ", ".join(f"U+{ord(each):04X} {unicodedata.name(each, '')}".strip() for each in strange[:5])
        yield _("Characters that cannot be seen and are not needed: %(names)s.") % {"names": names}
    depth = 0
    for each in text:
        depth += (each in ISOLATES) - (each == END_OF_ISOLATE)
        if depth < 0:
            break
    if depth:
        yield _("Marks of direction (U+2066 to U+2069) are not in pairs.")
    digits = other_digits(text)
    if digits:
        yield _("Write digits as 0–9, not %(digits)s: people dial and compare them.") % {"digits": digits}


def _without_tags(pieces: list[Piece]) -> str:
    return "".join(piece for piece in pieces if isinstance(piece, str))


def _is_unseen(character: str) -> bool:
    return character == LOST or unicodedata.category(character) in UNSEEN


def _kept(text: str, english: str) -> Iterator[str]:
    wanted, found = kept_words(english), kept_words(text)
    for word in sorted((wanted - found).keys()):
        yield _("“%(word)s” must be in the translation, exactly as it is in the English.") % {"word": word}
    for word in sorted(found.keys() - wanted.keys()):
        yield _("“%(word)s” is not in the English.") % {"word": word}
