"""The language is the first part of the address, and nothing else: no cookie, no guess from the browser.

Django's own LocaleMiddleware also asks cookies and headers, and knows a language only once a compiled catalogue exists.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from portal.languages import DEFAULT_LANGUAGE, get_language, is_language


def language_of_path(path: str) -> str:
    """Return the language code an address begins with; English where it begins with none.

    >>> language_of_path("/ti/services/")
    'ti'
    """
    first = path.lstrip("/").split("/", 1)[0]
    return first if is_language(first) else DEFAULT_LANGUAGE


class LanguageFromPathMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        code = language_of_path(request.path_info)
        request.LANGUAGE_CODE = code
        with translation.override(code):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", get_language(code).html_lang)
        return response
