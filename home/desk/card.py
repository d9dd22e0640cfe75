"""The answer on paper: the patient's words beside the English, to point at or to take along."""

from __future__ import annotations

import datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.formats import partial_date
from portal.languages import LANGUAGES, SOURCE_LANGUAGE, Language
from portal.paper.card import Card, CardSide

from ..entitlements.choices import DocumentKind
from ..models import Entitlement
from .answer import DeskAnswer, titled


def card_of(answer: DeskAnswer, address: str, day: datetime.date) -> Card | None:
    """``address``: absolute, of the same on the web. None where nothing is known, or it is too old to be printed."""
    record = answer.record
    if record is None or record.is_overdue(day):
        return None
    english, patient = _for_staff(answer, record), _for_patient(answer, record)
    return Card(
        left=patient or english,
        right=english if patient else None,
        address=address,
        printed_on=day,
        checked=record.last_checked,
        checked_by=record.checked_by.name if record.checked_by else "",
        next_check_due=record.next_check_due,
        is_example=record.is_example,
    )


def _for_staff(answer: DeskAnswer, record: Entitlement) -> CardSide:
    staff, language = answer.staff, LANGUAGES[SOURCE_LANGUAGE]
    return CardSide(
        language=language,
        title=titled(answer.question, SOURCE_LANGUAGE),
        statement=staff.short_answer,
        lines=(staff.depends_on, staff.where_to_ask, *staff.do),
        not_needed=_papers(record, language),
        say=staff.say,
        source=_source(record, language),
    )


def _for_patient(answer: DeskAnswer, record: Entitlement) -> CardSide | None:
    words = answer.patient
    if words is None:
        return None
    code = words.language.code
    with override(code):
        note = _("A computer translated these words. No person has checked them yet.")
    return CardSide(
        language=words.language,
        title=titled(answer.question, code),
        statement=words.short_answer or words.say,
        lines=(words.depends_on, words.where_to_ask),
        not_needed=_papers(record, words.language),
        say=words.say if words.short_answer else "",
        source=_source(record, words.language),
        note=note if words.note.made_by == "machine" else "",
    )


def _papers(record: Entitlement, language: Language) -> tuple[str, ...]:
    with override(language.code):
        return tuple(str(DocumentKind(each).label) for each in record.documents_not_needed)


def _source(record: Entitlement, language: Language) -> str:
    with override(language.code):
        if not record.source_title:
            return _("We found no official source for this.")
        dated = partial_date(record.source_dated, language) if record.source_dated else ""
    return ", ".join(filter(None, (record.source_title, record.source_publisher, dated)))
