"""Nobody's cluster: a server of our own in its place, or none."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest

from search.backends.elasticsearch.breaker import breaker

from .pretender import PATIENCE, Pretender, Reply


@pytest.fixture
def _cluster_settings(settings) -> Iterator[None]:
    settings.ELASTICSEARCH_TIMEOUT = PATIENCE
    settings.ELASTICSEARCH_PAUSE = 60
    breaker.reset()
    yield
    breaker.reset()


@pytest.fixture
def pretend(settings, _cluster_settings) -> Iterator[Callable[[Reply], Pretender]]:
    """Puts something in the cluster's place."""
    servers: list[Pretender] = []

    def start(reply: Reply) -> Pretender:
        server = Pretender(reply)
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        servers.append(server)
        settings.ELASTICSEARCH_HOSTS = [server.url]
        return server

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def away(settings, _cluster_settings) -> None:
    """Nobody listens there."""
    settings.ELASTICSEARCH_HOSTS = ["http://127.0.0.1:9", "http://127.0.0.1:10"]
