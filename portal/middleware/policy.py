"""Rule 3: the reader is never recorded. What every public answer must and must not carry, in one place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from csp.constants import SELF, UNSAFE_INLINE
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

ADMIN_PREFIXES: Final = ("/admin/", "/documents/")
#: Wagtail's editor needs inline styles and scripts of its own; nothing from another host, and never for readers.
ADMIN_POLICY: Final = {
    "default-src": [SELF],
    "style-src": [SELF, UNSAFE_INLINE],
    "script-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF, "data:"],
    "connect-src": [SELF],
    "frame-src": [SELF],
    "form-action": [SELF],
    "base-uri": [SELF],
    "frame-ancestors": [SELF],
}


class ReaderPolicyMiddleware:
    """Public pages carry no cookie, do not vary by one, and are safe for a shared cache."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(self), microphone=(), interest-cohort=(), browsing-topics=()"
        )
        if request.path_info.startswith(ADMIN_PREFIXES):
            response._csp_replace = ADMIN_POLICY  # type: ignore[attr-defined]
            # Without a referrer a browser posts forms with "Origin: null", which Django's CSRF check refuses.
            response.headers["Referrer-Policy"] = "same-origin"
            return response
        response.cookies.clear()
        response.headers.pop("Vary", None)
        if response.status_code == 200 and request.method in ("GET", "HEAD") and "Cache-Control" not in response:
            patch_cache_control(response, public=True, max_age=settings.PUBLIC_PAGE_MAX_AGE)
        return response
