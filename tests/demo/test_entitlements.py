"""The demo's entitlement records: one answer to every question or an honest "not known", and a source for each."""

from __future__ import annotations

import re
from itertools import product

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from home.entitlements.answers import answer_for
from home.entitlements.choices import Answer, Care, Situation
from home.entitlements.coverage import overlaps
from home.models import Entitlement
from portal.nations import Nation

QUESTIONS = list(product(Nation.values, Situation.values, Care.values))
#: Words in a sentence of plain language, at most.
LONGEST = 22


def test_every_record_has_an_official_source_or_says_that_it_has_none():
    without = [
        record.key
        for record in Entitlement.objects.public()
        if not (record.source_title and record.source_publisher and record.source_url) and not record.no_source_reason
    ]
    assert without == []


def test_no_two_records_answer_the_same_question():
    records = list(Entitlement.objects.public())
    assert list(overlaps(records)) == []
    today = timezone.localdate()
    for nation, situation, care in QUESTIONS:
        holding = [
            record
            for record in records
            if record.care == care
            and nation in record.nations
            and situation in record.situations
            and record.in_force(today)
        ]
        assert len(holding) <= 1, (nation, situation, care)


def test_every_question_about_england_has_a_record_and_none_is_guessed():
    for nation, situation, care in QUESTIONS:
        answer = answer_for(nation, situation, care)
        assert answer.is_known == (answer.record is not None and answer.record.answer != Answer.NOT_KNOWN)
        if nation == Nation.ENGLAND:
            assert answer.record is not None, (situation, care)
        if answer.record is not None and not answer.is_known:
            assert answer.record.where_to_ask


def test_somebody_of_whom_nothing_is_known_is_registered():
    answer = answer_for(Nation.ENGLAND, Situation.NOT_KNOWN, Care.GP)
    assert answer.record.answer == Answer.FREE
    words, _language = answer.in_language("en")
    assert words["staff_do"][0].startswith("Register the person")


@pytest.mark.parametrize("nation", Nation.values)
def test_the_desk_answers_every_question_once(client, nation):
    for situation, care in product(Situation.values, Care.values):
        page = client.get(f"/en/desk/?need={care}&nation={nation}&situation={situation}")
        told = BeautifulSoup(page.content, "html.parser").select("#answer .verdict")
        assert len(told) == 1, (situation, care)
        known = answer_for(nation, situation, care)
        expected = known.record.answer if known.record else Answer.NOT_KNOWN.value
        assert expected in told[0]["class"], (situation, care)


def test_the_words_are_plain():
    long = [
        (record.key, sentence)
        for record in Entitlement.objects.public()
        for field in Entitlement.word_fields
        for sentence in re.split(r"(?<=[.!?])\s+|\n", getattr(record, field))
        if len(sentence.split()) > LONGEST
    ]
    assert long == []
