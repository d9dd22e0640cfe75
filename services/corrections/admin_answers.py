"""An answer in an editor's words: what was shown before, what the service says, and what can be done with it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any, Final

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from services.models import CheckRequest, Contact, Service

from .changes import CONTACT
from .deciding import can_publish

DATES: Final = ("closed_until", "last_checked", "next_check_due")


@dataclass(frozen=True, slots=True)
class Line:
    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Told:
    answer: CheckRequest
    lines: list[Line]
    can_publish: bool


def told(answer: CheckRequest) -> Told:
    """``answer``: fetched with its service."""
    lines = [line(*change) for change in answer.changed()]
    return Told(answer, lines, can_publish(answer, answer.service))


def line(name: str, before: str, after: str) -> Line:
    if name.startswith(CONTACT):
        kinds = dict(_choices(Contact, "kind"))
        kind = name.removeprefix(CONTACT)
        return Line(str(kinds.get(kind, kind)), before or _("none"), after or _("taken away"))
    label = capfirst(str(Service._meta.get_field(name).verbose_name))  # type: ignore[union-attr]
    return Line(label, value(name, before), value(name, after))


def value(name: str, said: str) -> str:
    if name in DATES:
        return date_format(datetime.date.fromisoformat(said), "j F Y") if said else _("none")
    return str(dict(_choices(Service, name)).get(said, said)) or _("Not known")


def _choices(model: type[Service | Contact], field: str) -> list[tuple[str, Any]]:
    found: Any = model._meta.get_field(field)
    return list(found.flatchoices)
