"""The demo's translations: no number, link or tag is lost or altered on the way."""

from __future__ import annotations

import re
from pathlib import Path

import polib
import pytest

from home.demo import pages
from services.demo import loader

FILES = sorted([*pages.TRANSLATIONS.glob("*/*.po"), *loader.TRANSLATIONS.glob("*/*.po")])
TAG = re.compile(r"<[^>]+>")
DIGITS = re.compile(r"\d+")
#: Languages whose pages and services are all there.
WHOLE = ("ar", "fa", "prs", "ckb", "ti", "am", "uk", "fr")


def name_of(path: Path) -> str:
    return f"{path.parent.name}-{path.stem}"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_numbers_and_tags_are_kept(path):
    wrong = []
    for entry in polib.pofile(str(path)):
        if not entry.msgstr:
            continue
        if sorted(TAG.findall(entry.msgid)) != sorted(TAG.findall(entry.msgstr)):
            wrong.append(("tags", entry.msgid, entry.msgstr))
        if sorted("".join(DIGITS.findall(entry.msgid))) != sorted("".join(DIGITS.findall(entry.msgstr))):
            wrong.append(("digits", entry.msgid, entry.msgstr))
    assert wrong == []


@pytest.mark.parametrize("path", [path for path in FILES if path.parent.name in WHOLE], ids=name_of)
def test_whole_languages_are_whole(path):
    assert [entry.msgid for entry in polib.pofile(str(path)) if not entry.msgstr] == []
