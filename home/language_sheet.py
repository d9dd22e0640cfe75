"""``/<lang>/desk/languages/``: point to your language, on the screen and on paper."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.languages import SOURCE_LANGUAGE
from portal.links import absolute_url
from portal.middleware.language import language_of_path
from portal.paper.language_sheet import pointings, sheet_pdf
from portal.paper.responses import pdf_response

from .desk.asked import DeskQuestion


@require_safe
def point_to_your_language(request: HttpRequest) -> HttpResponse:
    """Every language as a large target; each leads back to the desk's question with it chosen."""
    question = DeskQuestion.parse(request.GET, language_of_path(request.path_info))
    targets = [
        (each, question.encode(patient="" if each.language.code == SOURCE_LANGUAGE else each.language.code))
        for each in pointings()
    ]
    context = {"targets": targets, "back": question.encode(), "desk_url": reverse("desk")}
    return render(request, "pages/point_to_your_language.html", context)


@require_safe
def language_sheet(request: HttpRequest) -> HttpResponse:
    """``/<lang>/desk/languages.pdf``: the same on one A4 sheet, for the counter or the wall."""
    address = absolute_url(request, reverse("point_to_your_language"))
    return pdf_response(lambda: sheet_pdf(timezone.localdate(), address), "point-to-your-language.pdf", request)
