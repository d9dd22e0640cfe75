"""A person vouches for the words of a translation, or takes that back."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from django.utils.translation import gettext as _
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from portal.languages import SOURCE_LANGUAGE
from portal.models import TranslationStatus
from portal.models.translation_status import State
from portal.translation_tracking import parts_of, settle, words_checked


def refusal(status: TranslationStatus) -> str:
    """Why nobody can vouch for these words now; "" where somebody can."""
    if not status.is_live:
        return _("This translation is not published. Publish it first, then check what readers see.")
    if status.state == State.WITHDRAWN:
        return _("Parts of this translation are in English. Translate them and publish it first.")
    if status.state == State.OUTDATED:
        return _("The English has changed since this was translated. Bring the translation up to date first.")
    return ""


def is_checked(status: TranslationStatus) -> bool:
    """Whether somebody has vouched for the very words that are live. Also true where the English changed later."""
    return bool(status.checked_fingerprint) and status.checked_fingerprint == status.fingerprint


def take_back(status: TranslationStatus) -> None:
    """Nobody vouches for these words any more: the page says again who made them."""
    status.checked_fingerprint, status.checked_at = "", None
    status.checked_by = status.checked_for = None
    settle(status, status.source, parts_of(status))
    words_checked.send(TranslationStatus, instance_key=status.source.object_id)


@dataclass(frozen=True, slots=True)
class Line:
    """A string of the English and what stands for it in the translation, without markup."""

    english: str
    translation: str


def both_versions(status: TranslationStatus) -> tuple[Any, Any]:
    """The page or record in English and in the language of ``status``, as they are live; None for one that is gone.
    One query.
    """
    model: Any = status.source.content_type.model_class()
    rows = model._default_manager.filter(
        translation_key=status.source.object_id, locale__language_code__in=(SOURCE_LANGUAGE, status.language)
    )
    found = {row.locale.language_code: row for row in rows.select_related("locale")}
    return found.get(SOURCE_LANGUAGE), found.get(status.language)


def side_by_side(english: Any, translation: Any) -> list[Line]:
    """Every string of a page or record in two languages, in the order of the English."""
    theirs = words_by_path(translation)
    return [
        Line(*pair)
        for path, strings in words_by_path(english).items()
        for pair in zip_longest(strings, theirs.get(path, ()), fillvalue="")
    ]


def words_by_path(instance: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for segment in extract_segments(instance):
        if isinstance(segment, StringSegmentValue):
            found[segment.path].append(segment.render_text())
    return found
