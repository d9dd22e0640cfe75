"""One spelling for every way a word is typed. The index and the query are folded alike, in plain Python.

Arabic, Persian, Pashto, Urdu and Sorani keyboards write the same letters with different code points; people leave out
vowel marks, use tatweel and joiners, and mix digits. Ethiopic has letters that sound alike. Latin letters lose their
marks. Chinese is written without spaces and is cut into pairs.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_ARABIC: Final = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ۍ": "ي", "ے": "ي", "ئ": "ي", "ێ": "ي",
    "ؤ": "و", "ۆ": "و", "ۇ": "و", "ک": "ك", "ڪ": "ك", "ګ": "گ", "ة": "ه", "ھ": "ه", "ە": "ه", "ہ": "ه", "ۀ": "ه",
    "ۃ": "ه", "ڕ": "ر", "ړ": "ر", "ڑ": "ر", "ڵ": "ل", "ټ": "ت", "ٹ": "ت", "ډ": "د", "ڈ": "د", "ڼ": "ن", "ں": "ن",
    "ځ": "ح", "څ": "ح", "ښ": "ش", "ږ": "ژ", "ء": "", "ـ": "",
}  # fmt: skip
_LATIN: Final = {
    "ı": "i",
    "đ": "d",
    "ð": "d",
    "ł": "l",
    "ø": "o",
    "æ": "ae",
    "œ": "oe",
    "ŋ": "n",
    "’": "",
    "'": "",
    "ʼ": "",
}


def _ethiopic() -> dict[str, str]:
    """Rows of letters that sound alike in Amharic or Tigrinya, all eight orders of each, onto one row."""
    rows = {0x1210: 0x1200, 0x1280: 0x1200, 0x1220: 0x1230, 0x12D0: 0x12A0, 0x1340: 0x1338}
    alike = {chr(row + order): chr(onto + order) for row, onto in rows.items() for order in range(8)}
    # In the h and glottal rows the first and the fourth order sound alike as well.
    fourth_order = {"ሃ": "ሀ", "ሓ": "ሀ", "ኃ": "ሀ", "ኣ": "አ", "ዓ": "አ"}
    return {**alike, **fourth_order}


_LETTERS: Final = str.maketrans({**_ARABIC, **_LATIN, **_ethiopic()})
#: Marks that are dropped: Latin and Cyrillic accents, Arabic vowels, Ethiopic gemination. Indic vowel signs are
#: letters: kept.
_MARKS: Final = re.compile("[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u135d-\u135f]")
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_HAN: Final = re.compile("[\u3400-\u9fff\uf900-\ufaff]+")
_WORD: Final = re.compile(r"[\w\u0900-\u0dff]+", re.UNICODE)


def fold(text: str) -> str:
    """Return ``text`` in the one spelling that is indexed: lower case, no marks, one letter for each sound, Latin
    digits.

    >>> fold("Đorđe"), fold("كُردي") == fold("کوردی".replace("و", ""))
    ('dorde', True)
    """
    text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text).casefold())
    text = unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFD", text).translate(_LETTERS)))
    text = text.translate(_LETTERS)
    return "".join(str(unicodedata.digit(char)) if char.isdigit() and not char.isascii() else char for char in text)


def tokens(text: str, limit: int | None = None) -> list[str]:
    """Folded words of a text, Chinese runs as overlapping pairs; at most ``limit`` of them.

    >>> tokens("全科医生 GP")
    ['全科', '科医', '医生', 'gp']
    """
    found: list[str] = []
    for word in _WORD.findall(fold(text)):
        if _HAN.search(word):
            found.extend(_han_pairs(word))
        else:
            found.append(word)
        if limit is not None and len(found) >= limit:
            return found[:limit]
    return found


def _han_pairs(word: str) -> list[str]:
    pairs: list[str] = []
    position = 0
    for run in _HAN.finditer(word):
        pairs.extend(filter(None, [word[position : run.start()]]))
        chars = run.group()
        pairs.extend([chars] if len(chars) == 1 else [chars[i : i + 2] for i in range(len(chars) - 1)])
        position = run.end()
    pairs.extend(filter(None, [word[position:]]))
    return pairs


def indexable(text: str) -> str:
    """A text as it is put into the index: its folded words, one space apart."""
    return " ".join(tokens(text))
