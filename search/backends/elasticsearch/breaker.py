"""Leaving alone what does not work: after a few failures in a row nobody asks for a while, then one asks again."""

from __future__ import annotations

import threading
import time
from typing import Final

FAILURES: Final = 3


class Breaker:
    """Open after ``FAILURES`` in a row, for ``pause`` seconds each time. One is shared by the threads of a process.

    The lock is never held while somebody asks: a slow answer to one reader must not keep the others waiting, as a
    breaker that wraps the call would make them.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._failures = 0
        self._asked = 0.0

    @property
    def is_open(self) -> bool:
        return self._failures >= FAILURES

    def allows(self, pause: float) -> bool:
        """Whether to ask now. When it has been open for long enough, one caller is let through and the others wait."""
        with self._lock:
            now = time.monotonic()
            if self.is_open and now - self._asked < pause:
                return False
            self._asked = now
            return True

    def succeeded(self) -> bool:
        """Says whether this closed it."""
        with self._lock:
            was_open, self._failures = self.is_open, 0
            return was_open

    def failed(self) -> bool:
        """Says whether this opened it."""
        with self._lock:
            self._asked = time.monotonic()
            self._failures += 1
            return self._failures == FAILURES

    def reset(self) -> None:
        with self._lock:
            self._failures, self._asked = 0, 0.0


breaker = Breaker()
