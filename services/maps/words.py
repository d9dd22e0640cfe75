"""The print's own words, in the language that is active (``translation.override``). Facts' words are in
``portal.formats``.
"""

from __future__ import annotations

import datetime
from typing import Final

from babel.dates import get_day_names
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from portal.formats import cldr_locale, full_date
from portal.languages import Language

#: Sentences that take no value, by the name the template knows them by.
SENTENCES: Final = {
    "no_streets": gettext_lazy(
        "This map has no streets. It shows direction and distance in a straight line. Ask somebody to show you the way."
    ),
    "listed": gettext_lazy("The places"),
    "unplaced": gettext_lazy("Not on the map"),
    "example": gettext_lazy("Invented example: it does not exist"),
    "by_machine": gettext_lazy("Translated by a machine. No person has checked it."),
    "map_alt": gettext_lazy("A map of the places in the list. The list says the same in words, with distances."),
    "qr_alt": gettext_lazy("A square code to scan with a phone: it opens this list on the web."),
    "scan": gettext_lazy("Newest list: scan, or go to"),
    "legend_vague": gettext_lazy("Only the area is known"),
    "legend_beyond": gettext_lazy("Further away, in this direction"),
    "north": gettext_lazy("North"),
    "nothing": gettext_lazy("No place was found. Ask the organisation that gave you this page."),
}

LABELS: Final = {
    "phone": gettext_lazy("Phone"),
    "text": gettext_lazy("Text message"),
    "whatsapp": gettext_lazy("WhatsApp"),
    "email": gettext_lazy("E-mail"),
    "web": gettext_lazy("Website"),
    "where": gettext_lazy("Where"),
    "open": gettext_lazy("Open"),
    "access": gettext_lazy("How to get in"),
    "languages": gettext_lazy("Languages"),
    "good_to_know": gettext_lazy("Good to know"),
}

#: Whole phrases: a language may bend the word for "mile" after a fraction.
FRACTIONS: Final = {
    0.25: gettext_lazy("¼ mile"),
    0.5: gettext_lazy("½ mile"),
    0.75: gettext_lazy("¾ mile"),
    1.5: gettext_lazy("1½ miles"),
}

#: What stands between the items of a short list, by script.
COMMAS: Final = {"arabic": "، ", "nastaliq": "، ", "ethiopic": "፣ ", "han": "、"}


def sentences(language: Language) -> dict[str, str]:
    """The sentences that take no value, and the page number's pattern for Typst to fill in."""
    return {
        **{name: str(sentence) for name, sentence in SENTENCES.items()},
        "page": _("Page %(page)s of %(pages)s") % {"page": "{page}", "pages": "{pages}"},
        "comma": comma(language),
    }


def comma(language: Language) -> str:
    return COMMAS.get(language.script, ", ")


def weekday_short(number: int, language: Language) -> str:
    """Short name of an ISO weekday, 1 (Monday) to 7."""
    return str(get_day_names("abbreviated", "format", locale=cldr_locale(language.cldr))[number - 1])


def miles(amount: float) -> str:
    """A round number of miles, for rings and the scale bar."""
    if amount in FRACTIONS:
        return str(FRACTIONS[amount])
    return ngettext("%(number)s mile", "%(number)s miles", round(amount)) % {"number": f"{amount:g}"}


def kilometres(amount: float) -> str:
    return _("%(number)s km") % {"number": f"{amount:g}"}


def printed_on(day: datetime.date, language: Language) -> str:
    return _("Printed on %(day)s") % {"day": full_date(day, language)}


def check_again(day: datetime.date, language: Language) -> str:
    return _("Check again after %(day)s: things change") % {"day": full_date(day, language)}


def near(place: str) -> str:
    return _("Near %(place)s") % {"place": place}


def checked(day: datetime.date | None, organisation: str, language: Language) -> str:
    if day is None:
        return _("Not checked yet")
    if not organisation:
        return _("Checked on %(day)s") % {"day": full_date(day, language)}
    return _("Checked on %(day)s by %(organisation)s") % {"day": full_date(day, language), "organisation": organisation}


def some_of(shown: int, total: int) -> str:
    """That the paper holds only the first of a longer list; empty where it holds all."""
    if shown >= total:
        return ""
    return _("These are the first %(shown)s of %(total)s. The whole list is on the web: scan the code.") % {
        "shown": shown,
        "total": total,
    }


def elsewhere(towns: str) -> str:
    return _("Also in %(towns)s") % {"towns": towns}


def only_on(weekday: str) -> str:
    return _("only %(weekday)s") % {"weekday": weekday}


def from_day(day: datetime.date, language: Language) -> str:
    return _("from %(day)s") % {"day": full_date(day, language)}


def until_day(day: datetime.date, language: Language) -> str:
    return _("until %(day)s") % {"day": full_date(day, language)}


def by_appointment() -> str:
    return _("by appointment")


def closed_for_now(until: datetime.date | None, language: Language) -> str:
    if until is None:
        return _("Closed for now")
    return _("Closed for now, until %(day)s") % {"day": full_date(until, language)}


def hours_not_known() -> str:
    return _("Opening hours not known: phone first")


def address_by_phone() -> str:
    return _("Address given by phone")


def only_town(town: str) -> str:
    return _("%(town)s. The exact address is not known: phone first.") % {"town": town}


def online() -> str:
    return _("By phone or online")
