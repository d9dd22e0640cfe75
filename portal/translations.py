"""What readers are told about a page's translation, and which languages it can be read in."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, QuerySet
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
    return _in_table_order(_live_versions(page))


def translation_context(page: BasePage) -> dict[str, Any]:
    """``translations`` and ``translation_note`` for a page's template: what it can be read in, how its words were made
    and whether the English has changed since. One query.
    """
    by_machine = StringTranslation.objects.filter(
        context__object_id=page.translation_key, locale_id=page.locale_id, translation_type="machine"
    )
    versions = list(_live_versions(page).annotate(by_machine=Exists(by_machine)))
    published = {version.locale.language_code: version.last_published_at for version in versions}
    note = TranslationNote(TranslationState.ORIGINAL)
    if page.locale.language_code != SOURCE_LANGUAGE:
        made_by_machine = any(version.by_machine for version in versions)
        note = TranslationNote(
            state=TranslationState.MACHINE if made_by_machine else TranslationState.CHECKED,
            english_changed_on=_changed_since(published.get(SOURCE_LANGUAGE), page.last_published_at),
        )
    return {"translations": _in_table_order(versions), "translation_note": note}


def _live_versions(page: Page) -> QuerySet[Page]:
    return (
        Page.objects.filter(translation_key=page.translation_key, live=True, alias_of__isnull=True)
        .select_related("locale")
        .only("url_path", "last_published_at", "locale__language_code")
    )


def _in_table_order(versions: Iterable[Page]) -> list[PageTranslation]:
    found = {version.locale.language_code: page_url(version) for version in versions}
    return [PageTranslation(language, found[code]) for code, language in LANGUAGES.items() if code in found]


def _changed_since(changed: datetime.datetime | None, translated: datetime.datetime | None) -> datetime.date | None:
    return timezone.localdate(changed) if changed and translated and changed > translated else None
