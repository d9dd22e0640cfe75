"""A limit or a number of a route is entered once: its pages in other languages never show their own copy."""

from __future__ import annotations

import pytest
from wagtail_localize.segments.extract import extract_segments

from home.complaints.steps import recipients, steps_of
from home.documents import body_text

from .conftest import RULES, step, twelve_months

pytestmark = pytest.mark.django_db


@pytest.fixture
def route(make_route):
    reply = {"kind": "acknowledge", "number": 3, "unit": "working_days", "source": RULES}
    facts = {"how": ["phone"], "contact": {"phone": "0113 496 0001"}, "time_limit": twelve_months(), "replies": [reply]}
    return make_route("gp", ["gp"], ["england"], [step("1", **facts), step("2", how=["letter"])])


def change(page, **facts) -> None:
    """Publish other facts of the first step, as an editor does."""
    page.body = [{"type": "route_steps", "id": "steps", "value": [step("1", **facts), step("2")]}]
    page.save_revision().publish()


def test_a_changed_fact_is_right_in_a_translation_that_nobody_touched(client, route, in_arabic):
    in_arabic(route)
    before = client.get("/ar/complaints/gp/").content.decode()
    assert "0113 496 0001" in before
    assert 'data-number="12"' in before
    change(route, how=["email"], contact={"phone": "0113 496 0002"}, time_limit=twelve_months(6))
    after = client.get("/ar/complaints/gp/").content.decode()
    assert "0113 496 0001" not in after
    assert "0113 496 0002" in after
    assert 'data-number="12"' not in after
    assert 'data-number="6"' in after
    copy = type(route).objects.get(slug="gp", locale__language_code="ar")
    assert [code for code, _label in steps_of(copy.body[0].value, copy)[0].ways] == ["email"]


def test_a_step_that_english_has_no_more_keeps_its_words_only(route, in_arabic):
    copy = in_arabic(route)
    route.body = [{"type": "route_steps", "id": "steps", "value": [step("2")]}]
    route.save_revision().publish()
    first, second = steps_of(copy.body[0].value, copy)
    assert (first.who, first.limit, first.replies, first.ways, first.contact) == ("Who 1", None, [], [], {})
    assert second.who == "Who 2"


def test_a_translation_of_a_page_that_was_taken_away_shows_no_facts_of_its_own(client, route, in_arabic):
    in_arabic(route)
    route.unpublish()
    page = client.get("/ar/complaints/gp/").content.decode()
    assert "Who 1" in page
    assert "0113 496 0001" not in page
    assert "data-number" not in page


def test_a_page_that_was_never_english_has_its_own_facts(client, route, in_arabic):
    copy = in_arabic(route)
    route.delete()
    assert steps_of(copy.body[0].value, copy)[0].limit is not None


def test_translators_and_the_search_get_words_only(route):
    strings = [segment.string.data for segment in extract_segments(route)]
    assert {"Who 1", "Text 1", "Keep your story."} <= set(strings)
    assert [string for string in strings if "0113" in string or RULES in string] == []
    assert "Text 1" in body_text(route)
    assert "0113" not in body_text(route)


def test_a_page_from_before_there_were_rules_still_opens(client, make_route):
    make_route("old", ["gp"], ["england"], [step("1", by_when="Soon."), step("2", how=["phone"])])
    page = client.get("/en/complaints/old/").content.decode()
    assert "Soon." in page
    assert "data-deadlines" not in page


def test_who_a_letter_goes_to_is_told_in_both_languages(route, in_arabic):
    copy = in_arabic(route)
    copy.body = [{"type": "route_steps", "id": "steps", "value": [step("1", who="المدير"), step("2")]}]
    assert recipients(copy)[0] == ("المدير", "Who 1")


def test_the_source_of_a_rule_stands_beside_it(client, route):
    page = client.get("/en/complaints/gp/").content.decode()
    steps = page.split('class="steps route"')[1].split("</ol>")[0]
    assert f'<a href="{RULES}" rel="noreferrer">The rules</a>' in steps
