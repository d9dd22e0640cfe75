"""``/<lang>/complaints/find/``: from a nation and what went wrong to the routes there are, or an honest "none yet"."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.languages import SOURCE_LANGUAGE
from portal.links import PageLink, as_link
from portal.middleware.language import language_of_path
from portal.nations import Nation
from services.public import cards_in_category

from ..models import ComplaintRoutePage
from .topics import Topic

#: The directory's category of people who help with any complaint.
HELPERS: Final = "complaints-and-advocacy"


@require_safe
def find_route(request: HttpRequest) -> HttpResponse:
    reader = language_of_path(request.path_info)
    topic = _one_of(Topic.values, request.GET.get("topic", ""))
    nation = _one_of(Nation.values, request.GET.get("nation", ""))
    context: dict[str, Any] = {
        "topics": Topic.choices,
        "nations": Nation.choices,
        "topic": topic,
        "nation": nation,
        "is_asked": bool(request.GET.get("topic") or request.GET.get("nation")),
    }
    if topic and nation:
        routes = routes_for(topic, nation, reader)
        context["routes"] = routes
        if not routes:
            context["cards"] = cards_in_category(HELPERS, reader, 3, [nation])
            context["helpers"] = HELPERS
    return render(request, "pages/route_finder.html", context)


def routes_for(topic: str, nation: str, reader: str) -> list[PageLink]:
    """Routes that hold in a nation for what went wrong, in tree order: in the reader's language, or in English where
    not translated. Facts are the source page's. Two queries.
    """
    sources = ComplaintRoutePage.objects.live().filter(locale__language_code=SOURCE_LANGUAGE).order_by("path")
    chosen = [
        page
        for page in sources.select_related("locale").defer("body", "sources", "related")
        if topic in page.topics and nation in page.nations
    ]
    if reader == SOURCE_LANGUAGE or not chosen:
        return [as_link(page) for page in chosen]
    own = ComplaintRoutePage.objects.live().filter(
        translation_key__in=[page.translation_key for page in chosen],
        locale__language_code=reader,
        alias_of__isnull=True,
    )
    translated = {page.translation_key: page for page in own.select_related("locale").defer("body", "sources")}
    return [as_link(translated.get(page.translation_key, page)) for page in chosen]


def _one_of(values: list[str], asked: str) -> str:
    return asked if asked in values else ""
