"""The connection to the cluster: one client a process, shared by its threads, with a pool for each node."""

from __future__ import annotations

import logging
import os
from functools import lru_cache
from typing import Any, Final

from django.conf import settings
from elasticsearch import Elasticsearch

#: Connections a node, and so how many can be asking at once in one process.
CONNECTIONS: Final = 16
#: Seconds for what no reader waits for: building, checking, delivering in the background.
PATIENCE: Final = 60

# It warns at every failed try, with its trace. ``backend`` says once that the cluster is left alone.
logging.getLogger("elastic_transport").setLevel(logging.ERROR)


def client() -> Elasticsearch:
    """For readers. A node that does not answer in its share of the time is left alone and another one is asked."""
    return _client(
        os.getpid(),
        tuple(settings.ELASTICSEARCH_HOSTS),
        share_of_time(),
        getattr(settings, "ELASTICSEARCH_API_KEY", ""),
        getattr(settings, "ELASTICSEARCH_CA", ""),
    )


def patient_client() -> Elasticsearch:
    """For what runs in the background."""
    return client().options(request_timeout=PATIENCE)


def share_of_time() -> float:
    """Seconds for one try: half of what a reader waits where a second node can be tried, else all of it."""
    return float(settings.ELASTICSEARCH_TIMEOUT) / min(len(settings.ELASTICSEARCH_HOSTS), 2)


@lru_cache(maxsize=4)
def _client(process: int, hosts: tuple[str, ...], timeout: float, api_key: str, ca: str) -> Elasticsearch:
    """``process``: a child must not share its parent's sockets, so it makes its own client."""
    optional: dict[str, Any] = {"api_key": api_key} if api_key else {}
    if ca:
        optional["ca_certs"] = ca
    return Elasticsearch(
        list(hosts),
        connections_per_node=CONNECTIONS,
        request_timeout=timeout,
        max_retries=len(hosts) - 1,
        retry_on_timeout=True,
        **optional,
    )
