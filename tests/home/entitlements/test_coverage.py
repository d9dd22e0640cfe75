from __future__ import annotations

import datetime
from io import StringIO

import pytest
from django.core.management import call_command

from home.entitlements.choices import Situation
from home.entitlements.coverage import gaps, overlap_of
from home.entitlements.report import report
from tests.factories.entitlements import entitlement, make_entitlement

pytestmark = pytest.mark.django_db

TODAY = datetime.date(2026, 6, 1)
BEFORE, AFTER = TODAY - datetime.timedelta(days=1), TODAY + datetime.timedelta(days=1)


@pytest.mark.parametrize(
    ("one", "other", "is_overlap"),
    [
        ({}, {}, True),
        ({}, {"care": "dentist"}, False),
        ({}, {"nations": ["wales", "scotland"]}, False),
        ({}, {"nations": ["wales", "england"]}, True),
        ({"situations": ["protected"]}, {"situations": ["not_known"]}, False),
        ({"in_force_until": TODAY}, {"in_force_from": TODAY}, True),
        ({"in_force_until": TODAY}, {"in_force_from": AFTER}, False),
        ({"in_force_from": TODAY}, {"in_force_until": BEFORE}, False),
        ({"in_force_from": TODAY}, {}, True),
    ],
)
def test_overlap(one, other, is_overlap):
    pair = entitlement("one", **one), entitlement("other", **other)
    assert bool(overlap_of(*pair)) == bool(overlap_of(*reversed(pair))) == is_overlap


def test_what_overlaps_is_named():
    found = overlap_of(
        entitlement("one", nations=["england", "wales"], situations=["protected", "not_known"]),
        entitlement("other", nations=["wales"], situations=["not_known"], in_force_from=TODAY),
    )
    assert (found.nations, found.situations, found.first_day) == (("wales",), ("not_known",), TODAY)


def test_gaps_are_of_one_day():
    record = entitlement(in_force_until=TODAY)
    everything = len(list(gaps([], TODAY)))
    assert len(list(gaps([record], TODAY))) == everything - len(Situation.values)
    assert len(list(gaps([record], AFTER))) == everything


def test_the_report_says_what_is_to_be_mended(django_assert_num_queries):
    make_entitlement("one", next_check_due=BEFORE)
    make_entitlement("other", situations=["protected"], source_title="", no_source_reason="Nobody has written it down.")
    make_entitlement("draft", publish=False)
    with django_assert_num_queries(1):
        found = report(TODAY)
    assert [(each.one.key, each.other.key) for each in found.overlaps] == [("one", "other")]
    assert [each.key for each in found.overdue] == ["one"]
    assert [each.key for each in found.without_source] == ["other"]
    in_england, in_scotland = found.matrix[0][1][:2]
    assert [(line.record.key, line.is_overdue, line.is_without_source) for line in in_england] == [
        ("one", True, False),
        ("other", False, True),
    ]
    assert [(line.record, line.situations) for line in in_scotland] == [(None, ["Everyone"])]


def test_the_command_fails_on_an_overlap_only():
    make_entitlement("one", situations=["protected"])
    out = StringIO()
    call_command("entitlements", check=True, stdout=out)
    assert "Gap: england, gp: seeking_asylum, refused_supported" in out.getvalue()
    make_entitlement("other")
    with pytest.raises(SystemExit) as ended:
        call_command("entitlements", check=True, stdout=out)
    assert ended.value.code == 1
    assert "Overlap: one and other: england; protected" in out.getvalue()
