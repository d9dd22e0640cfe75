"""Gather what a printed map holds, and have it typeset."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils import translation

from portal.languages import Language
from portal.paper.limits import MAX_LINE, cut
from portal.paper.qr import qr_svg
from portal.paper.setting import language_setting
from portal.paper.typesetting import typeset
from services.cards import ServiceCard
from services.geography import Point

from . import words
from .drawing import Pin, draw
from .entries import entry, entry_again, point_to_print
from .limits import MAX_SERVICES
from .papers import PAPERS, Paper, PaperName
from .places import Town

GOOD_FOR_DAYS: Final = 90
#: Scripts whose lines stand so high that a small sheet holds fewer of them.
TALL: Final = frozenset({"nastaliq"})


@dataclass(frozen=True, slots=True)
class MapRequest:
    """What to print. ``cards`` in the order to number them; overdue ones are not among them.

    ``also``: a second language for the names and the facts; ``query_url``: the absolute address of the same list on the
    web; ``total``: how many the list on the web has, where that is more than ``cards``; ``towns``: (name in the
    reader's language, point, population) around, for context.
    """

    language: Language
    title: str
    cards: Sequence[ServiceCard]
    printed_on: datetime.date
    query_url: str
    site_name: str
    place_name: str = ""
    origin: Point | None = None
    towns: Sequence[Town] = ()
    also: Language | None = None
    total: int = 0
    paper: PaperName = "a4"


def map_pdf(request: MapRequest) -> bytes:
    """Return the print as a tagged PDF (PDF/UA-1). Raises a ``PaperNotPossible`` (``portal.paper.errors``)."""
    languages = [language for language in (request.language, request.also) if language]
    return typeset(PAPERS[request.paper].template, _data(request), languages, request.printed_on)


def _data(request: MapRequest) -> dict[str, Any]:
    """All that is printed, as plain values."""
    cards = list(request.cards)[: room_on(request)]
    placed = [(card, point) for card in cards if (point := point_to_print(card))]
    unplaced = [card for card in cards if not point_to_print(card)]
    ordered = [
        *((card, number) for number, (card, _point) in enumerate(placed, 1)),
        *((card, None) for card in unplaced),
    ]
    day = request.printed_on
    last_day = min([day + datetime.timedelta(days=GOOD_FOR_DAYS), *_dues(cards)])
    paper = PAPERS[request.paper]
    with translation.override(request.language.code):
        data = {
            **_page(request, paper, last_day),
            "map": draw(
                [Pin(point, bool(card.nearest and card.nearest.is_vague)) for card, point in placed],
                request.origin,
                request.place_name,
                request.towns,
                width=paper.map_width,
                height=paper.map_height,
                diameter=paper.marker,
            )
            if placed
            else None,
            "entries": [entry(card, number, request.language, day, last_day) for card, number in ordered],
        }
    if request.also:
        with translation.override(request.also.code):
            data["also"] = language_setting(request.also) | {"say": words.sentences(request.also)}
            for made, (card, _number) in zip(data["entries"], ordered, strict=True):
                made["also"] = entry_again(card, request.also, day, last_day)
    return data


def room_on(request: MapRequest) -> int:
    """How many services the sheet holds: they are the first, which are the nearest."""
    paper = PAPERS[request.paper]
    if not paper.room:
        return MAX_SERVICES
    is_tall = any(each and each.script in TALL for each in (request.language, request.also))
    return paper.room_for_tall if is_tall or request.also else paper.room


def _page(request: MapRequest, paper: Paper, last_day: datetime.date) -> dict[str, Any]:
    return {
        "language": language_setting(request.language),
        "paper": {
            "name": paper.name,
            "margin": paper.margin,
            "columns": paper.columns,
            "text": paper.text,
        },
        "say": words.sentences(request.language),
        "title": cut(request.title, MAX_LINE),
        "site": cut(request.site_name, MAX_LINE),
        "about": words.near(cut(request.place_name, MAX_LINE)) if request.place_name else "",
        "printed": words.printed_on(request.printed_on, request.language),
        "check_again": words.check_again(last_day, request.language),
        "address": request.query_url,
        "qr": qr_svg(request.query_url),
        "more": words.some_of(min(len(request.cards), room_on(request)), max(request.total, len(request.cards))),
        "also": None,
    }


def _dues(cards: Sequence[ServiceCard]) -> list[datetime.date]:
    return [card.next_check_due for card in cards if card.next_check_due]
