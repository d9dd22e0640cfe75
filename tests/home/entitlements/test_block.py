"""The block of a page: what is the same is said once, what is not known is said, words are in the reader's language."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from home.entitlements.choices import Situation
from tests.factories import OrganisationFactory
from tests.factories.entitlements import make_entitlement, translate_entitlement

from .conftest import shows

pytestmark = pytest.mark.django_db


def page(client, language: str) -> str:
    answer = client.get(f"/{language}/entitlements/doctor/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_two_nations_two_rules_and_what_is_not_known(client, english):
    make_entitlement("both", nations=["england", "wales"], situations=["protected"], short_answer="Yes, everywhere.")
    make_entitlement("wales", nations=["wales"], situations=["not_known"], answer="charged", short_answer="Pay £5.")
    make_entitlement("scotland", nations=["scotland"], short_answer="Only in Scotland.")
    html = page(client, "en")
    england, wales = html.index("<h3>England</h3>"), html.index("<h3>Wales</h3>")
    assert html.count("Yes, everywhere.") == 2
    assert england < wales < html.index("Pay £5.")
    assert html.count("Not known: ask") == 2
    assert "Only in Scotland." not in html
    assert html.count("css/entitlement.css") == 1


def test_nations_that_are_alike_are_told_together(client, english):
    make_entitlement(nations=["england", "wales"], short_answer="Yes, in both.")
    html = page(client, "en")
    assert html.count("Yes, in both.") == 1
    assert html.count("Everyone") == 1
    assert "<h3>England</h3>" not in html


def test_words_and_their_language(client, english, arabic):
    record = make_entitlement(short_answer="Yes, in English.", documents_not_needed=["passport"])
    make_entitlement("wales", nations=["wales"], short_answer="Not translated.")
    translate_entitlement(record, "ar", short_answer="نعم بالعربية")
    html = page(client, "ar")
    assert "نعم بالعربية" in html
    assert "Yes, in English." not in html
    assert '<p class="says" lang="en" dir="ltr" data-script="latin">Not translated.</p>' in html


def test_age_and_source(client, english):
    checker = OrganisationFactory(name="Lantern House")
    make_entitlement(
        last_checked=datetime.date(2020, 1, 2),
        checked_by=checker,
        next_check_due=datetime.date(2020, 2, 2),
        in_force_from=datetime.date(2019, 4, 1),
        source_dated="2019-04",
    )
    html = page(client, "en")
    for words in (
        "Lantern House checked this on 2 January 2020.",
        "It is time to check this again.",
        "True since 1 April 2019.",
        "April 2019",
    ):
        assert words in html


def test_a_translated_page_shows_what_the_english_block_chooses_now(client, english, arabic):
    make_entitlement("dentist", care="dentist", nations=["england", "wales"], short_answer="About teeth.")
    assert "About teeth." not in page(client, "ar")
    source = Page.objects.get(pk=english["doctor"].pk).specific
    source.body = shows("dentist")
    source.save_revision().publish()
    assert "About teeth." in page(client, "ar")


def test_no_query_more_than_the_same_page_without_it(client, english, arabic):
    record = make_entitlement()
    translate_entitlement(record, "ar")
    for number, situation in enumerate(Situation.values):
        make_entitlement(f"wales-{number}", nations=["wales"], situations=[situation])

    def queries() -> int:
        page(client, "ar")
        with CaptureQueriesContext(connection) as made:
            page(client, "ar")
        return len(made)

    with_block = queries()
    for each in (english, arabic):
        bare = Page.objects.get(pk=each["doctor"].pk).specific
        bare.body = []
        with TestCase.captureOnCommitCallbacks(execute=True):
            bare.save_revision().publish()
    assert "entitlement.css" not in page(client, "ar")
    assert with_block == queries()
