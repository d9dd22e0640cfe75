"""The e-mail to a service: what readers are shown about it, and one link. In English, which its staff work in."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any, Final

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import timezone, translation

from portal import formats
from portal.cleaning import clean_text
from portal.facts import fact
from portal.languages import LANGUAGES, SOURCE_LANGUAGE
from portal.templatetags.portal import read_site_facts
from services.cards import LocationCard, ServiceCard
from services.models import Contact, LanguageOffered, Location, Service
from services.selectors import preview_context

from .answers import CHOSEN_FACTS

ENGLISH: Final = LANGUAGES[SOURCE_LANGUAGE]
TEMPLATE: Final = "corrections/mail.txt"
LONGEST_SUBJECT: Final = 150
PLACE_FACTS: Final = ("step_free", "accessible_toilet", "lift", "prayer_room", "childcare", "travel_costs_paid")


@dataclass(frozen=True, slots=True)
class Told:
    """A heading and the lines below it."""

    heading: str
    lines: list[str]


def mail_about(record: Service, to: str, link: str, until: datetime.date) -> EmailMessage:
    with translation.override(SOURCE_LANGUAGE):
        site = read_site_facts(None)
        subject = f"Is this still right? {clean_text(record.name, LONGEST_SUBJECT)}"
        reply_to = [site.contact_email] if site.contact_email else None
        return EmailMessage(subject, body_of(record, link, until, site), to=[to], reply_to=reply_to)


def body_of(record: Service, link: str, until: datetime.date, site: Any = None) -> str:
    with translation.override(SOURCE_LANGUAGE):
        context = {
            "service": record,
            "told": facts_told(shown(record)),
            "link": link,
            "until": formats.full_date(until, ENGLISH),
            "site": site or read_site_facts(None),
        }
        return render_to_string(TEMPLATE, context)


def shown(record: Service, language: str = SOURCE_LANGUAGE) -> ServiceCard:
    """The facts as readers see them now, from the record itself."""
    card: ServiceCard = preview_context(record, language)["card"]
    return card


def facts_told(card: ServiceCard) -> list[Told]:
    """What is shown, as lines of text in the active language, which must be English."""
    told = [
        Told("What it is", [card.summary]),
        Told("Contact", [_contact_line(each.kind, each.value) for each in card.contacts]),
        *(Told(place.name or place.town, _place_lines(place)) for place in card.locations),
        Told("How to get in", [_label(Service, "access", code) for code in card.access]),
        Told("Who it is for", [_label(Service, "who_for", code) for code in card.who_for]),
        Told(
            "Languages",
            [f"{each.language.name}: {_label(LanguageOffered, 'how', each.how)}" for each in card.languages],
        ),
        Told("Cost, and is it safe to go?", [fact(name, getattr(card, name)) for name in CHOSEN_FACTS]),
    ]
    if card.status != "active":
        told.insert(0, Told("Closed", [formats.closed_for_now(card.closed_until, ENGLISH)]))
    return [each if each.lines and any(each.lines) else Told(each.heading, ["Not known"]) for each in told]


def _contact_line(kind: str, value: str) -> str:
    return f"{_label(Contact, 'kind', kind)}: {value}"


def _place_lines(place: LocationCard) -> list[str]:
    if place.address_kind == "private":
        address = f"In {place.town}. They give you the address by phone."
    elif place.address_lines:
        address = ", ".join(part for part in (*place.address_lines, place.town, place.postcode) if part)
    else:
        address = f"In {place.town}. Address: not known."
    days = [
        f"{formats.weekday(day.number, ENGLISH)}: {', '.join(map(_session, day.sessions))}"
        for day in formats.week(place.sessions, timezone.localdate())
        if day.sessions
    ]
    building = [fact(name, getattr(place, name)) for name in PLACE_FACTS if getattr(place, name)]
    return [address, *(days or ["Opening hours not known"]), *building]


def _session(session: Any) -> str:
    hours = f"{formats.clock(session.opens_at)} to {formats.clock(session.closes_at)}"
    limits = [
        "by appointment" if session.by_appointment else "",
        f"from {formats.full_date(session.valid_from, ENGLISH)}" if session.valid_from else "",
        f"until {formats.full_date(session.valid_to, ENGLISH)}" if session.valid_to else "",
    ]
    said = " ".join(filter(None, limits))
    return f"{hours} ({said})" if said else hours


def _label(model: type[Service | Contact | LanguageOffered | Location], field: str, code: str) -> str:
    found: Any = model._meta.get_field(field)
    return str(dict(getattr(found, "choice_list", None) or found.flatchoices).get(code, code))
