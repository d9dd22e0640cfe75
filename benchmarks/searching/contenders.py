"""What is compared in answering one request: from the whole of it down to the cluster's own part.

"… page": the HTTP request with its template, by Django's test client. "… whole": all but the template: understanding,
finding, reading the documents. "find": understanding and finding. "backend": the cluster's part of our code. "bare":
the same bytes sent by hand; "bare main": the last of them only, where a question of several words makes two requests.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import Any
from unittest.mock import patch

from django.conf import settings
from django.db import connection
from django.test import Client

from benchmarks.searching.bare import Wire, recording
from benchmarks.searching.requests import NOW, SUGGEST, TEXT, Request
from search import suggestions
from search.backends import embedded
from search.finding import find
from search.query import Query, Result
from search.understanding import understand
from services import directory

EMBEDDED, ELASTICSEARCH = "embedded", "elasticsearch"
MOST_SUGGESTIONS = 8
Call = Callable[[], Any]


@cache
def wire(url: str) -> Wire:
    return Wire(url)


class Contenders:
    def __init__(self, request: Request, url: str) -> None:
        self.request, self.url = request, url
        self.client = Client()
        self.asked = self._asked()
        self.results: dict[str, Result] = {}
        if self.asked:
            self.results[EMBEDDED] = embedded.search(self.asked)
        if self.asked and url:
            with recording() as self.sent:
                self.results[ELASTICSEARCH] = self._cluster()

    def _asked(self) -> Query | None:
        """The query that the request comes to; None for a suggestion that no words were understood of."""
        queries: list[Query] = []

        def note(query: Query) -> Result:
            queries.append(query)
            return embedded.search(query)

        with patch.object(directory, "find", note), patch.object(suggestions, "find", note):
            self._answer()
        return queries[0] if queries else None

    def _answer(self) -> Any:
        request = self.request
        if request.kind == SUGGEST:
            return suggestions.suggest(request.typed, request.language, MOST_SUGGESTIONS)
        return directory.answer(request.query, request.language, NOW)

    @property
    def total(self) -> int:
        return self.results[EMBEDDED].total if self.asked else 0

    def agree(self) -> bool:
        """Whether both backends have the same hits and counts."""
        if not self.asked:
            return True
        one, other = self.results[EMBEDDED], self.results[ELASTICSEARCH]
        return (one.total, one.hits, dict(one.counts)) == (other.total, other.hits, dict(other.counts))

    def queries(self, backend: str) -> int | None:
        """SQL statements of a request that finds something; None of another: that looks for alternatives."""
        if not self.total:
            return None
        statements = 0

        def count(execute: Any, *args: Any) -> Any:
            nonlocal statements
            statements += 1
            return execute(*args)

        # Once before, so that what a process keeps is there.
        self.whole(backend)()
        with connection.execute_wrapper(count):
            self.whole(backend)()
        return statements

    def whole(self, backend: str) -> Call:
        return partial(self._with, backend, self._answer)

    def _with(self, backend: str, call: Call) -> Any:
        # Two settings cost a microsecond.
        settings.ELASTICSEARCH_HOSTS = [self.url] if backend == ELASTICSEARCH else []
        return call()

    @property
    def backends(self) -> list[str]:
        return [EMBEDDED, ELASTICSEARCH] if self.url else [EMBEDDED]

    def pages(self) -> dict[str, Call]:
        return {f"{backend} page": partial(self._with, backend, self._page) for backend in self.backends}

    def calls(self) -> dict[str, Call]:
        found = {f"{backend} whole": self.whole(backend) for backend in self.backends}
        found["embedded find"] = partial(self._with, EMBEDDED, self._find)
        if self.url:
            found["find"] = partial(self._with, ELASTICSEARCH, self._find)
            found["backend"] = partial(self._with, ELASTICSEARCH, self._backend)
            sent = self.sent if self.asked else []
            found["bare"] = wire(self.url).sending(sent)
            found["bare main"] = wire(self.url).sending(sent[-1:])
        return found

    def _page(self) -> None:
        response = self.client.get(self.request.path)
        assert response.status_code == 200, (self.request.path, response.status_code)

    def _find(self) -> None:
        request = self.request
        if request.kind == TEXT:
            understand(request.typed, request.language, with_places=False)
        elif request.kind == SUGGEST:
            understand(request.typed, request.language, is_unfinished=True)
        if self.asked:
            assert find(self.asked).backend == (ELASTICSEARCH if settings.ELASTICSEARCH_HOSTS else EMBEDDED)

    def _cluster(self) -> Result:
        return self._with(ELASTICSEARCH, self._backend)

    def _backend(self) -> Any:
        from search.backends.elasticsearch import search

        if not self.asked:
            return None
        found = search(self.asked)
        assert found is not None, "the cluster did not answer"
        return found
