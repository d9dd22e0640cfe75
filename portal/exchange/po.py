"""PO files: one entry a string, its context the key of its page or record and the path in it."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator
from typing import Final

import polib
from django.utils.translation import gettext as _

from portal.po_files import new_po_file

from .notes import notes_on_item, notes_on_translation, notes_on_unit
from .parsed import MOST_STRINGS, PROJECT, Entry, not_ours, require_language, too_many_strings
from .problems import FileRefused, Problem, refused
from .segments import Item, Unit

PROJECT_FIELD: Final = "Project-Id-Version"
KEYWORD: Final = re.compile(r"(msgctxt|msgid|msgid_plural|msgstr|msgstr\[[0-9]\])\s+(\".*)")
#: Possessive: a line of 20 MB must not be remembered character by character.
QUOTED: Final = re.compile(r'"[^"\\]*+(?:\\[\\ntrvbf"][^"\\]*+)*+"')
#: Lines of one string. Each is added to those before it: without a limit that takes quadratic time.
MOST_LINES: Final = 3000
LINE_NAMED: Final = re.compile(r"line (\d+)")


def write_po(items: Iterable[Item], language: str) -> str:
    """A PO file of these pages and records. The same content gives the same bytes: it names no day."""
    catalogue = new_po_file(language)
    catalogue.metadata = {PROJECT_FIELD: PROJECT, **catalogue.metadata}
    for item in items:
        about = notes_on_item(item)
        for unit in item.units:
            catalogue.append(_entry(item, unit, about))
    return str(catalogue)


def _entry(item: Item, unit: Unit, about: list[str]) -> polib.POEntry:
    stored = unit.stored
    notes = [*about, *notes_on_unit(item, unit), *notes_on_translation(unit)]
    return polib.POEntry(
        msgctxt=f"{item.key}/{unit.path}",
        msgid=unit.text,
        msgstr=unit.translation,
        comment="\n".join(" ".join(note.split()) for note in notes),
        flags=["fuzzy"] if stored and not stored.is_sound else [],
        previous_msgid=(stored.previous or None) if stored else None,
    )


def read_po(text: str, language: str) -> list[Entry]:
    """Entries of a PO file in ``language``. Raises FileRefused; lines count from 1."""
    # polib takes text that is the name of a file for that file, so it is given a file of our own.
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="\n", suffix=".po") as own:
        own.write(_without_comments(text))
        own.flush()
        try:
            catalogue = polib.pofile(own.name, encoding="utf-8")
        except (OSError, ValueError, LookupError) as error:
            named = LINE_NAMED.search(str(error))
            raise refused(_("This is not a PO file."), int(named[1]) if named else None) from None
    if catalogue.metadata.get(PROJECT_FIELD) != PROJECT:
        raise not_ours()
    require_language(catalogue.metadata.get("Language", ""), language)
    charset = catalogue.metadata.get("Content-Type", "charset=UTF-8").rpartition("=")[2].strip()
    if charset.lower() not in ("utf-8", "utf8"):
        raise refused(
            _("The file says that it is written in “%(encoding)s”. Save it as UTF-8.") % {"encoding": charset[:40]}
        )
    problems: list[Problem] = []
    entries: list[Entry] = []
    for each in catalogue:
        key, _slash, path = (each.msgctxt or "").partition("/")
        if each.msgid_plural or each.msgstr_plural:
            problems.append(Problem(_("Strings of the portal have no plural forms."), each.linenum))
        elif not path or not each.msgid:
            problems.append(Problem(_("This string does not say where it belongs (msgctxt)."), each.linenum))
        else:
            marked = each.fuzzy
            entries.append(Entry(key, path, each.msgid, each.msgstr, each.linenum or 0, marked, not marked))
    if problems:
        raise FileRefused(problems)
    return entries


def _without_comments(text: str) -> str:
    """The lines that matter, each where it was: strings and flags. Raises FileRefused for what is neither."""
    return "\n".join(_lines(text))


def _lines(text: str) -> Iterator[str]:
    strings = run = 0
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.strip()
        if not line or line.startswith("#"):
            yield line if line.startswith("#,") else ""
            continue
        keyword = KEYWORD.fullmatch(line)
        if not QUOTED.fullmatch(keyword[2] if keyword else line):
            raise refused(_("This line is not what a PO file has: %(line)s") % {"line": line[:60]}, number)
        run = 0 if keyword else run + 1
        strings += bool(keyword and keyword[1] == "msgid")
        if run > MOST_LINES:
            raise refused(_("A string has more than %(most)s lines.") % {"most": MOST_LINES}, number)
        if strings > MOST_STRINGS:
            raise too_many_strings(number)
        yield line
