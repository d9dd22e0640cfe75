"""A page about an entitlement on half a page, to show at a desk: its short answer, and what nobody may ask for."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.formats import partial_date
from portal.languages import SOURCE_LANGUAGE
from portal.links import absolute_url
from portal.paper.card import Card, CardPaper, CardSide, card_pdf
from portal.paper.responses import pdf_response
from portal.translations import page_url, translation_context

if TYPE_CHECKING:
    from ..models import ArticlePage

NOT_NEEDED = "you_do_not_need"


def print_card(request: HttpRequest, page: ArticlePage) -> HttpResponse:
    """``?card``: the reader's language beside English; ``&paper=a4`` for two to cut apart."""
    paper: CardPaper = "a4" if request.GET.get("paper") == "a4" else "a5"
    made = card_of(page, absolute_url(request, page_url(page)), timezone.localdate())
    return pdf_response(lambda: card_pdf(made, paper), f"{page.slug}-card.pdf", request)


def card_of(page: ArticlePage, address: str, day: datetime.date) -> Card:
    """``address``: absolute, of the page."""
    facts = page.facts
    is_english = page.locale.language_code == SOURCE_LANGUAGE
    return Card(
        left=_side(page),
        right=None if is_english else _side(facts),
        address=address,
        printed_on=day,
        checked=facts.last_checked,
        checked_by=facts.checked_by.name if facts.checked_by else "",
        next_check_due=facts.next_check_due,
    )


def _side(page: ArticlePage) -> CardSide:
    with override(page.language.code):
        note = translation_context(page)["translation_note"]
        papers = [line for block in page.body if block.block_type == NOT_NEEDED for line in block.value]
        by_machine = _("A computer translated these words. No person has checked them yet.")
        return CardSide(
            language=page.language,
            title=page.title,
            statement=page.short_answer,
            not_needed=tuple(map(str, papers)),
            source=_source(page),
            note=by_machine if note.made_by == "machine" else "",
        )


def _source(page: ArticlePage) -> str:
    """The first of the page's sources: editors put official ones first."""
    first = next((block.value for block in page.facts.sources), None)
    if first is None:
        return _("We found no official source for this.")
    dated = partial_date(first["dated"], page.language) if first["dated"] else ""
    return ", ".join(filter(None, (first["title"], first["publisher"], dated)))
