"""Codes of services in the address of a reader's own list: short, the same in every language, and said about nobody."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from django.utils.http import base36_to_int, int_to_base36

#: As many as one printed map holds.
MOST_SAVED: Final = 40
#: Six digits in base 36 are two thousand million records.
CODE: Final = re.compile(r"[1-9a-z][0-9a-z]{0,5}")
SEPARATOR: Final = "."


def code_of(pk: int | None) -> str:
    """The code of a source record; empty for one that is not stored."""
    return int_to_base36(pk) if pk else ""


def pk_of(code: str) -> int:
    return base36_to_int(code)


def clean_codes(text: str) -> tuple[str, ...]:
    """The codes in ``text``, in their order and each once. What is no code is left out.

    >>> clean_codes("1A..<b>.2f.1a")
    ('1a', '2f')
    """
    parts = text[: MOST_SAVED * 16].lower().split(SEPARATOR)
    return tuple(dict.fromkeys(part for part in parts if CODE.fullmatch(part)))[:MOST_SAVED]


def joined(codes: Iterable[str]) -> str:
    return SEPARATOR.join(codes)
