"""``/<lang>/search/``: pages and services together."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.cleaning import clean_number, clean_text
from portal.languages import LANGUAGES, Language, fallback_chain
from portal.middleware.language import language_of_path
from portal.pagination import paginate

from .find import find
from .models import Document, DocumentKind

PAGE_SIZE = 20
LONGEST_QUESTION = 200
#: Offered where nothing was found: pages that help whatever was meant.
ALWAYS_USEFUL = ("mental-health/help-now", "entitlements/register-with-a-gp", "entitlements/interpreters")


@dataclass(frozen=True, slots=True)
class SearchHit:
    """``kind`` is "page" or "service"; ``language`` is that of the words shown."""

    title: str
    url: str
    summary: str
    language: Language
    kind: str


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    language = language_of_path(request.path_info)
    query = clean_text(request.GET.get("q", ""), LONGEST_QUESTION)
    found = find(query, language)
    keys = found.keys if found else []
    shown, pagination = paginate(
        keys,
        clean_number(request.GET.get("page", ""), 1, 1, 500),
        PAGE_SIZE,
        lambda number: f"{request.path}?{_query_string(query, number)}",
    )
    notice = ""
    if query and not keys:
        notice = _("We found nothing with the words “%(words)s”. Try fewer or other words.") % {"words": query}
    elif found and found.relaxed:
        notice = _("Nothing has all of your words. These have some of them.")
    useful = [f"{DocumentKind.PAGE}:{key}" for key in ALWAYS_USEFUL]
    return render(
        request,
        "pages/search_page.html",
        {
            "query": query,
            "results": hits(shown, language),
            "total": len(keys),
            "pagination": pagination,
            "notice": notice,
            "alternatives": [] if keys else hits(useful, language),
        },
    )


def hits(found: list[str], language: str) -> list[SearchHit]:
    """Hits for "kind:key" strings, in their order, each in the best language it has for the reader. One query."""
    keys = [each.partition(":")[2] for each in found]
    rows = {f"{row.kind}:{row.key}": row for row in Document.objects.filter(key__in=keys)}
    return [_hit(rows[each], language) for each in found if each in rows]


def _hit(row: Document, language: str) -> SearchHit:
    code = next((each for each in fallback_chain(language) if each in row.words), next(iter(row.words)))
    words = row.words[code]
    # A service can be read below every language; a page only where it was translated, at its path in that language.
    is_service = row.kind == DocumentKind.SERVICE
    return SearchHit(
        title=words["name"],
        url=f"/{language}/services/{row.key}/" if is_service else f"/{code}/{words['path']}/",
        summary=words.get("summary", ""),
        language=LANGUAGES[code],
        kind=row.kind,
    )


def _query_string(query: str, page: int) -> str:
    return urlencode({"q": query, "page": page})
