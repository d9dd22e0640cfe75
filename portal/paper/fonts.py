"""Which fonts are installed, and which letters they have: boxes are never printed.

Fonts are the TrueType files of the npm packages that the table of languages names. Only two weights of each are shown
to Typst: all eighteen would be searched at every start.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

import typst
from django.conf import settings
from fontTools.ttLib import TTFont

from portal.languages import TYPEFACES, Language

from .errors import FontMissing

WEIGHTS: Final = ("400Regular", "700Bold")
#: Written in every print: numbers, addresses, names of organisations.
EVERYWHERE: Final = "noto-sans"
#: Categories whose loss changes no word: format controls, symbols such as emoji, marks that choose how those look.
DISPENSABLE: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Mn", "Me", "Sk", "So"})
#: Never printed, whatever a font has for them.
CONTROLS: Final = frozenset({"Cc", "Cf", "Co", "Cs"})
#: Format controls that shape words and have no glyph of their own: joiners, marks of direction, isolates.
INVISIBLE: Final = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069")


def require_font(language: Language) -> None:
    """Raise ``FontMissing`` unless both weights of the language's font, and of the font for numbers, are installed."""
    for package in (language.typeface.package, EVERYWHERE):
        if any(not _files(package, weight) for weight in WEIGHTS):
            raise FontMissing(language)


def font_names(language: Language) -> list[str]:
    """Families to set a text in, best first. The others follow, so that a language's own name can be written in its
    letters.
    """
    families = [language.typeface.paper, TYPEFACES["latin"].paper, *(face.paper for face in TYPEFACES.values())]
    installed = _families(font_folders())
    return [family for family in dict.fromkeys(families) if family in installed]


def font_folders() -> tuple[str, ...]:
    """Where Typst finds fonts: the installed ones of the table and nothing of the system's, so that every machine
    prints alike.
    """
    return tuple(str(folder) for folder in _folders(str(settings.NODE_MODULES)) if folder.is_dir())


def printable(text: str) -> str:
    """The text without what no font can show. A letter nobody can show becomes "?", since its loss must be seen."""
    if text.isascii() and text.isprintable():
        return text
    return _not_shown(str(settings.NODE_MODULES)).sub(_instead, text)


def _instead(found: re.Match[str]) -> str:
    letter = found[0]
    if letter.isspace():
        return " "
    return "" if unicodedata.category(letter) in DISPENSABLE else "?"


@lru_cache(maxsize=4)
def _not_shown(node_modules: str) -> re.Pattern[str]:
    """What matches one character that no installed font can show, or that is a space of another kind than " "."""
    codes = {code for folder in _folders(node_modules) for path in folder.glob("*.ttf") for code in _codes(path)}
    shown = {code for code in codes if not chr(code).isspace() and unicodedata.category(chr(code)) not in CONTROLS} | {
        ord(letter) for letter in (*INVISIBLE, " ", "\u00a0")
    }
    return re.compile(
        f"[^{''.join(f'{re.escape(chr(first))}-{re.escape(chr(last))}' for first, last in _runs(shown))}]"
    )


def _runs(codes: set[int]) -> Iterator[tuple[int, int]]:
    """Runs of code points, as (first, last)."""
    first = last = -2
    for code in sorted(codes):
        if code != last + 1:
            if first >= 0:
                yield first, last
            first = code
        last = code
    if first >= 0:
        yield first, last


@lru_cache(maxsize=4)
def _families(folders: tuple[str, ...]) -> frozenset[str]:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(folders))
    return frozenset(fonts.families())


def _folders(node_modules: str) -> list[Path]:
    packages = dict.fromkeys(face.package for face in TYPEFACES.values())
    return [Path(node_modules) / "@expo-google-fonts" / package / weight for package in packages for weight in WEIGHTS]


def _files(package: str, weight: str) -> list[Path]:
    return list((Path(settings.NODE_MODULES) / "@expo-google-fonts" / package / weight).glob("*.ttf"))


def _codes(path: Path) -> frozenset[int]:
    """Code points that a font has a glyph for."""
    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())
