"""How much one print may cost, whatever is asked for: nobody can exhaust the server by printing."""

from __future__ import annotations

from typing import Final

MAX_PAGES: Final = 60
#: Characters of data: many times what the longest print holds, its drawing included.
MAX_DATA: Final = 4_000_000
#: Seconds; then the worker is stopped and another one started. The longest print takes a tenth of it.
MAX_SECONDS: Final = 20
#: Bytes of a worker's own memory. The longest print needs a quarter of it.
MAX_MEMORY: Final = 1_000_000_000
#: Prints a worker makes before another takes its place, so that nothing that leaks lasts.
MAX_TASKS: Final = 200
#: Different prints that may wait in one process. Those who wait for the same print count once.
MAX_WAITING: Final = 6
#: Seconds a made print is kept for the next who asks for the same.
CACHE_SECONDS: Final = 600
#: Characters of an address that a phone still reads from a printed QR code.
MAX_QR: Final = 600
#: Characters of one line, such as a title or an address.
MAX_LINE: Final = 160


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
