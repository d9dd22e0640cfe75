"""What must be the same in every language: phone numbers, e-mail and web addresses, numbers, names of forms, and
placeholders. A wrong digit here sends somebody to the wrong place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Final

#: Marks of direction may stand around a number; a hard space may stand in it.
INVISIBLE: Final = re.compile("[\u200b-\u200f\u061c\u2066-\u2069\ufeff]")
HARD_SPACE: Final = re.compile("[\u00a0\u2007\u2009\u202f]")
HYPHEN: Final = re.compile("[\u2010\u2011]")

URL_CHARACTERS: Final = r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]"
ENDS_A_SENTENCE: Final = ".,;:!?)'"
TOP_LEVEL: Final = "uk|org|com|net|info|gov|edu|int|eu|io|scot|wales|cymru|london|example"
PLACEHOLDER: Final = re.compile(r"%\([A-Za-z_]\w*\)[a-z]|%[sd](?![a-z])|\{\{[^{}]*\}\}|\{[A-Za-z_0-9]*\}", re.ASCII)
#: Each begins only where such a word can begin: else long nonsense would take quadratic time.
EMAIL: Final = re.compile(r"(?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
ADDRESS: Final = re.compile(
    rf"(?<![A-Za-z0-9+.-])(?:[a-z][a-z0-9+.-]*://|www\.){URL_CHARACTERS}+"
    rf"|(?<![A-Za-z0-9.-])(?:[A-Za-z0-9-]+\.)+(?:{TOP_LEVEL})(?![A-Za-z0-9-])(?:/{URL_CHARACTERS}*)?"
    r"|(?:javascript|vbscript|data:text)\s*:",
    re.IGNORECASE,
)
PHONE: Final = re.compile(
    r"(?<![0-9])(?:\+[0-9]{1,3}[ -]?(?:\(0\) ?)?|\(?0)[0-9][0-9 ()-]{5,15}[0-9](?![0-9])|(?<![0-9])116 123(?![0-9])"
)
#: "HC2", "BP9": the name of a form. Letters and digits together.
CODE: Final = re.compile(r"(?<![A-Za-z0-9])[A-Z]{1,5}[0-9]+[A-Z]?(?![A-Za-z0-9])")
#: "1,500", "9:30", "2.50", "1 500": one number, whatever stands between its digits.
NUMBER: Final = re.compile(r"[0-9]+(?:[.,:/'’][0-9]+)*(?:(?<![0-9]{4}) [0-9]{3}(?![0-9]))*")
NOT_A_DIGIT: Final = re.compile(r"[^0-9]")


def kept_words(text: str) -> Counter[str]:
    """What of a text (no HTML) every translation of it must have, and how often.

    >>> sorted(kept_words("Call 0800 123 4567 from 9:30. It costs £1,500 or 3 coins."))
    ['0800 123 4567', '1500', '930']
    """
    plain = HYPHEN.sub("-", HARD_SPACE.sub(" ", INVISIBLE.sub("", text)))
    found: Counter[str] = Counter()

    def take(pattern: re.Pattern[str], clean: Callable[[str], str]) -> None:
        nonlocal plain
        taken = [clean(match[0]) for match in pattern.finditer(plain)]
        found.update(each for each in taken if each)
        plain = pattern.sub(" \n ", plain)

    take(PLACEHOLDER, str)
    take(EMAIL, lambda email: email.rstrip(".-"))
    take(ADDRESS, lambda address: address.rstrip(ENDS_A_SENTENCE))
    take(PHONE, str.strip)
    take(CODE, str)
    take(NUMBER, _number)
    return found


def _number(written: str) -> str:
    """Digits only; nothing for a single digit, which a language may write as a word."""
    digits = NOT_A_DIGIT.sub("", written)
    return digits if len(digits) > 1 else ""


def other_digits(text: str) -> str:
    """Digits that are not 0 to 9: nobody can dial them."""
    return "".join(dict.fromkeys(each for each in text if each.isdecimal() and not each.isascii()))
