"""How much one print may hold. With these caps the slowest print takes well under a second, so that none needs a
timeout.
"""

from __future__ import annotations

from typing import Final

#: Services on one print; it says where there are more.
MAX_SERVICES: Final = 40
#: Towns that may be named; the most populous are named first.
MAX_TOWNS: Final = 30
#: Characters. A summary is meant to be two sentences; a longer one is cut at a word.
MAX_SUMMARY: Final = 320
MAX_LINE: Final = 160
#: Characters of an address that a phone still reads from a printed QR code of this size.
MAX_QR: Final = 600
#: Seconds a made print is kept for the next who asks for the same.
CACHE_SECONDS: Final = 600


def cut(text: str, length: int) -> str:
    """Shorten at a word, with an ellipsis.

    >>> cut("one two three", 9)
    'one two…'
    """
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    head = text[:length]
    return f"{head.rsplit(' ', 1)[0] if ' ' in head else head}…"
