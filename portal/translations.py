"""What readers are told about a page's translation, and which languages it can be read in.

What is known is kept in ``TranslationStatus`` whenever something is published (``portal.translation_tracking``).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Page

from portal.languages import LANGUAGES, SOURCE_LANGUAGE, Language
from portal.models.translation_status import State, TranslationStatus

if TYPE_CHECKING:
    from portal.models import BasePage

#: What is said of words that were first written in the language they are in.
ORIGINAL: Final = "original"
#: Nothing is known, so nothing is claimed.
UNKNOWN: Final = "unknown"
BODY: Final = "body."


@dataclass(frozen=True, slots=True)
class TranslationNote:
    """``state``: one of ``State``, or ``ORIGINAL`` or ``UNKNOWN``. ``checked_on``, ``checked_for``: when a person
    checked the words, and of which organisation. ``english_changed_on``: the day the English became newer than these
    words, and ``changed_url``: where its first changed part is. ``english_blocks``, ``english_fields``: parts of the
    page that are shown in English.
    """

    state: str = UNKNOWN
    checked_on: datetime.date | None = None
    checked_for: str = ""
    english_changed_on: datetime.date | None = None
    changed_url: str = ""
    english_blocks: frozenset[str] = frozenset()
    english_fields: frozenset[str] = frozenset()

    @property
    def made_by(self) -> str:
        """Who made the words that are a translation: "machine", "person" or ""."""
        if self.checked_on:
            return "person"
        if self.state == State.MACHINE:
            return "machine"
        return "person" if self.state in (State.TRANSLATED, State.CHECKED) else ""


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
    and whether the English has changed since. Two queries; one for English.
    """
    versions = list(_live_versions(page))
    language = page.locale.language_code
    if language == SOURCE_LANGUAGE:
        note = TranslationNote(ORIGINAL)
    else:
        english = next((each for each in versions if each.locale.language_code == SOURCE_LANGUAGE), None)
        note = note_of(status_of(page.translation_key, language), page_url(english) if english else "")
    return {"translations": _in_table_order(versions), "translation_note": note}


def status_of(key: UUID, language: str) -> TranslationStatus | None:
    """What is known about one translation. One query."""
    found = TranslationStatus.objects.filter(source__object_id=key, language=language, is_live=True)
    return found.select_related("checked_for").first()


def note_of(status: TranslationStatus | None, english_url: str) -> TranslationNote:
    """``english_url``: of the English page; "" where it is not live, and then nothing is said about it."""
    if status is None:
        return TranslationNote()
    is_checked = bool(status.checked_fingerprint) and status.checked_fingerprint == status.fingerprint
    changed = status.outdated_since if english_url else None
    first_block = next((block_of(path) for path in status.outdated_paths if block_of(path)), "")
    return TranslationNote(
        state=status.state,
        checked_on=timezone.localdate(status.checked_at) if is_checked and status.checked_at else None,
        checked_for=status.checked_for.name if is_checked and status.checked_for else "",
        english_changed_on=timezone.localdate(changed) if changed else None,
        changed_url=f"{english_url}#{part_id(first_block)}" if first_block else english_url,
        english_blocks=frozenset(filter(None, map(block_of, status.english_paths))),
        english_fields=frozenset(path for path in status.english_paths if not path.startswith(BODY)),
    )


def block_of(path: str) -> str:
    """The identifier of the block of a body that a path of wagtail-localize leads into; "" for another field."""
    return path.removeprefix(BODY).partition(".")[0] if path.startswith(BODY) else ""


def part_id(block: str) -> str:
    """The ``id`` of a block in the page."""
    return f"part-{block[:8]}"


def _live_versions(page: Page) -> QuerySet[Page]:
    return (
        Page.objects.filter(translation_key=page.translation_key, live=True, alias_of__isnull=True)
        .select_related("locale")
        .only("url_path", "locale__language_code")
    )


def _in_table_order(versions: Iterable[Page]) -> list[PageTranslation]:
    found = {version.locale.language_code: page_url(version) for version in versions}
    return [PageTranslation(language, found[code]) for code, language in LANGUAGES.items() if code in found]
