from __future__ import annotations

from itertools import product

import pytest
from django.utils import translation

from home.complaints.limits import CountedFrom, Limit, Reply, ReplyKind, Unit
from portal.languages import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_is_a_sentence_in_every_language(language):
    with translation.override(language):
        for unit, start, number in product(Unit, ["", *CountedFrom], [1, 2, 3, 5, 12, 20]):
            sentence = Limit(number, unit, start, is_usual=True, or_with_reason=True).sentence
            assert sentence
            assert "%(" not in sentence
        for unit, kind, number in product(Unit, ReplyKind, [1, 2, 3, 5, 12, 20]):
            sentence = Reply(kind, number, unit).sentence
            assert sentence
            assert "%(" not in sentence


@pytest.mark.parametrize(
    ("limit", "sentence"),
    [
        (Limit(12, "months", "happened_or_found_out"), "Within 12 months of what happened, or of when you found out."),
        (
            Limit(1, "years", "found_out", is_usual=True),
            "Within 1 year of when you found out. This is the usual limit.",
        ),
        (Limit(6, "months", is_usual=True), "Within 6 months. This is the usual limit."),
        (
            Limit(3, "weeks", "answer", or_with_reason=True),
            "Within 3 weeks of the final answer. If it is later, give your reason.",
        ),
        (
            Reply("acknowledge", 3, "working_days"),
            "They should tell you within 3 working days that they have your complaint.",
        ),
        (Reply("aim", 1, "days"), "They aim to answer within 1 day."),
    ],
)
def test_in_english(limit, sentence):
    with translation.override("en"):
        assert limit.sentence == sentence


@pytest.mark.parametrize(
    "value", [{}, {"number": None, "unit": ""}, {"number": 3, "unit": ""}, {"number": 3, "unit": "moons"}]
)
def test_half_a_rule_is_no_rule(value):
    assert Limit.of(value) is None
    assert Reply.all_of([{"kind": "aim", **value}]) == []


def test_every_language_counts_from_the_same_date():
    assert Limit(1, "days", "found_out").starts == Limit(1, "days", "happened_or_found_out").starts == "happened"
    assert Limit(1, "days").starts == ""
