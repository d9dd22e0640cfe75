"""Which fonts are installed, and which letters they have: boxes are never printed.

Fonts are the TrueType files of the npm packages that the table of languages names. Only two weights of each are shown
to Typst: all eighteen would be searched at every start.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

import typst
from django.conf import settings
from fontTools.ttLib import TTFont

from portal.languages import TYPEFACES, Language

WEIGHTS: Final = ("400Regular", "700Bold")
#: Written in every print: numbers, addresses, names of organisations.
EVERYWHERE: Final = "noto-sans"
#: Categories whose loss changes no word: format controls, symbols such as emoji, marks that choose how those look.
DISPENSABLE: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Mn", "Me", "Sk", "So"})
#: Format controls that shape words and have no glyph of their own: joiners, marks of direction.
INVISIBLE: Final = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060")


class MapFontMissing(Exception):
    """The map can't be printed in this language, because its font is not installed (``make run`` installs it)."""

    def __init__(self, language: Language) -> None:
        super().__init__(f"No font for {language.name}: the npm package {language.typeface.package} is not installed.")
        self.language = language


def require_font(language: Language) -> None:
    """Raise ``MapFontMissing`` unless both weights of the language's font, and of the font for numbers,
    are installed.
    """
    for package in (language.typeface.package, EVERYWHERE):
        if any(not _files(package, weight) for weight in WEIGHTS):
            raise MapFontMissing(language)


def font_names(language: Language) -> list[str]:
    """Families to set a text in, best first. The others follow, so that a language's own name can be written in its
    letters.
    """
    families = [language.typeface.paper, TYPEFACES["latin"].paper, *(face.paper for face in TYPEFACES.values())]
    installed = set(installed_fonts(str(settings.NODE_MODULES)).families())
    return [family for family in dict.fromkeys(families) if family in installed]


@lru_cache(maxsize=4)
def installed_fonts(node_modules: str) -> typst.Fonts:
    """What Typst may use: the installed fonts of the table and nothing of the system's, so that every machine prints
    alike.
    """
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(folder) for folder in _folders(node_modules) if folder.is_dir()],
    )


def printable(text: str) -> str:
    """The text without what no font can show. A letter nobody can show becomes "?", since its loss must be seen."""
    spans = _spans(str(settings.NODE_MODULES))
    return "".join(_shown(letter, spans) for letter in text)


def _shown(letter: str, spans: tuple[tuple[int, ...], tuple[int, ...]]) -> str:
    if letter.isspace():
        return " "
    if letter in INVISIBLE:
        return letter
    category, code = unicodedata.category(letter), ord(letter)
    starts, ends = spans
    index = bisect_right(starts, code) - 1
    if index >= 0 and code <= ends[index] and category not in {"Cc", "Cf", "Co", "Cs"}:
        return letter
    return "" if category in DISPENSABLE else "?"


def _folders(node_modules: str) -> list[Path]:
    packages = dict.fromkeys(face.package for face in TYPEFACES.values())
    return [Path(node_modules) / "@expo-google-fonts" / package / weight for package in packages for weight in WEIGHTS]


def _files(package: str, weight: str) -> list[Path]:
    return list((Path(settings.NODE_MODULES) / "@expo-google-fonts" / package / weight).glob("*.ttf"))


@lru_cache(maxsize=4)
def _spans(node_modules: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """First and last code points of the runs of characters that some installed font has, sorted and merged."""
    runs = sorted(run for folder in _folders(node_modules) for path in folder.glob("*.ttf") for run in _runs(path))
    merged: list[list[int]] = []
    for start, end in runs:
        if merged and start <= merged[-1][1] + 1:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    return tuple(start for start, _end in merged), tuple(end for _start, end in merged)


def _runs(path: Path) -> Iterator[tuple[int, int]]:
    """Runs of code points that a font has a glyph for, as (first, last)."""
    with TTFont(path, lazy=True) as font:
        for code in font.getBestCmap():
            yield code, code
