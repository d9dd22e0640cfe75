"""``/<lang>/search/``: pages and services together. ``/<lang>/suggest/``: what a search box offers as one types."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.cleaning import clean_number, clean_text
from portal.middleware.language import language_of_path
from portal.pagination import pages

from .finding import find
from .hits import hits_of_keys, hits_of_owners
from .misses import note_result
from .models import DocumentKind
from .notices import Notice, understood
from .query import Near, Query, Result
from .question import Question
from .suggestions import suggest
from .understanding import LONGEST_QUESTION, understand

PAGE_SIZE = 20
MOST_PAGES = 500
#: Kilometres around a place that was named among the words.
AROUND = 40
MOST_SUGGESTIONS = 8
#: Offered where nothing was found: pages that help whatever was meant.
ALWAYS_USEFUL = ("mental-health/help-now", "entitlements/register-with-a-gp", "entitlements/interpreters")


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    language = language_of_path(request.path_info)
    typed = clean_text(request.GET.get("q", ""), LONGEST_QUESTION)
    in_words = request.GET.get("words", "") == "only"
    number = clean_number(request.GET.get("page", ""), 1, 1, MOST_PAGES)
    question = understand(typed, language, with_places=not in_words)
    query = query_of(question, number)
    found = find(query) if question.needed or question.place else None
    if found and found.total and not found.hits:
        found = find(replace(query, start=(found.total - 1) // PAGE_SIZE * PAGE_SIZE))
    total = found.total if found else 0
    only = {"words": "only"} if in_words else {}
    pagination = pages(
        total, number, PAGE_SIZE, lambda page: f"{request.path}?{urlencode({'q': typed, **only, 'page': page})}"
    )
    if typed and number == 1:
        note_result(typed, language, total)
    return render(
        request,
        "pages/search_page.html",
        {
            "query": typed,
            "results": hits_of_owners(found.hits, language) if found else [],
            "total": total,
            "pagination": pagination,
            "notices": notices(question, found, f"{request.path}?{urlencode({'q': typed})}"),
            "alternatives": [] if total else alternatives(question, language),
        },
    )


def query_of(question: Question, page: int) -> Query:
    """What the search page asks. Of a place alone, only what is there: a page could be read anywhere."""
    return Query(
        question=question,
        kind=None if question.needed else DocumentKind.SERVICE,
        near=Near(question.place.point, AROUND) if question.place else None,
        start=(page - 1) * PAGE_SIZE,
        size=PAGE_SIZE,
    )


def notices(question: Question, found: Result | None, url: str) -> list[Notice]:
    said = understood(question)
    if question.place and question.needed:
        said.append(
            Notice(
                _("Services near %(place)s come first.") % {"place": question.place.name},
                _("Look for the word “%(word)s” instead") % {"word": question.place_words},
                f"{url}&words=only",
            )
        )
    if question.typed and not (found and found.total):
        nothing = _("We found nothing with the words “%(words)s”. Try fewer or other words.")
        said.append(Notice(nothing % {"words": question.typed}))
    elif found and found.has_words < question.required():
        said.append(Notice(_("Nothing has all of your words. These have some of them.")))
    return said


def alternatives(question: Question, language: str) -> list[object]:
    """Where nothing is found: the same words elsewhere in the country, and pages that help whatever was meant."""
    elsewhere = find(Query(question=question, size=3)) if question.place and question.needed else None
    useful = hits_of_keys([(DocumentKind.PAGE, key) for key in ALWAYS_USEFUL], language)
    return [*(hits_of_owners(elsewhere.hits, language) if elsewhere else ()), *useful]


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """``[{"label", "url", "kind", "lang", "dir"}]`` for what was typed so far; nothing of it is kept."""
    language = language_of_path(request.path_info)
    typed = clean_text(request.GET.get("q", ""), LONGEST_QUESTION)
    found: Iterable[dict[str, str]] = suggest(typed, language, MOST_SUGGESTIONS)
    return JsonResponse(list(found), safe=False, json_dumps_params={"ensure_ascii": False})
