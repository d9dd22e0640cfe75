"""The directory's pages. Every state is a plain GET address; nothing a reader can type is an error."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.languages import get_language
from portal.links import absolute_url
from portal.middleware.language import language_of_path
from portal.pagination import pages
from portal.paper.responses import pdf_response
from search.notices import Notice, understood

from .cards import ServiceCard
from .councils import ATTRIBUTION as COUNCILS_SOURCE
from .councils import councils_of
from .directory import PAGE_SIZE, Answer, answer, origin_of, point_of
from .facets import applied_filters, facets
from .form_choices import km_choices, sort_choices, weekday_choices
from .geography import Point
from .maps.limits import FIRST_SERVICES
from .places import FoundPlace
from .printing import Wish, directory_pdf
from .query import DirectoryQuery
from .saved_codes import clean_codes, joined
from .screen_map.screen import MOST_ON_MAP, Asked, screen
from .selectors import area_links, service_languages, service_page_context
from .service_card import print_card

if TYPE_CHECKING:
    from .models import AreaPage, DirectoryPage


def directory(request: HttpRequest, page: DirectoryPage) -> HttpResponse:
    """``/<lang>/services/``"""
    context = list_context(request, DirectoryQuery.parse(request.GET))
    # The way to a town's page is shown to somebody who has not asked for anything yet.
    context["areas"] = [] if request.GET else area_links(page)
    return render(request, "pages/directory_page.html", {**page.get_context(request), **context, "is_area": False})


def area(request: HttpRequest, page: AreaPage) -> HttpResponse:
    """``/<lang>/services/leeds/``: the directory around one town, whose point is a fact of the source page."""
    facts = page.facts
    origin = origin_of(facts.town, facts.latitude, facts.longitude)
    context = list_context(request, DirectoryQuery.parse(request.GET), origin)
    # What an editor wrote goes before what the boundaries say of one point.
    councils = [] if facts.council_name else councils_of(Point(facts.latitude, facts.longitude))
    of_area = {"is_area": True, "facts": facts, "councils": councils, "councils_source": COUNCILS_SOURCE}
    return render(request, "pages/directory_page.html", {**page.get_context(request), **context, **of_area})


def list_context(request: HttpRequest, query: DirectoryQuery, origin: FoundPlace | None = None) -> dict[str, Any]:
    """What the list shows. ``origin`` is the middle of an area; a place the reader types goes before it."""
    language, now, path = language_of_path(request.path_info), timezone.now(), request.path
    if query.on_map:
        # One map, not page after page of it.
        found = answer(replace(query, page=1), language, now, origin, size=MOST_ON_MAP)
    else:
        found = answer(query, language, now, origin)
    cards = carrying(query.saved, found.cards(found.documents, language, now))
    pagination = pages(found.total, query.page, PAGE_SIZE, lambda page: path + query.encode(page=page))
    near = {} if query.near or origin is None else {"near": origin.name}
    printed = replace(query, on_map=False, saved=())
    return {
        "form": query,
        "near_is_point": point_of(query.near) is not None,
        "km_choices": km_choices(query),
        "sort_choices": sort_choices(query),
        "weekdays": weekday_choices(query, language),
        "results": cards,
        "screen": screen(
            Asked.parse(request.GET),
            cards,
            found.place.point if found.place else None,
            get_language(language),
            lambda **where: path + query.encode(**where),
        )
        if query.on_map and cards
        else None,
        "alternatives": carrying(query.saved, found.cards(found.alternatives, language, now)),
        "total": found.total,
        "pagination": pagination,
        "facets": facets(found, query),
        "applied": applied_filters(query, path, found.names),
        "clear_url": path + DirectoryQuery(on_map=query.on_map, saved=query.saved).encode(),
        "rows_url": path + replace(query, on_map=False).encode(),
        "on_map_url": path + replace(query, on_map=True).encode(),
        "print_url": f"/{language}/services/map.pdf",
        "print_fields": [*printed.params(), *near.items()],
        "more_than_one_print": found.total > FIRST_SERVICES,
        "place": found.place if query.near or found.place_in_words else None,
        "place_problem": place_problem(query, found),
        "notices": notices(query, found, path),
    }


def carrying(saved: Sequence[str], cards: list[ServiceCard]) -> list[ServiceCard]:
    """The cards with the reader's own list in their addresses: without scripting that is where it is kept."""
    return [replace(card, url=f"{card.url}?list={joined(saved)}") for card in cards] if saved else cards


def place_problem(query: DirectoryQuery, found: Answer) -> str:
    if not found.place_unknown:
        return ""
    return _("We do not know the place “%(place)s”. Try the name of a town, or the first half of a postcode.") % {
        "place": query.near
    }


def notices(query: DirectoryQuery, found: Answer, path: str) -> list[Notice]:
    """What was done with the words, so that the list is no riddle."""
    said = understood(found.question)
    if found.place_in_words and found.place:
        said.append(
            Notice(
                _("We show what is near %(place)s.") % {"place": found.place.name},
                _("Look for the word “%(word)s” instead") % {"word": found.place_in_words},
                path + replace(query, in_words=True).encode(),
            )
        )
    if found.no_words:
        said.append(Notice(_("We found no service with the words “%(words)s”.") % {"words": query.q}))
    elif found.is_relaxed and found.total:
        said.append(Notice(_("No service has all of your words. These have some of them.")))
    return said


def service_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """``/<lang>/services/<slug>/``"""
    language = language_of_path(request.path_info)
    if "card" in request.GET:
        return print_card(request, slug, language)
    context = service_page_context_or_404(slug, language)
    translations = service_languages(slug, context["words_in"])
    saved = joined(clean_codes(request.GET.get("list", "")))
    return render(request, "pages/service_page.html", {**context, "translations": translations, "saved": saved})


def service_page_context_or_404(slug: str, language: str) -> dict[str, Any]:
    context = service_page_context(slug, language)
    if context is None:
        raise Http404(slug)
    return context


@require_safe
def directory_map(request: HttpRequest) -> HttpResponse:
    """``/<lang>/services/map.pdf`` of the same query, on paper as ``Wish`` says."""
    language = get_language(language_of_path(request.path_info))
    query, wish = DirectoryQuery.parse(request.GET), Wish.parse(request.GET, language)
    return pdf_response(
        lambda: directory_pdf(query, language, wish, lambda path: absolute_url(request, path)),
        f"services-{language.code}.pdf",
        request,
    )
