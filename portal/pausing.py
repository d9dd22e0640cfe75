"""Loading many records at once: the index is written once at the end, not after every one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_paused: ContextVar[bool] = ContextVar("indexing_is_paused", default=False)


def indexing_is_paused() -> bool:
    return _paused.get()


@contextmanager
def paused_indexing() -> Iterator[None]:
    """Inside, nothing is indexed as it is published; whoever pauses must rebuild afterwards."""
    token = _paused.set(True)
    try:
        yield
    finally:
        _paused.reset(token)
