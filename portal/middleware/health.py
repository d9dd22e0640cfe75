from __future__ import annotations

from collections.abc import Callable

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse

from portal.health import problems


class HealthMiddleware:
    """Answers ``/health/`` for load balancers, before hosts and languages are looked at.

    200 ``{"status": "ok"}`` when the database answers, 503 ``{"status": "down"}`` when it does not. Where something
    else is not well but readers are answered: 200, ``{"status": "degraded"}`` and what it is (``portal.health``).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info != "/health/":
            return self.get_response(request)
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
        except DatabaseError:
            answer = JsonResponse({"status": "down", "database": "unreachable"}, status=503)
        else:
            found = problems()
            answer = JsonResponse({"status": "degraded" if found else "ok", "database": "ok", **found})
        answer["Cache-Control"] = "no-store"
        return answer
