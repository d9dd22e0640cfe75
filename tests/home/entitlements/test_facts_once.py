"""A fact changed on the record is at once true in every language; words are of their translation."""

from __future__ import annotations

import datetime

import pytest

from home.entitlements.answers import answer_for
from home.models import Entitlement
from portal.translation_board import board, live_sources
from tests.factories.entitlements import make_entitlement, translate_entitlement

pytestmark = pytest.mark.django_db


@pytest.fixture
def record() -> Entitlement:
    made = make_entitlement(answer="charged", documents_not_needed=["passport"])
    for language in ("ar", "ti"):
        translate_entitlement(made, language)
    return Entitlement.objects.get(pk=made.pk)


def answer():
    return answer_for("england", "protected", "gp")


def test_changed_facts_count_and_those_of_a_translation_never_do(record):
    Entitlement.objects.exclude(pk=record.pk).update(answer="free", nations=["wales"], care="dentist")
    record.answer = "free"
    record.documents_not_needed = ["nhs_number"]
    record.source_title = "A newer rule"
    record.next_check_due = datetime.date(2030, 1, 1)
    record.save_revision().publish()
    now = answer().record
    assert (now.answer, now.documents_not_needed, now.source_title) == ("free", ["nhs_number"], "A newer rule")
    assert set(answer().words) == {"en", "ar", "ti"}
    assert answer().note_in("ar").english_changed_on is None


def test_changed_words_make_translations_older(record):
    record.short_answer = "Now it is free."
    record.save_revision().publish()
    assert answer().words["ar"]["short_answer"] == "ar Free: gp-england."
    assert answer().note_in("ar").english_changed_on is not None


def test_after_a_critical_change_the_old_words_are_gone_at_once(record, django_capture_on_commit_callbacks):
    record.short_answer = "Do not pay."
    record.change = "critical"
    with django_capture_on_commit_callbacks(execute=True):
        record.save_revision().publish()
    assert answer().words["ar"]["short_answer"] == "Do not pay."
    assert answer().note_in("ar").english_fields == {"short_answer"}


def test_a_draft_changes_nothing(record):
    record.answer = "free"
    record.save_revision()
    assert answer().record.answer == "charged"


def test_a_translation_has_its_record_s_key(record):
    record.key = "renamed"
    record.save_revision().publish()
    assert set(Entitlement.objects.values_list("key", flat=True)) == {"renamed"}
    assert make_entitlement("gp-england", nations=["wales"]).key == "gp-england"


def test_a_translation_can_be_published_whatever_its_old_facts_say(record):
    Entitlement.objects.exclude(pk=record.pk).update(in_force_from="2026-02-01", in_force_until="2026-01-01")
    translation = Entitlement.objects.get(locale__language_code="ar")
    translation.save_revision().publish()
    assert translation.live


def test_records_are_on_the_translation_board(record):
    assert live_sources().filter(section="home.entitlement").count() == 1
    (row,) = (row for row in board().rows if row.language.code == "ar")
    (cell,) = (cell for section, cell in row.cells if section.key == "home.entitlement")
    assert (cell.things, cell.current) == (1, 1)
