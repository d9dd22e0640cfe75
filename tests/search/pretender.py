"""What may stand where a cluster should be: too slow, broken, or something else altogether."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from uuid import uuid4

#: Seconds a reader waits, and by which a busy machine may be late.
PATIENCE, SLACK = 0.3, 2.0
#: What a reader typed, and nobody else may know.
WORDS = "secretword"

Reply = Callable[[BaseHTTPRequestHandler], None]


class Pretender(ThreadingHTTPServer):
    """Stands where a cluster should be. ``asked`` counts requests."""

    def __init__(self, reply: Reply) -> None:
        self.reply, self.asked = reply, 0
        super().__init__(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Pretender

    def answer(self) -> None:
        self.server.asked += 1
        self.rfile.read(int(self.headers.get("content-length", 0)))
        self.server.reply(self)

    do_GET = do_POST = do_PUT = do_HEAD = answer  # noqa: N815 - the server calls them by these names

    def log_message(self, *_args: object) -> None:
        pass


def says(body: str, status: int = 200, kind: str = "application/json", **headers: str) -> Reply:
    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"content-type": kind, "content-length": str(len(body.encode())), **headers}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body.encode())

    return reply


def as_elasticsearch(body: object, status: int = 200) -> Reply:
    return says(
        json.dumps(body), status, "application/vnd.elasticsearch+json", **{"X-Elastic-Product": "Elasticsearch"}
    )


def sleeps(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(PATIENCE + SLACK + 1)


def drips(handler: BaseHTTPRequestHandler) -> None:
    """A byte now and then: the socket never times out."""
    handler.send_response(200)
    handler.send_header("content-length", "1000")
    handler.end_headers()
    try:
        for _number in range(100):
            handler.wfile.write(b" ")
            time.sleep(PATIENCE / 3)
    except OSError:
        pass


def whole(hits: object, **parts: object) -> dict[str, object]:
    return {"timed_out": False, "_shards": {"failed": 0}, "hits": hits, **parts}


ONE = {"total": {"value": 1}, "hits": [{"_id": f"service:{uuid4()}"}]}
NONSENSE = {
    "html": says("<h1>Welcome</h1>", kind="text/html"),
    "empty": as_elasticsearch({}),
    "a list": as_elasticsearch([]),
    "half": says('{"hits": {"total"', kind="application/json", **{"X-Elastic-Product": "Elasticsearch"}),
    "another product": says("{}"),
    "error": as_elasticsearch({"error": {"type": "x", "reason": f"cannot read {WORDS}"}}, 500),
    "refused": as_elasticsearch({"error": {"type": "x", "reason": f"cannot read {WORDS}"}}, 400),
    "no such index": as_elasticsearch({"error": {"type": "index_not_found_exception"}}, 404),
    "forbidden": as_elasticsearch({"error": "no"}, 403),
    "redirect": says("", 302, location="http://127.0.0.1:9/elsewhere"),
    "timed out": as_elasticsearch({**whole(ONE), "timed_out": True}),
    "partial": as_elasticsearch({**whole(ONE), "_shards": {"failed": 1}}),
    "no total": as_elasticsearch(whole({"hits": ONE["hits"]})),
    "words for numbers": as_elasticsearch(whole({**ONE, "total": {"value": "many"}})),
    "too few hits": as_elasticsearch(whole({**ONE, "total": {"value": 2}})),
    "somebody else's": as_elasticsearch(whole({**ONE, "hits": [{"_id": "cat-1"}]})),
    "no counts": as_elasticsearch(whole(ONE)),
    "wrong counts": as_elasticsearch(whole(ONE, aggregations={"0": {"options": {"buckets": [{"key": "free"}]}}})),
    "slow": sleeps,
    "dripping": drips,
}
