"""``/<lang>/desk/``: for reception staff. Three questions by GET, one screen of answer, the patient's words beside it.

An address is a shortcut: it opens with the answer. Nobody signs in, and nothing is kept anywhere else.
"""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.languages import LANGUAGES, SOURCE_LANGUAGE
from portal.links import absolute_url
from portal.middleware.language import language_of_path
from portal.nations import Nation
from portal.paper.card import CardPaper, card_pdf
from portal.paper.responses import pdf_response

from .answer import answer_to
from .asked import DeskQuestion
from .booking import booking_of
from .card import card_of
from .needs import NEEDS, SITUATIONS
from .pages import addresses_of
from .words import headings


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    question = DeskQuestion.parse(request.GET, language_of_path(request.path_info))
    booking = booking_of(question.at)
    if booking is None:
        question = replace(question, at="")
    context: dict[str, Any] = {"question": question, "booking": booking}
    if question.need:
        context |= _told(question)
    if question.turned and question.need and context["answer"].patient:
        return render(request, "pages/desk_turned.html", context)
    return render(request, "pages/desk_page.html", context | _choices())


def _told(question: DeskQuestion) -> dict[str, Any]:
    question = replace(question, turned=False)
    pages = addresses_of(question.need, question.nation)
    return {
        "answer": answer_to(question),
        "headings": headings(),
        "page_url": pages.get(SOURCE_LANGUAGE, ""),
        "patient_page_url": pages.get(question.patient, ""),
        "query": question.encode(),
        "turned_query": question.encode(turned=True),
    }


def _choices() -> dict[str, Any]:
    others = (language for code, language in LANGUAGES.items() if code != SOURCE_LANGUAGE)
    return {
        "needs": NEEDS.items(),
        "nations": Nation.choices,
        "situations": SITUATIONS.items(),
        "languages": sorted(others, key=attrgetter("name")),
    }


@require_safe
def desk_card(request: HttpRequest) -> HttpResponse:
    """``/<lang>/desk/card.pdf`` of the same question: ``paper=a4|a5``. Without an answer, the desk says why."""
    question = DeskQuestion.parse(request.GET, language_of_path(request.path_info))
    card = None
    if question.need:
        pages = addresses_of(question.need, question.nation)
        answer = answer_to(question)
        path = pages.get(question.patient) or pages.get(SOURCE_LANGUAGE) or f"{reverse('desk')}{answer.path}"
        card = card_of(answer, absolute_url(request, path), timezone.localdate())
    if card is None:
        return HttpResponseRedirect(reverse("desk") + question.encode())
    paper: CardPaper = "a4" if request.GET.get("paper") == "a4" else "a5"
    name = f"card-{question.need}-{question.nation}-{card.left.language.code}.pdf".replace("_", "-")
    return pdf_response(lambda: card_pdf(card, paper), name, request)


@require_safe
def desk_address(request: HttpRequest, nation: str, situation: str, need: str) -> HttpResponse:
    """``/<lang>/desk/<nation>/<situation>/<need>/``: an address without a query, for cards and reports."""
    if nation not in Nation.values or situation not in SITUATIONS or need not in NEEDS:
        raise Http404(need)
    question = DeskQuestion(need=need, nation=nation, situation=situation)
    reader = language_of_path(request.path_info)
    question = replace(question, patient=reader if reader != SOURCE_LANGUAGE else "")
    return HttpResponseRedirect(reverse("desk") + question.encode())
