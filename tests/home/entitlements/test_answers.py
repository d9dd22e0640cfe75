"""Every question has one answer or an honest "not known"; never two."""

from __future__ import annotations

import datetime
import random
from itertools import product

import pytest
from wagtail.models import Locale

from home.entitlements.answers import Rule, answer_for, answers, table_of
from home.entitlements.choices import Answer, Care, Situation
from home.entitlements.coverage import gaps, overlaps
from home.models import Entitlement
from portal.languages import LANGUAGES
from portal.nations import Nation
from tests.factories.entitlements import make_entitlement, translate_entitlement

DAYS = [datetime.date(2026, 1, 1) + datetime.timedelta(days=each) for each in (0, 89, 90, 91, 364, 365)]
ONE_DAY = datetime.timedelta(days=1)


def unsaved(number: int, **facts) -> Entitlement:
    return Entitlement(pk=number, key=f"record-{number}", locale=Locale(language_code="en"), **facts)


def without_overlaps(seed: int) -> list[Entitlement]:
    """For each nation and care the situations are dealt to records; some rules end, some are followed by another."""
    dice = random.Random(seed)
    made: list[Entitlement] = []
    for nation, care in product(Nation.values, Care.values):
        situations = dice.sample(Situation.values, len(Situation.values))
        while situations:
            some = [situations.pop() for _each in range(min(len(situations), dice.randint(1, 4)))]
            facts = {"nations": [nation], "care": care, "situations": some, "answer": dice.choice(Answer.values)}
            last = dice.choice([None, *DAYS])
            kind = dice.choice(["none", "one", "followed"])
            if kind != "none":
                made.append(unsaved(len(made) + 1, in_force_until=last, **facts))
            if kind == "followed" and last:
                made.append(unsaved(len(made) + 1, in_force_from=last + ONE_DAY, **facts))
    return made


@pytest.mark.parametrize("seed", range(5))
def test_every_question_on_every_day_has_one_answer_or_an_honest_unknown(seed):
    records = without_overlaps(seed)
    assert overlaps(records) == []
    for day in DAYS:
        table = table_of([Rule(record, {"en": {}}) for record in records], day)
        missing = {(gap.nation, gap.situation, gap.care) for gap in gaps(records, day)}
        for question in product(Nation.values, Situation.values, Care.values):
            nation, situation, care = question
            holding = [
                each
                for each in records
                if each.care == care
                and nation in each.nations
                and situation in each.situations
                and (each.in_force_from or day) <= day <= (each.in_force_until or day)
            ]
            answer = table.answer(*question)
            assert [answer.record] == (holding or [None])
            assert answer.is_known == any(each.answer != "not_known" for each in holding)
            assert (answer.record is None) == (question in missing)
        assert len(list(table)) == len(Nation.values) * len(Situation.values) * len(Care.values)


def everybody(number: int, **facts) -> Entitlement:
    return unsaved(number, nations=["england"], situations=Situation.values, care="gp", answer="free", **facts)


def test_of_two_that_should_not_both_be_there_the_newer_rule_counts():
    rules = [Rule(everybody(1)), Rule(everybody(2, in_force_from=DAYS[1]))]
    assert table_of(rules, DAYS[0]).answer("england", "protected", "gp").record == rules[0].record
    assert table_of(rules, DAYS[2]).answer("england", "protected", "gp").record == rules[1].record


def test_a_contradiction_is_told_as_not_known():
    answer = table_of([Rule(everybody(1)), Rule(everybody(2))], DAYS[0]).answer("england", "protected", "gp")
    assert answer.record is None
    assert not answer.is_known
    assert answer.in_language("ar") == ({}, LANGUAGES["ar"])


@pytest.mark.django_db
def test_words_are_of_the_language_of_a_near_one_or_english():
    record = make_entitlement(short_answer="Yes.", staff_do="Register them.\n\nBe kind.")
    translate_entitlement(record, "fa", short_answer="بله.")
    for asked, used, text in (("en", "en", "Yes."), ("prs", "fa", "بله."), ("ti", "en", "Yes.")):
        answer = answer_for("england", "protected", "gp")
        words, language = answer.in_language(asked)
        assert (words["short_answer"], language.code) == (text, used)
    assert answer.words["en"]["staff_do"] == ["Register them.", "Be kind."]
    assert answer.note_in("prs").made_by == "machine"
    assert answer.note_in("ti").made_by == ""


@pytest.mark.django_db
def test_two_queries_and_then_none(django_assert_num_queries):
    for care in ("gp", "hospital"):
        for number, nation in enumerate(Nation.values):
            record = make_entitlement(f"{care}-{number}", care=care, nations=[nation])
            translate_entitlement(record, "ar")
    for care in ("gp", None):
        with django_assert_num_queries(2):
            found = list(answers(care))
        questions = len(Situation.values) * len(Nation.values) * (1 if care else 2)
        assert sum(answer.is_known for answer in found) == questions
        with django_assert_num_queries(0):
            list(answers(care, "wales", DAYS[0]))


@pytest.mark.django_db
def test_drafts_and_withdrawn_records_answer_nothing():
    make_entitlement("draft", publish=False)
    assert answer_for("england", "protected", "gp").record is None
    record = make_entitlement()
    translation = translate_entitlement(record, "ar")
    assert answer_for("england", "protected", "gp").record == record
    translation.unpublish()
    assert set(answer_for("england", "protected", "gp").words) == {"en"}
    record.unpublish()
    assert answer_for("england", "protected", "gp").record is None
