"""Make the print: gather its data, have Typst set it, keep it for the next who asks for the same."""

from __future__ import annotations

import datetime
import hashlib
import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache as once
from pathlib import Path
from threading import Lock
from typing import Any, Final, Literal

import segno
import typst
from django.conf import settings
from django.core.cache import cache
from django.utils import translation

from portal.languages import Language
from services.cards import ServiceCard
from services.geography import Point

from . import words
from .drawing import Pin, draw
from .entries import entry, entry_again, point_to_print
from .fonts import font_names, installed_fonts, printable, require_font
from .limits import CACHE_SECONDS, MAX_LINE, MAX_QR, MAX_SERVICES, cut
from .places import Town

logger = logging.getLogger("portal.maps")

TEMPLATE: Final = Path(__file__).with_name("typst") / "map.typ"
GOOD_FOR_DAYS: Final = 90


@dataclass(frozen=True, slots=True)
class Paper:
    """Millimetres, but ``text`` in points."""

    name: str
    margin: float
    map_width: float
    map_height: float
    marker: float
    columns: int
    text: float


PAPERS: Final = {
    "a4": Paper("a4", 14, 182, 116, 6.4, 2, 9.5),
    "a5": Paper("a5", 10, 128, 94, 5.8, 1, 8.8),
}

#: Space between lines by script, in ems: what Nastaliq needs would tear Latin apart.
LEADING: Final = {"arabic": 0.72, "nastaliq": 1.35, "ethiopic": 0.68, "bengali": 0.72, "gurmukhi": 0.72, "tamil": 0.75}

#: Typst is given one print at a time: it uses every core by itself, and the second who asks for the same finds it made.
_one_at_a_time = Lock()


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
    paper: Literal["a4", "a5"] = "a4"


def map_pdf(request: MapRequest) -> bytes:
    """Return the print as a tagged PDF (PDF/UA-1).
    Raises ``MapFontMissing`` where a language's font is not installed.
    """
    for language in (request.language, request.also):
        if language:
            require_font(language)
    data = json.dumps(_printable(_data(request)), ensure_ascii=False, sort_keys=True)
    key = "map:" + hashlib.sha256(f"{data}\n{_template_digest()}".encode()).hexdigest()
    made: bytes | None = cache.get(key)
    if made is None:
        with _one_at_a_time:
            made = cache.get(key)
            if made is None:
                made = _typeset(data, request.printed_on)
                cache.set(key, made, CACHE_SECONDS)
    return made


def _typeset(data: str, day: datetime.date) -> bytes:
    """Have Typst set the template. It sees its own folder, the fonts and ``data``, which stays text: it is never
    markup.
    """
    options: dict[str, Any] = {
        "root": str(TEMPLATE.parent),
        "font_paths": installed_fonts(str(settings.NODE_MODULES)),
        "ignore_system_fonts": True,
        "sys_inputs": {"data": data},
        "timestamp": datetime.datetime.combine(day, datetime.time(), datetime.UTC),
    }
    try:
        made = typst.compile(str(TEMPLATE), pdf_standards=["ua-1"], **options)
    except typst.TypstError as error:
        # Better a page that a screen reader finds less easy than none; the message names no reader and no search.
        logger.warning("A map could not be made as PDF/UA: %s", error.message)
        made = typst.compile(str(TEMPLATE), **options)
    return bytes(made)


def _data(request: MapRequest) -> dict[str, Any]:
    """All that is printed, as plain values."""
    cards = list(request.cards)[:MAX_SERVICES]
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
            data["also"] = _language(request.also) | {"say": words.sentences(request.also)}
            for made, (card, _number) in zip(data["entries"], ordered, strict=True):
                made["also"] = entry_again(card, request.also, day, last_day)
    return data


def _page(request: MapRequest, paper: Paper, last_day: datetime.date) -> dict[str, Any]:
    return {
        "language": _language(request.language),
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
        "qr": _qr(request.query_url),
        "more": words.some_of(len(request.cards), request.total),
        "also": None,
    }


def _language(language: Language) -> dict[str, Any]:
    _base, _separator, region = language.cldr.partition("_")
    return {
        "lang": language.html_lang.split("-", 1)[0],
        "region": region.upper() if len(region) == 2 else "GB",
        "dir": language.direction,
        "fonts": font_names(language),
        "leading": LEADING.get(language.script, 0.6),
    }


def _dues(cards: Sequence[ServiceCard]) -> list[datetime.date]:
    return [card.next_check_due for card in cards if card.next_check_due]


def _qr(address: str) -> str:
    """The address as an SVG drawing; none where a phone could not read it at the size it is printed."""
    if not address or len(address) > MAX_QR:
        return ""
    return str(segno.make_qr(address, error="l", boost_error=False).svg_inline(border=2))


def _printable(value: Any) -> Any:
    """The same data with every text reduced to what the fonts can show."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {name: _printable(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_printable(each) for each in value]
    return value


@once
def _template_digest() -> str:
    return hashlib.sha256(TEMPLATE.read_bytes()).hexdigest()
