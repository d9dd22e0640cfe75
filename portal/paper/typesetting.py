"""From a template and its data to a PDF: made once, within limits, kept for the next who asks for the same."""

from __future__ import annotations

import datetime
import hashlib
import json
import logging
import time
from collections.abc import Iterable, Mapping
from concurrent.futures import Future
from functools import cache as once
from importlib.metadata import version
from pathlib import Path
from threading import Lock
from typing import Any, Final

from django.core.cache import cache

from portal.languages import Language

from . import limits
from .errors import PaperBusy, PaperFailed, PaperNotPossible, PaperTooLong
from .fonts import font_folders, printable, require_font
from .press import press
from .worker import Job

logger = logging.getLogger("portal.paper")

#: Every template.
TEMPLATES: Final = Path(__file__).with_name("typst")
#: Seconds between two looks at whether another process has made the same print.
LOOK_EVERY: Final = 0.05

#: What this process is printing, by key; those who ask for the same wait for it.
_under_way: Final[dict[str, Future[bytes]]] = {}
_lock: Final = Lock()


def typeset(
    template: str, data: Mapping[str, Any], languages: Iterable[Language], day: datetime.date, root: Path = TEMPLATES
) -> bytes:
    """Return the template's print of ``data`` as a tagged PDF (PDF/UA-1).

    ``template``: a file's name in ``root``, the only folder Typst sees; ``data``: plain values that become JSON;
    ``languages``: those it is printed in; ``day``: the date the PDF bears. Raises a ``PaperNotPossible``:
    ``FontMissing``, ``PaperBusy``, ``PaperTooLong`` or ``PaperFailed``.
    """
    for language in languages:
        require_font(language)
    text = json.dumps(printable_values(data), ensure_ascii=False, sort_keys=True)
    if len(text) > limits.MAX_DATA:
        raise PaperTooLong("The print holds more text than it may.")
    job = Job(str(root), template, text, font_folders(), day, limits.MAX_PAGES)
    key = _key(job)
    made: bytes | None = cache.get(key)
    return made if made is not None else _made_once(key, job)


def printable_values(value: Any) -> Any:
    """The same data with every text reduced to what the fonts can show."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, Mapping):
        return {name: printable_values(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [printable_values(each) for each in value]
    return value


def _made_once(key: str, job: Job) -> bytes:
    """Make the print, or wait for whoever is making the same one. A failure is told to all who waited."""
    with _lock:
        shared = _under_way.get(key)
        if shared is None:
            if len(_under_way) >= limits.MAX_WAITING:
                raise PaperBusy("Too many prints are waiting.")
            own: Future[bytes] = Future()
            _under_way[key] = own
    if shared is not None:
        return shared.result()
    try:
        pdf = _made_by_one_process(key, job)
        own.set_result(pdf)
        return pdf
    except BaseException as error:
        known = isinstance(error, PaperNotPossible)
        own.set_exception(error if known else PaperFailed("The print could not be made."))
        raise
    finally:
        with _lock:
            del _under_way[key]


def _made_by_one_process(key: str, job: Job) -> bytes:
    """Let one of several processes that share a cache make the print. The lock ends by itself where its owner died."""
    being_made = f"{key}:being-made"
    has_lock = cache.add(being_made, True, limits.MAX_SECONDS + 5)
    until = time.monotonic() + limits.MAX_SECONDS
    # A cache that is away gives no lock and knows of none: then everybody prints for themselves.
    while not has_lock and time.monotonic() < until:
        time.sleep(LOOK_EVERY)
        made: bytes | None = cache.get(key)
        if made is not None:
            return made
        if cache.get(being_made) is None:
            break
    try:
        # It may have been finished since the cache was asked.
        pdf = cache.get(key) or _pdf(job)
        cache.set(key, pdf, limits.CACHE_SECONDS)
        return pdf
    finally:
        if has_lock:
            cache.delete(being_made)


def _pdf(job: Job) -> bytes:
    made = press.make(job)
    if made.is_too_long:
        raise PaperTooLong("The print has more pages than it may.")
    if made.problem:
        logger.error("%s could not be set: %s", job.template, made.problem)
        raise PaperFailed("The print could not be made.")
    if made.note:
        logger.warning("%s could not be made as PDF/UA: %s", job.template, made.note)
    return made.pdf


def _key(job: Job) -> str:
    told = f"{job.template}\n{job.day}\n{job.data}\n{_digest(job.root)}\n{_typst_version()}"
    return "paper:" + hashlib.sha256(told.encode()).hexdigest()


@once
def _typst_version() -> str:
    return version("typst")


def _digest(root: str) -> str:
    digest = hashlib.sha256()
    for path in sorted(Path(root).glob("*.typ")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
