"""One database in a process of its own: the project's own search and Elasticsearch beside it, on the same documents.

``benchmarks.search`` starts it with the address of a scratch database.
"""

from __future__ import annotations

import argparse
import io
import json
import logging
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.elasticsearch.server import SECONDS_TO_START, wait_until

EMBEDDED, ELASTICSEARCH = "embedded", "elasticsearch"
#: Longer than any answer takes: a slow one is to be measured, not to be given by the other backend instead.
PATIENCE = 30
CLIENTS = 8
#: A page takes much longer than what is compared, and is there for information only.
PAGES, PAGE_ROUNDS = 40, 2


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", required=True)
    parser.add_argument("--elasticsearch", default="")
    parser.add_argument("--counts", type=int, nargs="+", required=True)
    parser.add_argument("--requests", type=int, required=True)
    parser.add_argument("--rounds", type=int, required=True)
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--to", type=Path, required=True)
    asked = parser.parse_args()
    os.environ.update(DATABASE_URL=asked.database, DJANGO_SETTINGS_MODULE="portal.settings.dev")
    import django

    django.setup()
    from django.conf import settings

    settings.DEBUG = False
    settings.ALLOWED_HOSTS = ["testserver"]
    settings.ELASTICSEARCH_TIMEOUT = PATIENCE
    logging.getLogger("portal").setLevel(logging.ERROR)
    asked.to.write_text(json.dumps(list(measured(asked))))


def measured(asked: argparse.Namespace) -> Iterator[dict[str, Any]]:
    from benchmarks.searching import filling

    say("preparing the database")
    filling.prepare()
    for count in asked.counts:
        say(f"{count} services")
        yield Measurement(asked, count).all()


def say(what: str) -> None:
    print(f"  {time.strftime('%H:%M:%S')} {what}", file=sys.stderr, flush=True)


class Measurement:
    """``found``: what is reported, by name; times in milliseconds, sizes in megabytes, rates a second."""

    def __init__(self, asked: argparse.Namespace, count: int) -> None:
        from benchmarks.searching.requests import requests

        self.asked, self.count = asked, count
        self.requests = requests(asked.requests)
        self.backends = [EMBEDDED, *([ELASTICSEARCH] if asked.elasticsearch else [])]
        self.found: dict[str, Any] = {"count": count, "backends": self.backends}

    def all(self) -> dict[str, Any]:
        from benchmarks.searching import filling

        self.found["made"] = filling.fill(self.count)
        self.found["megabytes"] = filling.sizes()
        if self.asked.elasticsearch:
            self.build()
        for kind, requests in self.requests.items():
            say(f"{self.count} services: {kind}")
            self.found[kind] = self.measure(kind, requests)
        self.found["resident"] = resident()
        self.found["refresh"] = self.refresh()
        return self.found

    def build(self) -> None:
        from search.backends.elasticsearch import builds
        from search.backends.elasticsearch.client import patient_client

        with asking(ELASTICSEARCH, self.asked.elasticsearch):
            assert wait_until(patient_client().ping, SECONDS_TO_START), "Elasticsearch did not start"
            start = time.perf_counter()
            name = builds.rebuild(io.StringIO())
            self.found["made"]["elasticsearch"] = self.count / (time.perf_counter() - start)
            client = patient_client()
            client.indices.flush(index=name)
            store = client.indices.stats(index=name, metric="store")["_all"]["primaries"]["store"]
            self.found["megabytes"]["elasticsearch"] = store["size_in_bytes"] / 1e6

    def measure(self, kind: str, requests: list[Any]) -> dict[str, Any]:
        from benchmarks.searching import timing
        from benchmarks.searching.contenders import Contenders

        contenders = [Contenders(request, self.asked.elasticsearch) for request in requests]
        found: dict[str, Any] = {
            "queries": {backend: [each.queries(backend) for each in contenders] for backend in self.backends},
            "share": sum(each.total for each in contenders) / len(contenders) / self.count,
            "empty": sum(not each.total for each in contenders),
            "differing": sum(not each.agree() for each in contenders) if self.asked.elasticsearch else 0,
        }
        pages = [each.pages() for each in contenders[:PAGES]]
        found["times"] = {
            **timing.interleaved([each.calls() for each in contenders], self.asked.rounds),
            **timing.interleaved(pages, min(self.asked.rounds, PAGE_ROUNDS)),
        }
        found["rates"] = {}
        for backend in self.backends:
            calls: list[Callable[[], Any]] = [each.whole(backend) for each in contenders]
            found["rates"][backend] = timing.throughput(calls, CLIENTS, self.asked.seconds)
        return found

    def refresh(self) -> float:
        """Milliseconds of the first request of a process after one document was changed, by the database itself."""
        from benchmarks.searching import filling
        from benchmarks.searching.contenders import Contenders
        from benchmarks.searching.requests import BROWSE

        ask = Contenders(self.requests[BROWSE][0], "").whole(EMBEDDED)
        ask()
        filling.change_one()
        start = time.perf_counter()
        ask()
        return (time.perf_counter() - start) * 1000


def resident() -> float:
    """Megabytes of memory that this process holds; 0 where the system does not say."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1e3


@contextmanager
def asking(backend: str, url: str) -> Iterator[None]:
    from django.conf import settings

    settings.ELASTICSEARCH_HOSTS = [url] if backend == ELASTICSEARCH else []
    try:
        yield
    finally:
        settings.ELASTICSEARCH_HOSTS = []


if __name__ == "__main__":
    main()
