"""The engine of every print, with templates of its own: made once, within limits, and nothing else of this computer."""

from __future__ import annotations

import datetime
import io
import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from threading import Event, Lock
from typing import Any

import pypdf
import pytest
from django.core.cache import cache

from portal.languages import LANGUAGES
from portal.paper import limits, typesetting
from portal.paper.errors import FontMissing, PaperBusy, PaperFailed, PaperTooLong
from portal.paper.fonts import require_font
from portal.paper.press import press
from portal.paper.worker import Job, Made
from tests.conftest import need

ENGLISH = LANGUAGES["en"]
DAY = datetime.date(2026, 11, 21)
HEAD = """#set document(title: "A print")
#set text(font: "Noto Sans", lang: "en")
#let data = json(bytes(sys.inputs.data))
"""
PLAIN = "= Title\n#data.words"
#: Far longer than any limit below.
ENDLESS = "#for i in range(1000000) { for j in range(1000000) { } }"
GREEDY = '#let letters = "0123456789"\n#for i in range(60) { letters = letters + letters }\n#letters.len()'
MANY_PAGES = """#for i in range(9) { pagebreak(weak: false) }
#context if counter(page).final().first() > int(sys.inputs.max_pages) { panic(sys.inputs.too_long) }"""

Print = Callable[..., bytes]


@pytest.fixture(autouse=True)
def _fonts() -> None:
    try:
        require_font(ENGLISH)
    except FontMissing as missing:
        need(False, str(missing))


@pytest.fixture
def printed(tmp_path: Path) -> Print:
    """Print a template's text: ``printed(body, words="…")``."""

    own = tmp_path / "root" / "own.typ"
    own.parent.mkdir()
    writing = Lock()

    def make(body: str, **data: Any) -> bytes:
        # Readers ask at once: one writes, in one step, since others may be reading.
        with writing:
            if not own.exists() or own.read_text() != HEAD + body:
                own.with_suffix(".new").write_text(HEAD + body)
                own.with_suffix(".new").replace(own)
        return typesetting.typeset("own.typ", data, [ENGLISH], DAY, tmp_path / "root")

    return make


@pytest.fixture
def new_worker() -> Iterator[None]:
    """A worker that begins with the limits this test sets, and ends with it."""
    press.stop()
    yield
    press.stop()


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Job]:
    """The jobs that were really given to the press."""
    jobs: list[Job] = []
    make = press.make

    def counted(job: Job) -> Made:
        jobs.append(job)
        return make(job)

    monkeypatch.setattr(press, "make", counted)
    return jobs


