from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from .index import same_index_throughout


class OneLookAtTheIndexMiddleware:
    """A request that only reads asks once whether the index has changed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        with same_index_throughout():
            return self.get_response(request)
