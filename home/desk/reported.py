"""An answer of the desk as something staff say something about (``portal.feedback.subjects``): its record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from django.urls import reverse

from portal.feedback.subjects import Subject, SubjectKind
from portal.languages import LANGUAGES, SOURCE_LANGUAGE
from portal.nations import Nation

from ..entitlements.answers import answer_for
from ..models import Entitlement
from .answer import titled
from .asked import DeskQuestion
from .needs import NEEDS, SITUATIONS

ENTITLEMENT: Final = "entitlement"


def answer_at(parts: Sequence[str], language: str) -> Subject | None:
    """The record behind ``desk/<nation>/<situation>/<need>/``; None where nothing is known there."""
    if len(parts) != 4 or parts[0] != "desk":
        return None
    nation, situation, need = parts[1:]
    if nation not in Nation.values or situation not in SITUATIONS or need not in NEEDS:
        return None
    record = answer_for(nation, situation, need).record
    if record is None:
        return None
    question = DeskQuestion(need=need, nation=nation, situation=situation)
    return Subject(
        ENTITLEMENT,
        record.translation_key,
        titled(question, language),
        LANGUAGES[language],
        f"{titled(question, SOURCE_LANGUAGE)} ({record.key})",
        record.checked_by,
    )


def record_edit_url(key: UUID) -> str:
    record = Entitlement.objects.records().filter(translation_key=key).first()
    return reverse("wagtailsnippets_home_entitlement:edit", args=[record.pk]) if record else ""


KIND: Final = SubjectKind(answer_at, record_edit_url)
