"""The leaflet: one page of the web on A5, in one language or two. It knows blocks, not pages."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils import translation
from django.utils.translation import gettext as _

from portal.formats import full_date
from portal.languages import LANGUAGES, Language

from .blocks import Block, paired
from .limits import MAX_LINE, cut
from .qr import qr_svg
from .runs import typed
from .setting import language_setting
from .typesetting import typeset

TEMPLATE: Final = "leaflet.typ"
#: Days after which whoever holds the paper should look again, where no check is due earlier.
GOOD_FOR_DAYS: Final = 90


@dataclass(frozen=True, slots=True)
class Side:
    """The page in one language. ``title_language``: the code of the title's, where it is not translated.

    ``body``: the short answer first; ``about``: who checked it, sources, how it was translated.
    """

    language: Language
    title: str
    body: Sequence[Block]
    about: Sequence[Block] = ()
    title_language: str = ""


@dataclass(frozen=True, slots=True)
class Leaflet:
    """``here``: the reader's language, printed first. ``also``: a second language, paragraph by paragraph below.

    ``address``: absolute, of the same page on the web; ``next_check_due``: of the facts, where one is known.
    """

    here: Side
    address: str
    printed_on: datetime.date
    also: Side | None = None
    next_check_due: datetime.date | None = None


def leaflet_pdf(leaflet: Leaflet) -> bytes:
    """The leaflet as a tagged PDF (PDF/UA-1), A5. Raises ``portal.paper.errors.PaperNotPossible``."""
    sides = [side for side in (leaflet.here, leaflet.also) if side]
    return typeset(TEMPLATE, leaflet_data(leaflet), [side.language for side in sides], leaflet.printed_on)


def leaflet_data(leaflet: Leaflet) -> dict[str, Any]:
    """All that is printed, as plain values."""
    here, also = leaflet.here, leaflet.also
    last_day = good_until(leaflet.printed_on, leaflet.next_check_due)
    with translation.override(here.language.code):
        notice = _("This part is new. It is in English until somebody translates it.")
        data = {
            "page_of": _("Page %(page)s of %(pages)s") % {"page": "{page}", "pages": "{pages}"},
            "site": _("Find help in the UK"),
            "scan": _("Newest page: scan, or go to"),
            "qr_alt": _("A square code to scan with a phone: it opens this page on the web."),
            "printed": printed_on(leaflet.printed_on, here.language),
            "check_again": check_again(last_day, here.language),
        }
    if also:
        with translation.override(also.language.code):
            data["check_again_also"] = check_again(last_day, also.language)
    return {
        **data,
        "lang": here.language.code,
        "title": cut(here.title, MAX_LINE),
        "title_lang": here.title_language or here.language.code,
        "also_lang": also.language.code if also else "",
        "title_also": cut(also.title, MAX_LINE) if also and also.title != here.title else "",
        "body": _blocks(here.body, also.body if also else (), notice),
        "about": _blocks(here.about, also.about if also else (), notice),
        "address": typed(leaflet.address),
        "qr": qr_svg(leaflet.address),
        "settings": settings_of(here, also),
    }


def _blocks(here: Sequence[Block], also: Sequence[Block], notice: str) -> list[dict[str, Any]]:
    return paired(list(here), list(also), notice) if also else [block.data() for block in here]


def settings_of(*sides: Side | None) -> dict[str, Any]:
    """How every language is set that has a word in the print, by code."""
    codes = {code for side in sides if side for code in _codes(side)}
    return {code: language_setting(LANGUAGES[code]) for code in sorted(codes)}


def _codes(side: Side) -> set[str]:
    blocks = [*side.body, *side.about]
    runs = (run for block in blocks for item in block.items for line in (item.title, *item.lines) for run in line)
    found = {side.language.code, side.title_language, *(block.language for block in blocks)}
    return {code for code in (*found, *(run.language for run in runs)) if code}


def good_until(day: datetime.date, due: datetime.date | None) -> datetime.date:
    """Until when paper printed on ``day`` is thought to be right; not after the facts' own next check."""
    longest = day + datetime.timedelta(days=GOOD_FOR_DAYS)
    return max(day, min(longest, due)) if due else longest


def printed_on(day: datetime.date, language: Language) -> str:
    return _("Printed on %(day)s") % {"day": full_date(day, language)}


def check_again(day: datetime.date, language: Language) -> str:
    return _("Check again after %(day)s: things change") % {"day": full_date(day, language)}
