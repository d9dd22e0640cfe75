"""Loading many records at once: indexes are written once at the end, not after every one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from wagtail.signal_handlers import disable_reference_index_auto_update

_paused: ContextVar[bool] = ContextVar("indexing_is_paused", default=False)


def indexing_is_paused() -> bool:
    return _paused.get()


@contextmanager
def paused_indexing() -> Iterator[None]:
    """Inside, nothing is indexed as it is published; whoever pauses must rebuild afterwards.

    Wagtail's index of references is paused with ours: ``manage.py rebuild_references_index`` writes it.
    """
    if indexing_is_paused():
        yield
        return
    token = _paused.set(True)
    try:
        with disable_reference_index_auto_update():
            yield
    finally:
        _paused.reset(token)
