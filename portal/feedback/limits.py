"""How much may be sent, from one place and in all, without keeping where anything came from.

An address is looked at once and becomes a salted hash, which lives in the cache for minutes. The salt is random, is
never written anywhere else, and is made anew every day: nobody can go back from a hash to an address, or from a
reader's words to a hash.
"""

from __future__ import annotations

import hmac
import ipaddress
import secrets
from typing import Final

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

#: Seconds, and how often in that time. A house or a mobile network gives many people one address.
WINDOW: Final = 10 * 60
FROM_ONE_ADDRESS: Final = 10
FROM_EVERYBODY: Final = 100
SALT_LIFE: Final = 24 * 60 * 60
SALT_KEY: Final = "feedback-salt"


def may_send(request: HttpRequest) -> bool:
    """Count one more and say whether it is not too many. Where the address is not known, only the total counts."""
    address = address_of(request)
    if address and counted(f"feedback-from-{fingerprint(address)}") > FROM_ONE_ADDRESS:
        return False
    return counted("feedback-from-everybody") <= FROM_EVERYBODY


def is_first(*words: str) -> bool:
    """Whether these same words were not sent a moment ago from one form: it may be sent twice by pressing twice."""
    return cache.add(f"feedback-words-{fingerprint(*words)}", 1, WINDOW) is not False


def counted(key: str) -> int:
    """How often this happened within the window, this time included; 0 where the cache is away."""
    cache.add(key, 0, WINDOW)
    try:
        return cache.incr(key) or 0
    except ValueError:
        return 0


def fingerprint(*words: str) -> str:
    salt = cache.get_or_set(SALT_KEY, lambda: secrets.token_bytes(32), SALT_LIFE) or secrets.token_bytes(32)
    return hmac.digest(salt, "\x00".join(words).encode(), "sha256").hex()[:32]


def address_of(request: HttpRequest) -> str:
    """The reader's address; of IPv6 the part that stands for a household. "" where it is not known.

    Behind a proxy only what the nearest one says is believed (``READER_ADDRESS_HEADER``).
    """
    said = request.META.get(settings.READER_ADDRESS_HEADER, "").rpartition(",")[2].strip()
    try:
        address = ipaddress.ip_address(said)
    except ValueError:
        return ""
    if isinstance(address, ipaddress.IPv6Address):
        return str(address.ipv4_mapped or ipaddress.ip_network((int(address) >> 64 << 64, 64)).network_address)
    return str(address)