def text(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def test_a_print_is_kept_for_the_next_who_asks_for_the_same(printed, made):
    first = printed(PLAIN, words="Hello")
    assert "Hello" in text(first)
    assert printed(PLAIN, words="Hello") == first
    assert len(made) == 1
    assert "Goodbye" in text(printed(PLAIN, words="Goodbye"))
    assert "Goodbye, Hello" in text(printed("Goodbye, #data.words", words="Hello"))


def test_those_who_ask_for_the_same_at_once_wait_for_one_print(printed, made):
    with ThreadPoolExecutor(5) as readers:
        pdfs = list(readers.map(lambda _number: printed(PLAIN, words="at once"), range(5)))
    assert len(made) == 1
    assert set(pdfs) == {pdfs[0]}


def test_what_another_process_is_printing_is_waited_for(printed, made, monkeypatch):
    there = printed(PLAIN, words="elsewhere")
    key = typesetting._key(made[0])
    cache.delete(key)
    cache.set(f"{key}:being-made", True)
    monkeypatch.setattr(typesetting.time, "sleep", lambda _seconds: cache.set(key, there))
    assert printed(PLAIN, words="elsewhere") == there
    assert len(made) == 1


def test_a_process_that_died_while_printing_holds_nobody_up_for_ever(printed, made, monkeypatch):
    printed(PLAIN, words="left")
    key = typesetting._key(made[0])
    cache.delete(key)
    cache.set(f"{key}:being-made", True)
    # Its lock runs out.
    monkeypatch.setattr(typesetting.time, "sleep", lambda _seconds: cache.delete(f"{key}:being-made"))
    assert "left" in text(printed(PLAIN, words="left"))
    assert len(made) == 2


def test_when_enough_wait_the_next_is_told_so(printed, monkeypatch):
    monkeypatch.setattr(limits, "MAX_WAITING", 1)
    begun, may_end = Event(), Event()
    make = press.make

    def held(job: Job) -> Made:
        begun.set()
        may_end.wait(timeout=60)
        return make(job)

    monkeypatch.setattr(press, "make", held)
    with ThreadPoolExecutor(1) as readers:
        first = readers.submit(printed, PLAIN, words="first")
        assert begun.wait(timeout=60)
        with pytest.raises(PaperBusy) as told:
            printed(PLAIN, words="second")
        may_end.set()
        assert "first" in text(first.result())
    assert told.value.retry_after > 0
    assert "second" in text(printed(PLAIN, words="second"))


def test_a_failure_is_told_to_all_who_waited_and_is_not_kept(printed, made):
    with ThreadPoolExecutor(3) as readers:
        waiting = [readers.submit(printed, '#panic("no")', words="x") for _ in range(3)]
        wait(waiting)
    assert all(isinstance(each.exception(), PaperFailed) for each in waiting)
    before = len(made)
    with pytest.raises(PaperFailed):
        printed('#panic("no")', words="x")
    assert len(made) == before + 1


def test_more_pages_than_a_print_may_have(printed, monkeypatch):
    monkeypatch.setattr(limits, "MAX_PAGES", 9)
    with pytest.raises(PaperTooLong):
        printed(MANY_PAGES, words="x")
    monkeypatch.setattr(limits, "MAX_PAGES", 10)
    assert len(pypdf.PdfReader(io.BytesIO(printed(MANY_PAGES, words="x"))).pages) == 10


def test_more_text_than_a_print_may_hold(printed, made):
    with pytest.raises(PaperTooLong):
        printed(PLAIN, words="x" * limits.MAX_DATA)
    assert made == []


@pytest.mark.usefixtures("new_worker")
def test_a_print_that_takes_too_long_is_ended_and_the_next_is_made(printed, monkeypatch):
    monkeypatch.setattr(limits, "MAX_SECONDS", 1)
    with pytest.raises(PaperFailed, match="too long"):
        printed(ENDLESS, words="x")
    monkeypatch.setattr(limits, "MAX_SECONDS", 60)
    assert "after" in text(printed(PLAIN, words="after"))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits a process's own memory so")
@pytest.mark.usefixtures("new_worker")
def test_a_print_that_needs_too_much_memory_ends_its_worker_and_nothing_else(printed, monkeypatch):
    monkeypatch.setattr(limits, "MAX_MEMORY", 300_000_000)
    with pytest.raises(PaperFailed):
        printed(GREEDY, words="x")
    assert "after" in text(printed(PLAIN, words="after"))


@pytest.mark.usefixtures("new_worker")
def test_a_worker_that_was_killed_is_replaced(printed):
    printed(PLAIN, words="before")
    for worker in multiprocessing.active_children():
        os.kill(worker.pid, signal.SIGKILL)
        worker.join()
    assert "after" in text(printed(PLAIN, words="after"))


@pytest.mark.parametrize("path", ["/etc/passwd", "../secret.txt", "../root/../secret.txt", "/../secret.txt"])
def test_no_file_outside_the_templates_is_read(printed, tmp_path, path):
    (tmp_path / "secret.txt").write_text("secret")
    with pytest.raises(PaperFailed):
        printed(f'#read("{path}")', words="x")


def test_text_never_becomes_markup(printed):
    hostile = '#read("own.typ") $x^2$ \\u{41} `raw` ```code``` // no /* no */ @own <own> [x] *b* _i_ = T #{1+1} "; f("'
    assert "".join(hostile.split()) in "".join(text(printed("#data.words", words=hostile)).split())


def test_what_no_font_can_show_is_never_a_box(printed):
    shown = text(printed("#data.words", words="Help\x00 \u0001here \U0001f600 \ue000 \U00012000"))
    assert shown.split() == ["Help", "here", "?"]


def test_the_worker_knows_nothing_of_django():
    told = "import sys, portal.paper.worker; print('django' in sys.modules, 'services' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert answer.stdout.split() == ["False", "False"]
