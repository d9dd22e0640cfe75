"""What a part of a leaflet is made from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from portal.languages import SOURCE_LANGUAGE, Language
from portal.translations import TranslationNote

from ..models.articles import ArticlePage


@dataclass(frozen=True, slots=True)
class Reading:
    """A page as somebody reads it. ``note``: what is known about its translation; ``absolute``: a whole address of a
    path on this site. Words that are nobody's are in the active language.
    """

    page: ArticlePage
    note: TranslationNote
    absolute: Callable[[str], str]

    @property
    def language(self) -> Language:
        return self.page.language

    def language_of(self, field: str) -> str:
        """The code of the language a field of the page is in: of what is not translated, English."""
        return SOURCE_LANGUAGE if field in self.note.english_fields else self.language.code
