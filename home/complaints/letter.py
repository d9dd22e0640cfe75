"""``/<lang>/complaints/letter/``: a letter of complaint, made by the reader's own device.

What is typed has no name to be sent under, so it cannot reach the server; without scripting the page is a form to print
and write on.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.languages import LANGUAGES, SOURCE_LANGUAGE
from portal.middleware.language import language_of_path
from portal.translations import page_url

from ..models import ComplaintRoutePage
from .letter_words import ANSWERS, HAPPENED, WANTED, frame, lines
from .steps import recipients

#: Blocks of a route that are told above the letter too.
REASSURING = ("leave_out", "cannot_happen")


@require_safe
def letter(request: HttpRequest) -> HttpResponse:
    reader = language_of_path(request.path_info)
    context: dict[str, Any] = {
        "happened": lines(HAPPENED),
        "wanted": lines(WANTED),
        "answers": lines(ANSWERS),
        "frame": frame(),
        "languages": list(LANGUAGES.values()),
        "is_in_two_languages": reader != SOURCE_LANGUAGE,
    }
    page = route_page(request.GET.get("route", ""), reader)
    if page is not None:
        context |= {
            "route": page,
            "route_url": page_url(page),
            "recipients": recipients(page),
            "blocks": [block for block in page.body if block.block_type in REASSURING],
        }
    return render(request, "pages/letter.html", context)


def route_page(slug: str, reader: str) -> ComplaintRoutePage | None:
    """The route of this slug, in the reader's language where it is translated. One query, and one for its facts."""
    if not slug or "\0" in slug:
        return None
    found = ComplaintRoutePage.objects.live().filter(
        slug=slug, locale__language_code__in={reader, SOURCE_LANGUAGE}, alias_of__isnull=True
    )
    by_language = {page.locale.language_code: page for page in found.select_related("locale")}
    return by_language.get(reader) or by_language.get(SOURCE_LANGUAGE)
