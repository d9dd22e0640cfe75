"""A service on half a page, to show to somebody: the reader's language beside English."""

from __future__ import annotations

import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.languages import LANGUAGES, SOURCE_LANGUAGE, Language, get_language
from portal.links import absolute_url
from portal.paper.card import Card, CardPaper, CardSide, card_pdf
from portal.paper.responses import pdf_response
from search.models import Document, DocumentKind

from .cards import ServiceCard, card
from .maps.entries import entry


def print_card(request: HttpRequest, slug: str, language: str) -> HttpResponse:
    """``/<lang>/services/<slug>/?card``, and ``&paper=a4`` for two to cut apart. Raises Http404."""
    document = Document.objects.filter(kind=DocumentKind.SERVICE, key=slug).values("key", "words", "facts").first()
    if document is None:
        raise Http404(slug)
    paper: CardPaper = "a4" if request.GET.get("paper") == "a4" else "a5"
    address = absolute_url(request, f"/{language}/services/{slug}/")
    made = card_of(dict(document), get_language(language), address, timezone.now())
    return pdf_response(lambda: card_pdf(made, paper), f"{slug}.pdf", request)


def card_of(document: dict[str, Any], language: Language, address: str, now: datetime.datetime) -> Card:
    """``document``: of the index; ``address``: absolute, of the service's page."""
    shown = card(document, language.code, now)
    english = LANGUAGES[SOURCE_LANGUAGE]
    return Card(
        left=_side(shown, language, now),
        right=None if language == english else _side(card(document, english.code, now), english, now),
        address=address,
        printed_on=timezone.localdate(now),
        checked=shown.last_checked,
        checked_by=shown.checked_by,
        next_check_due=shown.next_check_due,
        is_example=shown.is_example,
    )


def _side(shown: ServiceCard, language: Language, now: datetime.datetime) -> CardSide:
    """The facts that the printed map has, a line each; where the words are not translated, they are in English."""
    with override(language.code):
        day = timezone.localdate(now)
        facts = entry(shown, None, language, day, day)["facts"]
        overdue = [_("It is time to check this page again. Some of it may be wrong.")] if shown.is_overdue else []
        return CardSide(
            language=language,
            title=shown.name,
            statement=shown.summary,
            lines=(*overdue, *(f"{fact['label']}: {' · '.join(fact['lines'])}" for fact in facts)),
            source=", ".join(filter(None, (shown.source_title, shown.source_publisher))),
            note=_("Translated by a machine. No person has checked it.") if shown.words_by_machine else "",
        )
