"""What a record says leads to the pages that show it."""

from __future__ import annotations

import pytest

from home.models import Entitlement
from search.models import DocumentKind, Pending
from search.outbox import work_off
from tests.factories.entitlements import make_entitlement, translate_entitlement
from tests.factories.finding import ask

pytestmark = pytest.mark.django_db
PAGE = ["entitlements/doctor"]


def test_words_and_papers_of_a_record(english, arabic):
    record = make_entitlement(short_answer="Zebras are welcome.", documents_not_needed=["passport"])
    assert ask("zebras") == ask("passport") == PAGE
    assert ask("حمار") == []
    translate_entitlement(record, "ar", short_answer="حمار وحشي")
    assert ask("حمار", "ar") == PAGE


def test_a_changed_and_a_withdrawn_record(english):
    record = make_entitlement(short_answer="Zebras are welcome.")
    record.short_answer = "Giraffes are welcome."
    record.save_revision().publish()
    assert (ask("zebras"), ask("giraffes")) == ([], PAGE)
    record.unpublish()
    assert ask("giraffes") == []


def test_of_another_nation_or_kind_of_care(english):
    make_entitlement("scotland", nations=["scotland"], short_answer="Zebras are welcome.")
    make_entitlement("dentist", care="dentist", short_answer="Giraffes are welcome.")
    assert ask("zebras") == ask("giraffes") == []


def test_a_record_that_becomes_one_of_another_kind_of_care(english):
    record = make_entitlement(short_answer="Zebras are welcome.")
    record = Entitlement.objects.get(pk=record.pk)
    record.care = "dentist"
    record.save_revision().publish()
    assert Pending.objects.filter(kind=DocumentKind.PAGE, owner=english["doctor"].translation_key).exists()
    work_off()
    assert ask("zebras") == []
