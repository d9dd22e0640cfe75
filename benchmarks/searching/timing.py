"""Measuring what is to be compared: in turn, in one process, the middle of several rounds."""

from __future__ import annotations

import multiprocessing
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db import connections

Call = Callable[[], Any]


def percentile(samples: Sequence[float], share: float) -> float:
    return sorted(samples)[min(int(len(samples) * share), len(samples) - 1)]


def interleaved(calls: Sequence[Mapping[str, Call]], rounds: int) -> dict[str, dict[str, float]]:
    """Time every call of every request. ``calls``: for each request, what is compared to what does it.

    One round before the others warms caches and is not counted. Within a request all take turns, and who begins changes
    from one to the next. Answers "p50" and "p99" in milliseconds: of each round, then the middle of the rounds.
    """
    names = list(calls[0])
    found: dict[str, list[list[float]]] = {name: [] for name in names}
    for turn in range(rounds + 1):
        samples: dict[str, list[float]] = {name: [] for name in names}
        for number, request in enumerate(calls):
            first = (turn + number) % len(names)
            for name in (*names[first:], *names[:first]):
                call = request[name]
                start = time.perf_counter()
                call()
                samples[name].append((time.perf_counter() - start) * 1000)
        if turn:
            for name in names:
                found[name].append(samples[name])
    return {
        name: {
            f"p{share * 100:.0f}": statistics.median(percentile(each, share) for each in found[name])
            for share in (0.5, 0.99)
        }
        for name in names
    }


def throughput(calls: Sequence[Call], clients: int, seconds: float) -> float:
    """Requests a second of so many processes at once, each of which asks one after the other.

    Processes, not threads, since threads of one process take turns; forked, so that each has the caches of this one, as
    workers of a server that preloads.
    """
    connections.close_all()
    fork = multiprocessing.get_context("fork")
    barrier, rates = fork.Barrier(clients), fork.Queue()
    workers = [
        fork.Process(target=_ask, args=(calls[number::clients] or calls, seconds, barrier, rates))
        for number in range(clients)
    ]
    for worker in workers:
        worker.start()
    total = sum(rates.get(timeout=seconds + 300) for _worker in workers)
    for worker in workers:
        worker.join()
    return total


def _ask(calls: Sequence[Call], seconds: float, barrier: Any, rates: Any) -> None:
    # Its own connections are opened before it counts.
    for call in calls[:3]:
        call()
    barrier.wait(300)
    start, asked = time.perf_counter(), 0
    while time.perf_counter() - start < seconds:
        calls[asked % len(calls)]()
        asked += 1
    rates.put(asked / (time.perf_counter() - start))
