"""The cluster alone: the very bytes that our backend sends it, over one connection that stays open, answers unread."""

from __future__ import annotations

import http.client
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch
from urllib.parse import urlsplit

from elastic_transport import Urllib3HttpNode


@dataclass(frozen=True, slots=True)
class Sent:
    method: str
    target: str
    body: bytes
    headers: dict[str, str]


@contextmanager
def recording() -> Iterator[list[Sent]]:
    """Keeps what the client sends meanwhile."""
    sent: list[Sent] = []
    original = Urllib3HttpNode.perform_request

    def perform_request(node: Urllib3HttpNode, method: str, target: str, body: Any = None, headers: Any = None, **kw):
        sent.append(Sent(method, target, body or b"", {**node._headers, **(headers or {})}))
        return original(node, method, target, body=body, headers=headers, **kw)

    with patch.object(Urllib3HttpNode, "perform_request", perform_request):
        yield sent


class Wire:
    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self.connection = http.client.HTTPConnection(parts.hostname or "", parts.port)

    def sending(self, requests: Sequence[Sent]) -> Callable[[], None]:
        def send() -> None:
            for each in requests:
                self.connection.request(each.method, each.target, each.body, each.headers)
                answer = self.connection.getresponse()
                answer.read()
                assert answer.status == http.client.OK

        return send
