"""Answering a query from the cluster, or saying that the database must."""

from __future__ import annotations

import logging
import os
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import Any, Final

from django.conf import settings

from search.query import Query, Result

from .answers import read_result, read_weights
from .breaker import breaker
from .client import CONNECTIONS, client, patient_client, share_of_time
from .filters import base_filters, chosen_filters
from .querying import LAST_PLACE, request_body
from .words import MOST_CLAUSES, Weighed, clauses_in, rarities_request, weigh

logger = logging.getLogger("portal.search")

#: What of an answer is sent at all.
WANTED: Final = ["timed_out", "_shards.failed", "hits.total", "hits.max_score", "hits.hits._id", "aggregations"]


def search(query: Query) -> Result | None:
    """Answer a query within ``ELASTICSEARCH_TIMEOUT`` seconds; None where the database must. Never raises.

    Nothing of the query is logged: a server's complaint may quote it, so only the kind of a failure is.
    """
    if is_too_much(query) or not breaker.allows(settings.ELASTICSEARCH_PAUSE):
        return None
    try:
        # A socket's own time runs anew with every byte, and finding a host by its name has none: whatever happens, the
        # reader waits no longer than this.
        found = _workers(os.getpid()).submit(answer, query).result(settings.ELASTICSEARCH_TIMEOUT)
    except Exception as error:
        if breaker.failed():
            logger.error(
                "Elasticsearch does not answer (%s): for now the database does. It is tried again every %s seconds.",
                type(error).__name__,
                settings.ELASTICSEARCH_PAUSE,
            )
        return None
    if breaker.succeeded():
        logger.warning("Elasticsearch answers again.")
    return found


def is_too_much(query: Query) -> bool:
    """Whether the cluster would refuse a query for its size, which is no failure of the cluster."""
    is_far = query.start + query.size > LAST_PLACE
    return is_far or (query.question is not None and clauses_in(query.question) > MOST_CLAUSES)


@lru_cache(maxsize=1)
def _workers(process: int) -> ThreadPoolExecutor:
    """Threads of this process; those of a parent are not in its children."""
    return ThreadPoolExecutor(CONNECTIONS, thread_name_prefix="elasticsearch")


def answer(query: Query) -> Result:
    """One request, or two where there are several words. Raises whatever goes wrong."""
    words = weighed(query) if query.question else None
    return read_result(query, ask(request_body(query, words)), words)


def weighed(query: Query) -> Weighed:
    """How rare the words are, and how many of them a document must have: all asked for, or the most there are."""
    question = query.question
    assert question
    if len(question.groups) == 1:
        # Nothing to weigh it against.
        return weigh(question, [0], 1, len(question.needed))
    filters = [*base_filters(query), *chosen_filters(query).values()]
    return read_weights(query, ask(rarities_request(question, filters)))


def ask(arguments: dict[str, Any]) -> dict[str, Any]:
    found = client().search(
        index=settings.ELASTICSEARCH_INDEX,
        **arguments,
        source=False,
        timeout=f"{share_of_time() * 1000:.0f}ms",
        allow_partial_search_results=False,
        filter_path=WANTED,
    )
    return dict(found.body)


def status() -> dict[str, str]:
    """How the cluster is, for whoever runs the portal. Raises the client's errors where it is away."""
    health = patient_client().cluster.health(timeout="1s")
    alias = settings.ELASTICSEARCH_INDEX
    there = patient_client().indices.exists_alias(name=alias)
    count = patient_client().count(index=alias)["count"] if there else 0
    return {
        "cluster": f"{health['status']}, {health['number_of_nodes']} nodes",
        "documents": str(count) if there else "none: run manage.py search rebuild",
    }


def is_degraded() -> bool:
    """Whether the database answers in the cluster's place, as far as this process knows."""
    return bool(settings.ELASTICSEARCH_HOSTS) and breaker.is_open
