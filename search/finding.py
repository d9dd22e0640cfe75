"""Finding documents: by Elasticsearch where there is one and it is well, else by the project's own database.

Both answer the same query alike. A cluster that is slow, away or answers nonsense is left alone for a while, and the
reader never sees it.
"""

from __future__ import annotations

from django.conf import settings

from .backends import embedded
from .query import Query, Result


def find(query: Query) -> Result:
    """Answer ``query``. Never raises because of the cluster."""
    if settings.ELASTICSEARCH_HOSTS:
        from .backends.elasticsearch import search as ask_cluster

        answer = ask_cluster(query)
        if answer is not None:
            return answer
    return embedded.search(query)
