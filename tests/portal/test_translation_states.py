"""Every transition between the states of a translation, in one table."""

from __future__ import annotations

import pytest

from portal.models.translation_status import State
from portal.translation_states import Change, Difference, Part, difference, parts_after, parts_made, state_of

A, B, C, A2 = ("title", "a"), ("body", "b"), ("body", "c"), ("title", "a2")
MACHINE, PERSON, OUTDATED, REMOVED = Part.MACHINE, Part.PERSON, Part.OUTDATED, Part.REMOVED
MISSING, ENGLISH = Part.MISSING, Part.ENGLISH


@pytest.mark.parametrize(
    ("parts", "is_live", "is_begun", "is_checked", "expected"),
    [
        ([], False, False, False, State.MISSING),
        ([], False, True, False, State.IN_TRANSLATION),
        ([MACHINE], False, True, True, State.IN_TRANSLATION),
        ([MACHINE, MACHINE], True, True, False, State.MACHINE),
        ([MACHINE, PERSON], True, True, False, State.MACHINE),
        ([PERSON, PERSON], True, True, False, State.TRANSLATED),
        ([MACHINE, PERSON], True, True, True, State.CHECKED),
        ([PERSON], True, True, True, State.CHECKED),
        ([MACHINE, OUTDATED], True, True, True, State.OUTDATED),
        ([PERSON, REMOVED], True, True, True, State.OUTDATED),
        ([PERSON, MISSING], True, True, True, State.OUTDATED),
        ([PERSON, ENGLISH], True, True, True, State.WITHDRAWN),
        ([OUTDATED, ENGLISH], True, True, False, State.WITHDRAWN),
        ([], True, True, False, State.TRANSLATED),
    ],
)
def test_a_state_is_that_of_the_worst_part(parts, is_live, is_begun, is_checked, expected):
    assert state_of(parts, is_live=is_live, is_begun=is_begun, is_checked=is_checked) is expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([A, B], [A, B], Difference()),
        ([A, B], [B, A], Difference()),
        ([A, B], [A2, B], Difference(replaced=((A, A2),))),
        ([A], [A, B], Difference(added=(B,))),
        ([A, B], [A], Difference(removed=(B,))),
        ([B, C], [C, B], Difference()),
        ([B, B], [B], Difference(removed=(B,))),
        ([B], [C, ("body", "d")], Difference(replaced=((B, C),), added=(("body", "d"),))),
        ([], [A], Difference(added=(A,))),
    ],
)
def test_what_changed_between_two_versions(old, new, expected):
    assert difference(old, new) == expected


#: What was there, what happened, what there is then.
TRANSITIONS = [
    ({A: MACHINE}, Difference(), Change.WORDS, {A: MACHINE}),
    ({A: MACHINE}, Difference(), Change.CRITICAL, {A: MACHINE}),
    ({A: MACHINE, B: PERSON}, Difference(replaced=((A, A2),)), Change.WORDS, {A2: OUTDATED, B: PERSON}),
    ({A: PERSON, B: PERSON}, Difference(replaced=((A, A2),)), Change.MINOR, {A2: PERSON, B: PERSON}),
    ({A: OUTDATED}, Difference(replaced=((A, A2),)), Change.MINOR, {A2: OUTDATED}),
    ({A: MISSING}, Difference(replaced=((A, A2),)), Change.WORDS, {A2: MISSING}),
    ({A: ENGLISH}, Difference(replaced=((A, A2),)), Change.WORDS, {A2: OUTDATED}),
    ({A: ENGLISH}, Difference(replaced=((A, A2),)), Change.MINOR, {A2: ENGLISH}),
    ({A: PERSON}, Difference(added=(B,)), Change.WORDS, {A: PERSON, B: MISSING}),
    ({A: PERSON}, Difference(added=(B,)), Change.MINOR, {A: PERSON, B: MISSING}),
    ({A: PERSON, B: PERSON}, Difference(removed=(B,)), Change.WORDS, {A: PERSON, B: REMOVED}),
    ({A: PERSON}, Difference(removed=(B,)), Change.WORDS, {A: PERSON}),
    ({}, Difference(replaced=((A, A2),)), Change.WORDS, {A2: MISSING}),
]


@pytest.mark.parametrize(("parts", "changed", "change", "expected"), TRANSITIONS)
def test_publishing_a_change_of_the_source(parts, changed, change, expected):
    assert parts_after(parts, changed, change) == expected


def test_publishing_a_translation_shows_what_is_translated_and_else_the_source():
    assert parts_made([A, B, C], {A: MACHINE, C: PERSON}) == {A: MACHINE, B: ENGLISH, C: PERSON}


def test_a_segment_that_is_translated_again_clears_exactly_itself():
    parts = parts_after({A: PERSON, B: PERSON}, Difference(replaced=((A, A2), (B, C))), Change.WORDS)
    assert parts == {A2: OUTDATED, C: OUTDATED}
    assert parts_made([A2, C], {A2: PERSON, C: OUTDATED}) == {A2: PERSON, C: OUTDATED}
