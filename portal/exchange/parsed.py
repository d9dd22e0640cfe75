"""What a file says, whatever its format: nothing here has been compared with the database."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.translation import gettext as _

from portal.languages import LANGUAGES, SOURCE_LANGUAGE, get_language

from .problems import FileRefused, refused

#: Named in every file, so that the words of another project's site are not taken for ours.
PROJECT: Final = "portal-content"
LARGEST_FILE: Final = 20 * 1024 * 1024
MOST_STRINGS: Final = 50_000


class Format(StrEnum):
    PO = "po"
    XLIFF = "xliff"

    @property
    def extension(self) -> str:
        return "xlf" if self is Format.XLIFF else "po"

    @property
    def content_type(self) -> str:
        return "application/xliff+xml" if self is Format.XLIFF else "text/x-gettext-translation"

    @property
    def tool_name(self) -> str:
        """What a string that came by such a file says of itself (``StringTranslation.tool_name``)."""
        return "XLIFF file" if self is Format.XLIFF else "PO file"


@dataclass(frozen=True, slots=True)
class Entry:
    """One string of a file.

    ``key`` and ``path`` say which page or record and where in it. ``target`` is empty where it is not translated.
    ``is_unfinished``: its translator says it is not to be used. ``is_confirmed``: the translator says that it is right
    as it stands, which matters where English had changed.
    """

    key: str
    path: str
    source: str
    target: str
    line: int
    is_unfinished: bool = False
    is_confirmed: bool = True

    @property
    def place(self) -> tuple[str, str, str]:
        return self.key, self.path, self.source


@dataclass(frozen=True, slots=True)
class ParsedFile:
    format: Format
    language: str
    entries: list[Entry]


def language_named(tag: str) -> str:
    """The code of a language as files name it ("zh-Hans", "zh_hans"); empty for one the portal has not."""
    wanted = tag.strip().lower().replace("_", "-")
    return next((code for code, each in LANGUAGES.items() if wanted in (code, each.html_lang.lower())), "")


def require_language(tag: str, wanted: str, line: int | None = None) -> None:
    """Raises FileRefused where a file is not in the language it is to be imported into."""
    if wanted not in LANGUAGES or wanted == SOURCE_LANGUAGE:
        raise refused(_("“%(code)s” is not a language that the portal is translated into.") % {"code": wanted[:20]})
    if language_named(tag) != wanted:
        raise refused(
            _("The file says it is in “%(said)s”, but you chose %(wanted)s (%(code)s).")
            % {"said": tag[:40], "wanted": get_language(wanted).name, "code": wanted},
            line,
        )


def not_ours(line: int | None = None) -> FileRefused:
    return refused(
        _("This file was not made by this portal. Download a file here, translate it and send it back."), line
    )


def too_many_strings(line: int | None = None) -> FileRefused:
    return refused(_("The file has more than %(most)s strings.") % {"most": MOST_STRINGS}, line)
