"""The link in the e-mail: signed, for one answer, for a month. The link itself is kept nowhere, only a hash of it."""

from __future__ import annotations

import datetime
import enum
import hashlib
import secrets
from dataclasses import dataclass, field
from typing import Final

from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.utils import timezone

from services.models import CheckRequest

SALT: Final = "services.corrections"
LIFE: Final = datetime.timedelta(days=30)
#: Longer than any link of ours.
LONGEST: Final = 200


class LinkState(enum.Enum):
    OPEN = "open"
    ANSWERED = "answered"
    EXPIRED = "expired"
    #: Never ours, or its record is gone.
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class NewLink:
    """``token``: for the e-mail and nowhere else."""

    token: str = field(repr=False)
    nonce_hash: str


def new_link() -> NewLink:
    nonce = secrets.token_urlsafe(24)
    return NewLink(_signer().sign(nonce), hash_of(nonce))


def hash_of(nonce: str) -> str:
    return hashlib.sha256(nonce.encode()).hexdigest()


def find(token: str) -> tuple[LinkState, CheckRequest | None]:
    """What a link stands for, and whether it can still be answered. One query; none for what we did not sign."""
    signer = _signer()
    if len(token) > LONGEST:
        return LinkState.UNKNOWN, None
    try:
        # Its last day is a whole day, in the UK.
        nonce, is_old = signer.unsign(token, max_age=LIFE + datetime.timedelta(days=1)), False
    except SignatureExpired:
        nonce, is_old = signer.unsign(token), True
    except BadSignature:
        return LinkState.UNKNOWN, None
    found = CheckRequest.objects.filter(nonce_hash=hash_of(nonce)).select_related("service__organisation").first()
    if found is None:
        return LinkState.UNKNOWN, None
    if found.is_answered:
        return LinkState.ANSWERED, found
    if is_old or found.is_expired(timezone.localdate()):
        return LinkState.EXPIRED, found
    return LinkState.OPEN, found


def _signer() -> TimestampSigner:
    # A full stop is part of an address in every mail programme.
    return TimestampSigner(sep=".", salt=SALT)
