"""Saying how far a long command has come, on one line of a terminal or one line a step in a log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sized
from functools import partial
from typing import Any, Protocol, TypeVar

from django.core.management.base import OutputWrapper

T = TypeVar("T")


class Stream(Protocol):
    """A terminal, a file, or a management command's output."""

    def write(self, text: str, /) -> Any: ...

    def flush(self) -> None: ...


def progress(items: Iterable[T], label: str, stream: Stream, total: int | None = None) -> Iterator[T]:
    """Yield ``items`` and write "label 3/12" as they are taken. On a terminal the line is rewritten; else only the
    end is.
    """
    total = total if total is not None else (len(items) if isinstance(items, Sized) else None)
    # A command's output ends every text with a new line unless it is told otherwise.
    write = partial(stream.write, ending="") if isinstance(stream, OutputWrapper) else stream.write
    live = bool(getattr(stream, "isatty", bool)())
    count = 0
    for count, item in enumerate(items, start=1):
        if live:
            write(f"\r{label} {count}/{total or '?'}\x1b[K")
            stream.flush()
        yield item
    write(f"\r{label} {count}\n" if live else f"{label} {count}\n")
    stream.flush()
