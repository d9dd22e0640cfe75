"""The process that prints: one worker beside this process, started by the first print, within limits."""

from __future__ import annotations

import atexit
import logging
import multiprocessing
import os
import sys
from concurrent.futures.process import BrokenProcessPool
from threading import Lock
from typing import Final

from pebble import ProcessExpired, ProcessPool

from . import limits, worker
from .errors import PaperFailed
from .worker import Job, Made

logger = logging.getLogger("portal.paper")

#: Platforms on which Python has no processes of its own.
WITHOUT_PROCESSES: Final = frozenset({"emscripten", "wasi", "ios", "android"})


class Press:
    """A pool of one worker. After a fork, as of a server's own workers, each process gets a pool of its own."""

    def __init__(self) -> None:
        self._pool: ProcessPool | None = None
        self._process = 0
        self._lock = Lock()
        self._in_process = Lock()

    def make(self, job: Job) -> Made:
        """Print in the worker. Raises ``PaperFailed`` where it takes too long, needs too much memory or dies."""
        for is_last in (False, True):
            try:
                pool = self._started()
            except (OSError, ImportError, RuntimeError, NotImplementedError) as error:
                logger.warning("Printing without a process of its own: %s", type(error).__name__)
                return self._make_here(job)
            try:
                return pool.schedule(worker.make, args=(job,), timeout=limits.MAX_SECONDS).result()
            except TimeoutError as error:
                raise PaperFailed("The print took too long.") from error
            except (ProcessExpired, MemoryError) as error:
                raise PaperFailed("The print needed more memory than it may have.") from error
            except (BrokenProcessPool, RuntimeError) as error:
                # The worker was ended by somebody while it had nothing to do: another one is started, once.
                self.stop()
                if is_last:
                    raise PaperFailed("The process that prints can't be started.") from error
        raise AssertionError("not reached")

    def stop(self) -> None:
        """End the worker; the next print starts another."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool and self._process == os.getpid():
            pool.stop()
            pool.join()

    def _started(self) -> ProcessPool:
        with self._lock:
            if self._pool is None or self._process != os.getpid():
                if sys.platform in WITHOUT_PROCESSES:
                    raise NotImplementedError(sys.platform)
                self._pool, self._process = _pool(), os.getpid()
            return self._pool

    def _make_here(self, job: Job) -> Made:
        with self._in_process:
            return worker.make(job)


def _pool() -> ProcessPool:
    """A new interpreter, not a fork: a fork would have this process's threads' locks, connections and memory."""
    return ProcessPool(
        max_workers=1,
        max_tasks=limits.MAX_TASKS,
        initializer=worker.prepare,
        initargs=(limits.MAX_MEMORY,),
        context=multiprocessing.get_context("spawn"),
    )


press: Final = Press()
atexit.register(press.stop)
