"""What readers are told about a page's translation, and which languages it can be read in."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from portal.languages import LANGUAGES, SOURCE_LANGUAGE, Language

if TYPE_CHECKING:
    from portal.models import BasePage


class TranslationState(StrEnum):
    """How much a reader may rely on the words of a page."""

    ORIGINAL = "original"
    MACHINE = "machine"
    CHECKED = "checked"


@dataclass(frozen=True, slots=True)
class TranslationNote:
    """``english_changed_on``: the day the source page changed after this translation was made, or None."""

    state: TranslationState
    english_changed_on: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class PageTranslation:
    language: Language
    url: str


def page_url(page: Page) -> str:
    """The address of a page below its language: ``/ar/entitlements/interpreters/``.

    Worked out from ``url_path`` alone, whose first part is the slug of the language's home page; no query is made.
    """
    language = page.locale.language_code
    below_home = page.url_path.split("/", 2)[2]
    return f"/{language}/{below_home}"


def page_translations(page: Page) -> list[PageTranslation]:
    """Every language the page can be read in, itself included, in the order of the table of languages. One query."""
    found = {
        translation.locale.language_code: page_url(translation)
        for translation in Page.objects.filter(translation_key=page.translation_key, live=True, alias_of__isnull=True)
        .select_related("locale")
        .only("url_path", "locale__language_code")
    }
    return [PageTranslation(language, found[code]) for code, language in LANGUAGES.items() if code in found]


def translation_note(page: BasePage) -> TranslationNote:
    """How the page's words were made, and whether the English has changed since. One query for a translation."""
    if page.locale.language_code == SOURCE_LANGUAGE:
        return TranslationNote(TranslationState.ORIGINAL)
    by_machine = StringTranslation.objects.filter(
        context__object_id=page.translation_key, locale_id=page.locale_id, translation_type="machine"
    ).exists()
    state = TranslationState.MACHINE if by_machine else TranslationState.CHECKED
    changed = page.facts.last_published_at
    translated = page.last_published_at
    outdated = changed is not None and translated is not None and changed > translated
    return TranslationNote(state, timezone.localdate(changed) if outdated and changed else None)
