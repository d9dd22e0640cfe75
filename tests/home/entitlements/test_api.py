from __future__ import annotations

import datetime

import pytest

from tests.factories.entitlements import make_entitlement, translate_entitlement

pytestmark = pytest.mark.django_db
ADDRESS = "/api/entitlements/"


@pytest.fixture
def records():
    made = make_entitlement("gp", documents_not_needed=["passport"], staff_do="Register.\nAsk nothing.")
    translate_entitlement(made, "ar", short_answer="مجاني")
    make_entitlement("dentist", care="dentist", nations=["wales"], situations=["protected"])
    make_entitlement("old", care="hospital", next_check_due=datetime.date(2020, 1, 1))
    make_entitlement("over", care="eye_test", in_force_until=datetime.date(2020, 1, 1))


def keys(client, query: str) -> list[str]:
    return [each["key"] for each in client.get(ADDRESS + query).json()["entitlements"]]


def test_facts_words_source_and_age(client, records):
    answer = client.get(f"{ADDRESS}?care=gp&language=ar")
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cache-Control"] == "public, max-age=60"
    assert not answer.cookies
    body = answer.json()
    assert (body["language"], body["count"], body["left_out_because_overdue"]) == ("ar", 1, 0)
    (record,) = body["entitlements"]
    assert (record["answer"], record["documents_not_needed"], record["last_checked"]) == ("free", ["passport"], None)
    assert record["source"] == {"title": "A rule", "publisher": "NHS", "url": None, "dated": None}
    assert record["languages"] == ["en", "ar"]
    words = record["words"]
    assert (words["language"], words["translated_by"], words["short_answer"]) == ("ar", "machine", "مجاني")
    assert words["staff_do"] == ["ar Register.", "Ask nothing."]
    assert words["depends_on"] is None


def test_overdue_ones_are_left_out_and_counted_those_not_in_force_are_not_there(client, records):
    body = client.get(ADDRESS).json()
    assert [each["key"] for each in body["entitlements"]] == ["dentist", "gp"]
    assert body["left_out_because_overdue"] == 1


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?nation=wales", ["dentist"]),
        ("?nation=wales&nation=england", ["dentist", "gp"]),
        ("?situation=not_known", ["gp"]),
        ("?situation=protected&care=dentist&nation=wales", ["dentist"]),
        ("?care=&nation=&junk=1", ["dentist", "gp"]),
        ("?care=maternity", []),
    ],
)
def test_narrowed(client, records, query, found):
    assert keys(client, query) == found


@pytest.mark.parametrize("name", ["nation", "situation", "care", "language"])
def test_a_value_that_is_not_in_the_list_is_refused_with_the_list(client, records, name):
    answer = client.get(ADDRESS, {name: "\x00junk"})
    assert answer.status_code == 400
    body = answer.json()
    assert (body["parameter"], body["value"]) == (name, "\x00junk")
    assert client.get(ADDRESS, {name: body["allowed"][0]}).status_code == 200


def test_only_reading(client):
    assert client.post(ADDRESS).status_code == 405
