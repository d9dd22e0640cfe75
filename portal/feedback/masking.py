"""What could say who wrote is taken out of a reader's words before they are kept: numbers and e-mail addresses.

Whoever reads them needs to know what is wrong, never with whom. A number too many that is lost costs little; a number
that is kept can cost somebody a great deal. So anything long enough goes, in the digits of every script.
"""

from __future__ import annotations

import re
from typing import Final

NUMBER_REMOVED: Final = "[number removed]"
EMAIL_REMOVED: Final = "[e-mail removed]"
#: The longest number that stays, in digits: prices, years, house numbers, 116 123.
LONGEST_KEPT: Final = 6
#: From so many digits on, what also has letters joined to it is a reference: A1234567, GWF012345678, ZX123456.
REFERENCE_DIGITS: Final = 5
#: Numbers everybody may call; several of them may stand beside each other.
FOR_EVERYBODY: Final = frozenset({"999", "111", "112", "101", "119", "116", "123"})

#: What people write between the digits of one number, marks of direction, joiners and keycaps too. No colon: times
#: have one.
BETWEEN: Final = r"[\s\u00a0.·•()\[\]\-‐-―−/\\_*+\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\u20e3\ufe0f]"
#: Around the sign of an e-mail address.
LOOSE: Final = r"[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069]{0,2}"
EMAIL: Final = re.compile(rf"[\w.+%'\-]+{LOOSE}[@＠]{LOOSE}[\w\-]+(?:[.。．][\w\-]+)*")
NATIONAL_INSURANCE: Final = re.compile(r"(?<![^\W_])[A-Z]{2}(?:[ \-]?\d\d){3}[ \-]?[A-D](?![^\W_])", re.IGNORECASE)
POSTCODE: Final = re.compile(
    r"(?<![^\W_])([A-Z]{1,2}\d[A-Z\d]?)(?:[ \u00a0]?\d[ABD-HJLNP-UW-Z]{2})+(?![^\W_])", re.IGNORECASE
)
REFERENCE: Final = re.compile(
    rf"(?<![^\W_])(?:[A-Za-z]{{1,5}}[\-/ ]?\d{{{REFERENCE_DIGITS},}}[A-Za-z]{{0,3}}"
    rf"|\d{{{REFERENCE_DIGITS},}}[A-Za-z]{{1,3}})(?![^\W_])"
)
DIGITS: Final = re.compile(rf"[+(]?\d(?:(?:{BETWEEN}{{0,4}}|[,،])\d)*")
#: From when to when something is open: what readers most often find wrong.
HOURS: Final = re.compile(r"\d{1,2}\.\d\d ?[-–—] ?\d{1,2}\.\d\d")


def masked(text: str) -> str:
    """``text`` without e-mail addresses and long numbers; of a postcode the first half stays.

    >>> masked("Ring me: 07700 900123, LS2 9JT")
    'Ring me: [number removed], LS2'
    """
    before = None
    while text != before:
        # What is taken out may bring together what stood apart. Every turn leaves fewer digits and signs.
        before, text = text, _once(text)
    return text


def _once(text: str) -> str:
    text = EMAIL.sub(EMAIL_REMOVED, text)
    text = NATIONAL_INSURANCE.sub(NUMBER_REMOVED, text)
    text = POSTCODE.sub(r"\1", text)
    text = DIGITS.sub(_without_number, text)
    return REFERENCE.sub(_without_reference, text)


def _without_number(found: re.Match[str]) -> str:
    if HOURS.fullmatch(found[0]):
        return found[0]
    groups = re.findall(r"\d+", found[0])
    is_long = sum(map(len, groups)) > LONGEST_KEPT
    return NUMBER_REMOVED if is_long and not FOR_EVERYBODY.issuperset(groups) else found[0]


def _without_reference(found: re.Match[str]) -> str:
    # A word and a price ("about 10000") are not joined.
    return found[0] if " " in found[0] and not found[0].split(" ")[0].isupper() else NUMBER_REMOVED
