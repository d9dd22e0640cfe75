"""Nothing that could say who wrote is kept."""

from __future__ import annotations

import random
import re
import unicodedata

import pytest

from portal.feedback.masking import EMAIL_REMOVED, NUMBER_REMOVED, masked

ALPHABETS = ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "০১২৩৪৫৬৭৮৯", "௦௧௨௩௪௫௬௭௮௯", "੦੧੨੩੪੫੬੭੮੯", "０１２３４５６７８９"]
BETWEEN = ["", " ", "-", ".", "\u00a0", " - ", "–", "/", "\u200e", "\u2066", ") ", "\n"]


@pytest.mark.parametrize(
    "number",
    [
        "07700 900123",
        "+44 (0)7700 900-123",
        "0044 7700900123",
        "(0113) 496 0123",
        "+93 70 123 4567",
        "٠٧٧٠٠ ٩٠٠١٢٣",
        "".join(f"{digit}\ufe0f\u20e3" for digit in "07700900123"),
        "۰۷۷۰۰۹۰۰۱۲۳",
        "০৭৭০০-৯০০১২৩",
        "943 476 5919",
        "1212-0001-2345-6789",
        "A1234567",
        "GWF012345678",
        "ZU1234567",
        "AB123456",
        "QQ 12 34 56 C",
        "18/05/00123/001",
        "12/05/1990",
    ],
)
def test_numbers_that_point_to_somebody_go(number):
    kept = masked(f"Please call {number} today.")
    assert NUMBER_REMOVED in kept
    assert sum(map(str.isdecimal, kept)) == 0
    assert kept.startswith("Please call")
    assert kept.endswith("today.")


@pytest.mark.parametrize(
    "address", ["amina@example.org", "a.b+c@mail.example.co.uk", "amina @ example.org", "用户@例子.公司"]
)
def test_e_mail_addresses_go(address):
    assert masked(f"Write to {address}, please") == f"Write to {EMAIL_REMOVED}, please"


@pytest.mark.parametrize(
    "text",
    [
        "Call 999 or 111. Or 116 123!",
        "999, 111, 112",
        "999 111 116 123",
        "Open 09:30-17:00, not 10:00–16:00.",
        "Open 9.30-17.00 and 10.00 – 16.00",
        "It costs £120.50 and took 14 days in 2026.",
        "Room 12, floor 3, bus 27",
        "It said 10000 people",
        "الرقم 999 لا يعمل",
        "the page says “LS2”",
    ],
)
def test_what_is_wrong_with_a_page_stays(text):
    assert masked(text) == text


def test_of_a_postcode_the_first_half_stays():
    assert masked("I live at LS2 9JT, near m13 9pl.") == "I live at LS2, near m13."


@pytest.mark.parametrize("seed", range(300))
def test_no_long_number_is_left_however_it_is_written(seed):
    chance = random.Random(seed)
    digits = chance.choice(ALPHABETS)
    number = "".join(
        chance.choice(digits) + (chance.choice(BETWEEN) if place else "")
        for place in range(chance.randint(7, 16), -1, -1)
    )
    words = chance.choice(["اتصل بي", "call me", "ደውል", "打电话", "ring\n"])
    text = f"{words} {chance.choice(['', '+', '('])}{number} {words}"
    kept = masked(text)
    assert not any(map(str.isdecimal, kept)), text
    assert words.strip() in kept
    assert masked(kept) == kept


@pytest.mark.parametrize("seed", range(300))
def test_masking_anything_is_safe_and_done_once(seed):
    chance = random.Random(seed)
    pieces = [*"a@.1A-é:٣ \n\u200f", "LS2", "9JT", "99", "123456", "QQ", "x@y.z"]
    text = "".join(chance.choices(pieces, k=chance.randint(0, 60)))
    kept = masked(text)
    assert masked(kept) == kept
    runs = re.findall(r"\d+", kept)
    assert all(len(run) <= 6 for run in runs), kept
    assert "@" not in kept or not re.search(r"\w@\w", kept)


def test_alphabets_are_what_they_say():
    assert all([unicodedata.decimal(each) for each in digits] == list(range(10)) for digits in ALPHABETS)
