"""What runs in the worker's own process: Typst and nothing else. Neither Django nor the database is imported here."""

from __future__ import annotations

import datetime
import os
import signal
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

#: Read by Rust's thread pool when it starts: a thread for each of a large server's cores would fill the memory allowed.
THREADS: Final = "2"
#: What the templates panic with (``shared.typ``); no text of a print can.
TOO_LONG: Final = "more pages than one print may have"


@dataclass(frozen=True, slots=True)
class Job:
    """One print. ``root``: the only folder Typst may read; ``template``: a file in it; ``data``: JSON, which stays
    text.
    """

    root: str
    template: str
    data: str
    font_folders: tuple[str, ...]
    day: datetime.date
    max_pages: int


@dataclass(frozen=True, slots=True)
class Made:
    """The PDF, and why it is no PDF/UA where it is none. ``problem``: why there is no PDF at all."""

    pdf: bytes = b""
    note: str = ""
    problem: str = ""
    is_too_long: bool = False


def prepare(max_memory: int) -> None:
    """Begin a worker: limit its memory in bytes, where the platform can, and read Typst."""
    os.environ.setdefault("RAYON_NUM_THREADS", THREADS)
    # Ended at once where it takes too long: a handler in Python would wait until Typst is done.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        import resource

        _soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
        limit = max_memory if hard == resource.RLIM_INFINITY else min(max_memory, hard)
        resource.setrlimit(resource.RLIMIT_DATA, (limit, hard))
    except (ImportError, OSError, ValueError):
        # Time and pages are limited on every platform.
        pass
    import typst  # noqa: F401


def make(job: Job) -> Made:
    """Have Typst set a template as tagged PDF/UA-1, or as plain PDF where that fails: better a page that a screen
    reader finds less easy than none.
    """
    import typst

    options: dict[str, Any] = {
        "root": job.root,
        "font_paths": _fonts(job.font_folders),
        "ignore_system_fonts": True,
        "sys_inputs": {"data": job.data, "max_pages": str(job.max_pages), "too_long": TOO_LONG},
        "timestamp": datetime.datetime.combine(job.day, datetime.time(), datetime.UTC),
    }
    source = os.path.join(job.root, job.template)  # noqa: PTH118 (pathlib would be one more import of a new process)
    try:
        return Made(bytes(typst.compile(source, pdf_standards=["ua-1"], **options)))
    except typst.TypstError as error:
        if TOO_LONG in error.message:
            return Made(problem=TOO_LONG, is_too_long=True)
        if not error.message.startswith("PDF/UA"):
            return Made(problem=error.message)
        note = error.message
    try:
        return Made(bytes(typst.compile(source, **options)), note)
    except typst.TypstError as error:
        return Made(problem=error.message)


@lru_cache(maxsize=2)
def _fonts(folders: tuple[str, ...]) -> Any:
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(folders))
