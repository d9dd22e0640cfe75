"""One table, and the ratios with what they should be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from benchmarks.searching.measuring import ELASTICSEARCH, EMBEDDED

Found = dict[str, list[dict[str, Any]]]
KINDS = ("text", "browse", "suggest")
SMALL, LARGE = 10_000, 100_000


def report(found: Found) -> None:
    print_table(
        [
            "services",
            "search",
            *(f"{kind} {what}" for kind in KINDS for what in ("p50", "p99", "/s")),
            "SQL",
            "MB",
            "docs/s",
        ],
        [row(name, each, backend) for name, runs in found.items() for each in runs for backend in each["backends"]],
    )
    print("p50, p99: milliseconds. /s: requests a second of eight processes. SQL: statements a request.")
    print("MB: the index on disk, without the documents. docs/s: how fast it is made anew.\n")
    print_table(
        [
            "services",
            "database",
            "records/s",
            "documents MB",
            "reread ms",
            "process MB",
            *(f"{kind}: matching" for kind in KINDS),
            "empty",
            "differing",
        ],
        [other(name, each) for name, runs in found.items() for each in runs],
    )
    print("records/s: make_services. reread: a browse request, the first of a process after one change.")
    print("empty: requests that find nothing. differing: requests that the two backends answer differently.\n")
    print_table(["ratio", "services", "database", "request", "", "aim"], list(ratios(found)))


def row(name: str, run: dict[str, Any], backend: str) -> list[str]:
    cells = [str(run["count"]), name if backend == EMBEDDED else f"{backend} ({name})"]
    for kind in KINDS:
        times = run[kind]["times"][f"{backend} whole"]
        cells += [f"{times['p50']:.1f}", f"{times['p99']:.1f}", f"{run[kind]['rates'][backend]:.0f}"]
    cells.append("/".join(statements(run, kind, backend) for kind in KINDS))
    is_own = backend == EMBEDDED
    cells.append(f"{run['megabytes']['index' if is_own else backend]:.1f}")
    cells.append(f"{run['made']['rebuild' if is_own else backend]:.0f}")
    return cells


def statements(run: dict[str, Any], kind: str, backend: str) -> str:
    counted = [each for each in run[kind]["queries"][backend] if each is not None]
    return "-".join(str(each) for each in sorted({min(counted), max(counted)})) if counted else "?"


def other(name: str, run: dict[str, Any]) -> list[str]:
    return [
        *(str(run["count"]), name, f"{run['made']['records']:.0f}", f"{run['megabytes']['documents']:.1f}"),
        *(f"{run['refresh']:.0f}", f"{run['resident']:.0f}"),
        *(f"{run[kind]['share']:.1%}" for kind in KINDS),
        *(str(sum(run[kind][what] for kind in KINDS)) for what in ("empty", "differing")),
    ]


def ratios(found: Found) -> Iterator[list[str]]:
    for name, runs in found.items():
        for run in runs:
            if ELASTICSEARCH in run["backends"]:
                yield from (line for kind in KINDS for line in own_part(name, run, kind))
        by_count = {run["count"]: run for run in runs}
        for kind in KINDS if {SMALL, LARGE} <= set(by_count) else ():
            for backend in by_count[LARGE]["backends"]:
                small, large = (middle(by_count[count], kind, f"{backend} whole") for count in (SMALL, LARGE))
                aim = "1.5" if backend == ELASTICSEARCH else ""
                yield [f"r2 growth, {backend}", f"{SMALL}-{LARGE}", name, kind, f"{large / small:.2f}", aim]
        for run in runs:
            if ELASTICSEARCH in run["backends"]:
                for kind in KINDS:
                    own, cluster = (middle(run, kind, f"{each} whole") for each in (EMBEDDED, ELASTICSEARCH))
                    aim = "2" if run["count"] == SMALL and kind != "suggest" else ""
                    yield ["r3 embedded / Elasticsearch", str(run["count"]), name, kind, f"{own / cluster:.2f}", aim]


def own_part(name: str, run: dict[str, Any], kind: str) -> Iterator[list[str]]:
    """What our code adds to the cluster's own time."""
    lines = {
        ("backend", "bare"): "1.5",
        ("find", "bare"): "1.5",
        ("backend", "bare main"): "",
        (f"{ELASTICSEARCH} whole", "bare"): "",
        (f"{ELASTICSEARCH} page", "bare"): "",
    }
    for (ours, theirs), aim in lines.items():
        above, below = middle(run, kind, ours), middle(run, kind, theirs)
        said = f"{above / below:.2f} = {above:.1f} / {below:.1f} ms"
        yield [f"r1 {ours} / {theirs}", str(run["count"]), name, kind, said, aim]


def middle(run: dict[str, Any], kind: str, what: str) -> float:
    return run[kind]["times"][what]["p50"]


def check_statements(found: Found) -> None:
    """A request needs as many SQL statements whatever the number of services."""
    for name, runs in found.items():
        for kind in KINDS:
            for backend in runs[0]["backends"]:
                for counted in zip(*(run[kind]["queries"][backend] for run in runs), strict=True):
                    known = {each for each in counted if each is not None}
                    assert len(known) <= 1, f"{name}, {backend}, {kind}: {counted} SQL statements"


def print_table(head: list[str], rows: list[list[str]]) -> None:
    widths = [max(len(line[column]) for line in (head, *rows)) for column in range(len(head))]
    for line in (head, *rows):
        cells = [
            cell.ljust(width) if column < 2 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        print("  ".join(cells).rstrip())
    print()
