"""Why a print could not be made. None of them says anything about who asked, or for what."""

from __future__ import annotations

from typing import Final

from portal.languages import Language


class PaperNotPossible(Exception):
    """A print that could not be made."""


class FontMissing(PaperNotPossible):
    """It can't be printed in this language, because its font is not installed (``make run`` installs it)."""

    def __init__(self, language: Language) -> None:
        super().__init__(f"No font for {language.name}: the npm package {language.typeface.package} is not installed.")
        self.language = language


class PaperBusy(PaperNotPossible):
    """Enough others wait for a print already. ``retry_after``: seconds after which it is worth asking again."""

    retry_after: Final = 10


class PaperTooLong(PaperNotPossible):
    """More pages, or more text, than one print may have."""


class PaperFailed(PaperNotPossible):
    """It took too long, needed too much memory, or Typst refused it."""
