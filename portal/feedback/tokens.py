"""Proof that a form was asked for, and not just now: a signed moment, with no cookie and nothing kept.

Public pages are kept by caches, so many readers may be given the same token. It says nothing about any of them.
"""

from __future__ import annotations

import enum
from typing import Final

from django.core.signing import BadSignature, SignatureExpired, TimestampSigner

SALT: Final = "portal.feedback"
#: In seconds. Nobody reads the form and writes in less; a page left open overnight still works.
YOUNGEST: Final = 3
OLDEST: Final = 24 * 60 * 60
WHAT: Final = "form"


class Token(enum.Enum):
    GOOD = "good"
    TOO_YOUNG = "too young"
    #: Or never ours.
    TOO_OLD = "too old"


def new_token() -> str:
    return TimestampSigner(salt=SALT).sign(WHAT)


def judge(token: str) -> Token:
    signer = TimestampSigner(salt=SALT)
    try:
        if signer.unsign(token, max_age=OLDEST) != WHAT:
            return Token.TOO_OLD
    except BadSignature:
        return Token.TOO_OLD
    try:
        signer.unsign(token, max_age=YOUNGEST)
    except SignatureExpired:
        return Token.GOOD
    return Token.TOO_YOUNG
