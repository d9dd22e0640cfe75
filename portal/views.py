"""Views that belong to no section: the language chooser, pages, and the page that is not there."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .elsewhere import offers_for
from .languages import LANGUAGES
from .middleware.language import language_of_path
from .routing import serve


@require_safe
def language_chooser(request: HttpRequest) -> HttpResponse:
    """``/``: every language by its own name. The same bytes for everybody, so a shared cache can keep it."""
    return render(request, "pages/language_chooser.html", {"languages": list(LANGUAGES.values())})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return HttpResponse("User-agent: *\nDisallow: /admin/\nDisallow: /documents/\n", content_type="text/plain")


def page(request: HttpRequest, path: str) -> HttpResponse:
    """A Wagtail page; where there is none, a page that helps (in every environment, DEBUG or not)."""
    try:
        return serve(request, path)
    except Http404:
        return not_found(request)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Status 404, with the languages this same page does exist in, or pages that may have been meant."""
    offers = offers_for(request.path_info)
    home_url = f"/{language_of_path(request.path_info)}/"
    context = {"offers": offers, "available": offers.available, "query": offers.words, "home_url": home_url}
    return render(request, "pages/not_found.html", context, status=404)
