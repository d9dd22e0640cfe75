"""A print as an answer: the PDF, or a calm page that says why there is none and what to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from .errors import FontMissing, PaperBusy, PaperFailed, PaperNotPossible, PaperTooLong

#: What a reader is told, and the status.
SAID: Final[Mapping[type[PaperNotPossible], tuple[Promise, int]]] = {
    PaperBusy: (gettext_lazy("Many people are printing. Wait a few seconds, then try again."), 503),
    FontMissing: (gettext_lazy("We cannot print in this language yet."), 503),
    PaperTooLong: (gettext_lazy("This is too long to print. Choose less, then try again."), 400),
    PaperFailed: (gettext_lazy("You did nothing wrong. Try again in a few minutes."), 503),
}


def pdf_response(make: Callable[[], bytes], file_name: str, request: HttpRequest) -> HttpResponse:
    """The print that ``make`` returns, to be shown by the browser; cached like every public page.

    ``file_name``: what it is saved as, plain ASCII. A ``PaperNotPossible`` that ``make`` raises becomes a page in the
    active language, which nobody caches.
    """
    try:
        pdf = make()
    except PaperNotPossible as problem:
        return _not_ready(problem, request)
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{file_name}"'
    # A print is a copy of a page that is there to be found.
    response["X-Robots-Tag"] = "noindex"
    return response


def _not_ready(problem: PaperNotPossible, request: HttpRequest) -> HttpResponse:
    sentence, status = SAID.get(type(problem), SAID[PaperFailed])
    folder, _slash, _name = request.path.rpartition("/")
    query = request.META.get("QUERY_STRING", "")
    context = {
        "problem": sentence,
        "again_url": request.get_full_path(),
        # What is printed at …/leaflet.pdf is read at …/.
        "page_url": f"{folder}/?{query}" if query else f"{folder}/",
    }
    response = render(request, "pages/paper_not_ready.html", context, status=status)
    response["Cache-Control"] = "no-store"
    if isinstance(problem, PaperBusy):
        response["Retry-After"] = str(problem.retry_after)
    return response
