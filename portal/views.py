"""Views that belong to no section: the language chooser, pages, and the page that is not there."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.models import Page

from .languages import LANGUAGES
from .middleware.language import language_of_path
from .routing import serve
from .translations import PageTranslation, page_translations


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
    """Status 404, with the languages this same page does exist in."""
    language = language_of_path(request.path_info)
    return render(
        request,
        "pages/not_found.html",
        {"available": same_page_elsewhere(request.path_info), "home_url": f"/{language}/"},
        status=404,
    )


def same_page_elsewhere(path: str) -> list[PageTranslation]:
    """Translations of the page that has this address below another language.
    Addresses are the same in every language.
    """
    parts = [part for part in path.split("/") if part][1:]
    if not parts:
        return []
    below_home = "/".join(parts) + "/"
    candidates = Page.objects.live().filter(slug=parts[-1], depth=len(parts) + 2)
    same = next((page for page in candidates if page.url_path.split("/", 2)[2] == below_home), None)
    return page_translations(same) if same else []
