"""The sheet to point at: every language's name and one sentence in it, on one A4 page for a counter or a wall."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any, Final

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from portal.languages import LANGUAGES, SOURCE_LANGUAGE, Language

from .leaflet import printed_on
from .qr import qr_svg
from .runs import typed
from .setting import language_setting
from .typesetting import typeset

TEMPLATE: Final = "languages.typ"
POINT_HERE: Final = gettext_noop("Point here if this is your language. We will get an interpreter. It is free.")


@dataclass(frozen=True, slots=True)
class Pointing:
    """What somebody points at. ``said_in``: the language of ``sentence``, English where it is not translated."""

    language: Language
    sentence: str
    said_in: Language


def pointings() -> list[Pointing]:
    """One for each language, in the order of the table."""
    return [_pointing(language) for language in LANGUAGES.values()]


def _pointing(language: Language) -> Pointing:
    with translation.override(language.code):
        sentence = _(POINT_HERE)
    return Pointing(language, sentence, LANGUAGES[SOURCE_LANGUAGE] if sentence == POINT_HERE else language)


def sheet_pdf(day: datetime.date, address: str) -> bytes:
    """The sheet as a tagged PDF (PDF/UA-1), A4, with English around it for the staff.

    ``address``: absolute, of the same on the web. Raises ``errors.PaperNotPossible``: a sheet that leaves out a
    language whose font is missing would turn its readers away.
    """
    return typeset(TEMPLATE, sheet_data(day, address), LANGUAGES.values(), day)


def sheet_data(day: datetime.date, address: str) -> dict[str, Any]:
    """All that is printed, as plain values."""
    english = LANGUAGES[SOURCE_LANGUAGE]
    with translation.override(english.code):
        data: dict[str, Any] = {
            "title": _("Choose your language"),
            "site": _("Find help in the UK"),
            "scan": _("Newest page: scan, or go to"),
            "qr_alt": _("A square code to scan with a phone: it opens this page on the web."),
            "printed": printed_on(day, english),
        }
    return {
        **data,
        "lang": english.code,
        "languages": [_data(each) for each in pointings()],
        "address": typed(address),
        "qr": qr_svg(address),
        "settings": {code: language_setting(language) for code, language in LANGUAGES.items()},
    }


def _data(each: Pointing) -> dict[str, str]:
    language = each.language
    return {
        "lang": language.code,
        "name": language.native_name,
        "english": language.name if language.name != language.native_name else "",
        "sentence": each.sentence,
        "said_in": each.said_in.code,
    }
