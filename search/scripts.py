"""Which script a word is written in, so that it is looked for in languages that are written so."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import Final

from portal.languages import LANGUAGES

_NAMES: Final = {
    "LATIN": "latin",
    "ARABIC": "arabic",
    "ETHIOPIC": "ethiopic",
    "BENGALI": "bengali",
    "GURMUKHI": "gurmukhi",
    "TAMIL": "tamil",
    "CYRILLIC": "cyrillic",
    "CJK": "han",
}


@lru_cache(maxsize=20_000)
def script_of(text: str) -> str:
    """The script of the first letter that has one of ours; "" where there is none ("999").

    >>> script_of("دكتور"), script_of("GP"), script_of("999")
    ('arabic', 'latin', '')
    """
    for char in text:
        if char.isalpha():
            found = _NAMES.get(unicodedata.name(char, "").partition(" ")[0])
            if found:
                return found
    return ""


@cache
def languages_of_script(script: str) -> tuple[str, ...]:
    return tuple(code for code, language in LANGUAGES.items() if script and language.base_script == script)
