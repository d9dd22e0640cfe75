"""The card: half a page to put on a counter, the reader's language beside English. It knows words, not records."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any, Final, Literal

from django.utils import translation
from django.utils.translation import gettext as _

from portal.formats import full_date
from portal.languages import Language

from .leaflet import check_again, good_until, printed_on
from .limits import MAX_LINE, cut
from .qr import qr_svg
from .runs import Runs, runs, typed
from .setting import language_setting
from .typesetting import typeset

TEMPLATE: Final = "card.typ"
#: Half a page, or a page of two to cut apart.
CardPaper = Literal["a5", "a4"]
#: Lines of a kind on one side. What is beyond them is on the web.
MAX_LINES: Final = 8
#: Characters of the statement, which has to be large.
MAX_STATEMENT: Final = 420


@dataclass(frozen=True, slots=True)
class CardSide:
    """What one language says. Plain text; phone numbers in it are found and kept left to right.

    ``title``: what it is about; ``statement``: the short answer, set large; ``lines``: what follows from it;
    ``not_needed``: papers nobody may ask for; ``say``: words to say; ``source``: who says so, with its date;
    ``note``: how these words were translated. What is empty is not printed.
    """

    language: Language
    title: str
    statement: str
    lines: tuple[str, ...] = ()
    not_needed: tuple[str, ...] = ()
    say: str = ""
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """``left``: the reader's language, on the side they read from; ``right``: English, None where that is the reader's.

    ``address``: absolute, of the same on the web; ``checked``: when, ``checked_by``: by which organisation;
    ``next_check_due``: where it is known. The source is printed once: that of ``right``, where there is one.
    """

    left: CardSide
    right: CardSide | None
    address: str
    printed_on: datetime.date
    checked: datetime.date | None = None
    checked_by: str = ""
    next_check_due: datetime.date | None = None
    is_example: bool = False


def card_pdf(card: Card, paper: CardPaper = "a5") -> bytes:
    """The card as a tagged PDF (PDF/UA-1): A5 across, or twice on A4. Raises ``errors.PaperNotPossible``."""
    sides = [side for side in (card.left, card.right) if side]
    return typeset(TEMPLATE, card_data(card, paper), [side.language for side in sides], card.printed_on)


def card_data(card: Card, paper: CardPaper) -> dict[str, Any]:
    """All that is printed, as plain values."""
    sides = [side for side in (card.left, card.right) if side]
    last = sides[-1]
    with translation.override(card.left.language.code):
        data: dict[str, Any] = {
            "site": _("Find help in the UK"),
            "qr_alt": _("A square code to scan with a phone: it opens this page on the web."),
        }
    with translation.override(last.language.code):
        data |= {"from": _("Where this comes from"), "source": _data(runs(cut(last.source, 2 * MAX_LINE)))}
    return {
        **data,
        "paper": paper,
        "lang": card.left.language.code,
        "last_lang": last.language.code,
        "title": cut(card.left.title, MAX_LINE),
        "sides": [_side(side, card) for side in sides],
        "address": typed(card.address),
        "qr": qr_svg(card.address),
        "settings": {side.language.code: language_setting(side.language) for side in sides},
    }


def _side(side: CardSide, card: Card) -> dict[str, Any]:
    with translation.override(side.language.code):
        days = [
            _checked(card, side.language),
            printed_on(card.printed_on, side.language),
            check_again(good_until(card.printed_on, card.next_check_due), side.language),
        ]
        return {
            "lang": side.language.code,
            "title": _data(runs(cut(side.title, MAX_LINE))),
            "statement": _data(runs(cut(side.statement, MAX_STATEMENT))),
            "lines": _lines(side.lines),
            "need_not": _("You do not need"),
            "not_needed": _lines(side.not_needed),
            "say": _data(runs(cut(side.say, MAX_STATEMENT))),
            "note": side.note,
            "days": [each for each in days if each],
            "example": _("Invented example") if card.is_example else "",
        }


def _checked(card: Card, language: Language) -> str:
    if card.checked is None:
        return _("Not checked yet")
    day = full_date(card.checked, language)
    if card.checked_by:
        return _("Checked on %(day)s by %(organisation)s") % {"day": day, "organisation": card.checked_by}
    return _("Checked on %(day)s") % {"day": day}


def _lines(lines: tuple[str, ...]) -> list[list[dict[str, Any]]]:
    return [_data(runs(cut(line, 2 * MAX_LINE))) for line in lines[:MAX_LINES] if line.strip()]


def _data(value: Runs) -> list[dict[str, Any]]:
    return [run.data() for run in value]
