"""Machines and floods are kept out without a puzzle, and nobody loses a word."""

from __future__ import annotations

import pytest

from portal.feedback.limits import FROM_EVERYBODY, FROM_ONE_ADDRESS, address_of
from portal.feedback.tokens import OLDEST
from portal.models import Feedback

from .conftest import given_back, soup, token

pytestmark = pytest.mark.django_db
MOMENT = "Your words are not sent yet."


def test_a_box_that_nobody_sees_catches_machines(client, send, guide):
    hidden = soup(client.get("/en/feedback/")).find("input", {"name": "subject"})
    assert hidden.find_parent(hidden=True)
    answer = send(text="Buy now", subject="cheap")
    assert answer.status_code == 302
    assert not Feedback.objects.exists()


@pytest.mark.parametrize("wrong", ["", "form", "form:x:y", "\x00", "altered", "x" * 5000])
def test_a_token_that_is_not_ours_gives_the_words_back(send, wrong):
    # Made here: two workers would not agree on the name of a test that has the time in it.
    wrong = token(60)[:-1] + "!" if wrong == "altered" else wrong
    answer = send(text="Wrong number", token=wrong)
    assert given_back(answer, "Wrong number").startswith(MOMENT)
    assert soup(answer).find("input", {"name": "token"})["value"] != wrong
    assert answer["Cache-Control"] == "no-store"


def test_a_token_too_old_is_replaced_and_one_too_young_grows_older(send):
    old = send(text="Old", token=token(OLDEST + 60))
    assert given_back(old, "Old").startswith(MOMENT)
    young = token(0)
    answer = send(text="Fast", token=young)
    assert given_back(answer, "Fast").startswith(MOMENT)
    assert soup(answer).find("input", {"name": "token"})["value"] == young
    assert send(text="Day", token=token(OLDEST - 60)).status_code == 302


@pytest.mark.parametrize(
    ("headers", "is_ours"),
    [
        ({}, True),
        ({"Origin": "null"}, True),
        ({"Origin": "http://testserver"}, True),
        ({"Origin": "null", "Sec-Fetch-Site": "same-origin"}, True),
        ({"Origin": "https://evil.example"}, False),
        ({"Origin": "null", "Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Origin": "http://[", "Sec-Fetch-Site": ""}, False),
    ],
)
def test_only_forms_on_our_own_pages_are_taken(send, headers, is_ours):
    answer = send(text="Hello", headers=headers)
    assert Feedback.objects.exists() is is_ours
    if not is_ours:
        assert given_back(answer, "Hello").startswith(MOMENT)


def test_pressing_twice_sends_once(send):
    pressed = {"text": "Twice", "token": token()}
    assert [send(**pressed).status_code, send(**pressed).status_code] == [302, 302]
    assert Feedback.objects.count() == 1


def test_another_reader_s_same_yes_is_counted_too(send):
    for seconds_ago in (60, 70, 80):
        assert send(useful="yes", about="/en/", token=token(seconds_ago)).status_code == 302
    assert Feedback.objects.filter(useful="yes").count() == 3


def test_one_address_sends_only_so_often(send):
    for number in range(FROM_ONE_ADDRESS):
        assert send(text=f"Letter {number * 'x'}").status_code == 302
    answer = send(text="One too many")
    assert answer.status_code == 429
    assert "try again in ten minutes" in given_back(answer, "One too many")
    assert send(text="From elsewhere", address="192.0.2.8").status_code == 302


def test_everybody_together_sends_only_so_often(send):
    for number in range(FROM_EVERYBODY):
        assert send(text=f"Letter {number * 'x'}", address=f"192.0.2.{number % 50}").status_code == 302
    assert send(text="Last", address="192.0.2.99").status_code == 429


@pytest.mark.parametrize(
    ("header", "said", "address"),
    [
        ("REMOTE_ADDR", "192.0.2.1", "192.0.2.1"),
        ("REMOTE_ADDR", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("REMOTE_ADDR", "::ffff:192.0.2.1", "192.0.2.1"),
        ("REMOTE_ADDR", "", ""),
        ("HTTP_X_FORWARDED_FOR", "10.9.9.9, 192.0.2.5", "192.0.2.5"),
        ("HTTP_X_FORWARDED_FOR", "junk", ""),
    ],
)
def test_only_the_nearest_proxy_is_believed(rf, settings, header, said, address):
    settings.READER_ADDRESS_HEADER = header
    assert address_of(rf.post("/", **{header: said})) == address
