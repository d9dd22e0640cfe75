"""How fast search is, how it grows, and what it costs: ``.venv/bin/python -m benchmarks.search``.

Databases are scratch ones, filled by ``make_services``; the cluster is one node with 1 GB of heap, which the benchmark
starts. Each database has a process of its own, in which its own search and Elasticsearch beside it answer the same
requests on the same documents in turn, after a round that warms caches; times are the middle of several rounds.

Requests: "text" (words in six languages, two filters, near a town, nearest first, counts beside every choice, twenty
documents), "browse" (no words; three kinds of help, counts, twenty documents), "suggest" (what a search box offers).
A time is that of the whole request without its template, of one client. Requests a second: of eight processes that ask
the same on this machine, beside the cluster.

Ratios are within one run, so that they say the same on any machine; nothing fails because of a time. That the number of
SQL statements does not depend on the number of services is asserted.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from benchmarks.searching import databases
from benchmarks.searching.report import check_statements, report
from tests.elasticsearch.server import Cluster, MissingError, free_ports

DATABASES = {"sqlite": databases.sqlite, "postgresql": databases.postgresql}
HEAP = 1024


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--counts", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument(
        "--backends", nargs="+", choices=[*DATABASES, "elasticsearch"], default=[*DATABASES, "elasticsearch"]
    )
    parser.add_argument(
        "--postgresql-url", default="", help="a server to make a scratch database on; else one is started"
    )
    parser.add_argument("--requests", type=int, default=200, help="of each kind")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=5, help="for each throughput")
    parser.add_argument("--quick", action="store_true", help="only to see that it works: 200 services, no PostgreSQL")
    asked = parser.parse_args()
    if asked.quick:
        asked.counts, asked.backends = [200], ["sqlite", "elasticsearch"]
        asked.requests, asked.rounds, asked.seconds = 6, 1, 0.2
    print(f"{os.cpu_count()} processors, load before: {os.getloadavg()[0]:.1f}")
    try:
        found = {name: run(name, asked) for name in DATABASES if name in wanted(asked.backends)}
    except MissingError as missing:
        sys.exit(f"{missing} is missing")
    report(found)
    check_statements(found)


def wanted(backends: list[str]) -> list[str]:
    """Elasticsearch needs a database to be filled from."""
    return backends if set(backends) & set(DATABASES) else [*backends, "sqlite"]


def run(name: str, asked: argparse.Namespace) -> list[dict[str, Any]]:
    """What was measured with one database, for each number of services."""
    print(f"{name}:", file=sys.stderr)
    with ExitStack() as stack:
        server = [asked.postgresql_url] if name == "postgresql" else []
        database = stack.enter_context(DATABASES[name](*server))
        to = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "found.json"
        port = free_ports(1)[0] if "elasticsearch" in asked.backends else 0
        options = {
            "database": database,
            "elasticsearch": f"http://127.0.0.1:{port}" if port else "",
            "requests": asked.requests,
            "rounds": asked.rounds,
            "seconds": asked.seconds,
            "to": to,
        }
        command = [sys.executable, "-m", "benchmarks.searching.measuring"]
        command += [f"--{name}={value}" for name, value in options.items()]
        measuring = subprocess.Popen([*command, "--counts", *map(str, sorted(asked.counts))])
        stack.callback(measuring.kill)
        # It starts while the other one prepares its database.
        if port:
            stack.enter_context(Cluster(port=port, heap=HEAP, options=""))
        if measuring.wait():
            sys.exit("The measuring process failed.")
        return json.loads(to.read_text())


if __name__ == "__main__":
    main()
