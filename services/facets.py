"""The choices beside a list of services, with how many each would leave, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language as active_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.formats import weekday
from portal.languages import LANGUAGES, get_language

from .directory import Answer, point_of
from .form_choices import miles
from .models.choices import Access, Cost, WhoFor
from .query import DEFAULT_KM, DirectoryQuery
from .traits import INTERPRETER, SAFE_FACTS, STAFF

SAFE_LABELS = {
    "no_id": gettext_lazy("They do not ask for ID"),
    "no_status_question": gettext_lazy("They do not ask about your immigration status"),
    "not_shared": gettext_lazy("They do not tell the Home Office about you"),
    "women_only": gettext_lazy("Women only"),
    "children": gettext_lazy("Children are welcome"),
}


@dataclass(frozen=True, slots=True)
class FacetOption:
    value: str
    label: str
    count: int
    selected: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """``name`` is the query parameter."""

    name: str
    label: str
    options: list[FacetOption]


@dataclass(frozen=True, slots=True)
class AppliedFilter:
    label: str
    remove_url: str


def facets(answer: Answer, query: DirectoryQuery) -> list[Facet]:
    """Every facet with the choices that would leave something, and those that are chosen."""
    return [
        Facet(name, label, options)
        for name, label, choices in choices_by_facet(answer.names)
        if (options := list(_options(name, choices, answer, query)))
    ]


def choices_by_facet(category_names: dict[str, str]) -> list[tuple[str, str, list[tuple[str, Any]]]]:
    native = [(code, language.native_name) for code, language in LANGUAGES.items()]
    return [
        ("category", _("Kind of help"), list(category_names.items())),
        ("open", _("When"), [("now", _("Open now"))]),
        ("language", _("Language they help in"), native),
        ("how", _("How they speak it"), [(STAFF, _("Staff speak it")), (INTERPRETER, _("With an interpreter"))]),
        ("cost", _("Cost"), [(code, label) for code, label in Cost.choices if code]),
        ("access", _("How to get in"), list(Access.choices)),
        ("safe", _("Is it safe to go?"), [(code, SAFE_LABELS[code]) for code in SAFE_FACTS]),
        ("for", _("Who it is for"), list(WhoFor.choices)),
    ]


def _options(
    name: str, choices: Iterable[tuple[str, Any]], answer: Answer, query: DirectoryQuery
) -> Iterable[FacetOption]:
    chosen = query.filters.get(name, ())
    for value, label in choices:
        count = answer.counts.get((name, value), 0)
        if count or value in chosen:
            yield FacetOption(value, str(label), count, value in chosen)


def applied_filters(query: DirectoryQuery, path: str, category_names: dict[str, str]) -> list[AppliedFilter]:
    """One entry for everything that narrows the list, with the address that takes it away."""
    labels = {
        (name, value): str(label) for name, _l, choices in choices_by_facet(category_names) for value, label in choices
    }
    applied = []
    if query.q:
        applied.append(AppliedFilter(query.q, path + query.without("q").encode()))
    if query.near:
        place = _("Near where you are") if point_of(query.near) else query.near
        within = _("%(place)s, up to %(distance)s") % {"place": place, "distance": miles(query.km)}
        label = place if query.km == DEFAULT_KM else within
        applied.append(AppliedFilter(label, path + query.without("near").encode()))
    for name, values in query.filters.items():
        for value in values:
            label = labels.get((name, value), value)
            applied.append(AppliedFilter(label, path + query.without(name, value).encode()))
    if query.day:
        day = weekday(query.day, get_language(active_language()))
        when = _("%(weekday)s at %(time)s") % {"weekday": day, "time": query.time}
        applied.append(AppliedFilter(when, path + query.without("time").encode()))
    if not query.with_online:
        applied.append(AppliedFilter(_("Only places I can go to"), path + query.without("online").encode()))
    return applied
