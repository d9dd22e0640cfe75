"""A page, in one language or two, as a leaflet."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from portal.formats import full_date, holds_everywhere, nation_list, partial_date
from portal.languages import SOURCE_LANGUAGE, is_language
from portal.links import absolute_url
from portal.models.translation_status import State
from portal.paper.blocks import Block, Item
from portal.paper.leaflet import Leaflet, Side, leaflet_pdf
from portal.paper.responses import pdf_response
from portal.paper.runs import address, in_language, joined, runs
from portal.translations import ORIGINAL, UNKNOWN, page_url, translation_context

from ..models.articles import ArticlePage
from .parts import body_of
from .reading import Reading


def print_leaflet(request: HttpRequest, page: ArticlePage) -> HttpResponse:
    """``?print``: the page as an A5 leaflet; ``&also=<lang>`` beside another language it is in."""
    also = in_other_language(page, request.GET.get("also", ""))
    day = timezone.localdate()

    def absolute(path: str) -> str:
        return absolute_url(request, path)

    return pdf_response(lambda: leaflet_pdf(leaflet_of(page, also, absolute, day)), f"{page.slug}.pdf", request)


def in_other_language(page: ArticlePage, code: str) -> ArticlePage | None:
    """The live translation of a page into ``code``; None where there is none, or it is the page itself."""
    if not is_language(code) or code == page.locale.language_code:
        return None
    versions = type(page).objects.live().filter(translation_key=page.translation_key, locale__language_code=code)
    return versions.filter(alias_of__isnull=True).select_related("locale").first()


def leaflet_of(
    page: ArticlePage, also: ArticlePage | None, absolute: Callable[[str], str], day: datetime.date
) -> Leaflet:
    return Leaflet(
        here=_side(page, absolute),
        also=_side(also, absolute) if also else None,
        address=absolute(page_url(page)),
        printed_on=day,
        next_check_due=page.facts.next_check_due,
    )


def _side(page: ArticlePage, absolute: Callable[[str], str]) -> Side:
    with translation.override(page.language.code):
        reading = Reading(page, translation_context(page)["translation_note"], absolute)
        return Side(
            language=page.language,
            title=page.title,
            title_language=reading.language_of("title"),
            body=[*_opening(reading), *body_of(reading)],
            about=list(_about(reading)),
        )


def _opening(reading: Reading) -> Iterator[Block]:
    """The short answer, and where it is true."""
    language = reading.language
    yield Block(
        language=reading.language_of("short_answer"),
        title=_("The short answer"),
        items=(Item(lines=(runs(reading.page.short_answer, bold=True),)),),
        kind="answer",
        key="short-answer",
    )
    nations = reading.page.facts.nations
    if nations:
        everywhere = _("This is true everywhere in the UK.")
        somewhere = _("This is true in %(nations)s.") % {"nations": nation_list(nations, language)}
        said = everywhere if holds_everywhere(nations) else somewhere
        yield Block(language=language.code, items=(Item(lines=(runs(said),)),), key="nations")


def _about(reading: Reading) -> Iterator[Block]:
    """Who checked it, how it was translated, where it comes from."""
    facts, language = reading.page.facts, reading.language
    said = [_checked(reading)]
    if facts.is_overdue():
        said.append(_("It is time to check this page again. Some of it may be wrong."))
    said += _translated(reading)
    items = tuple(Item(lines=(runs(line),)) for line in said if line)
    yield Block(language=language.code, title=_("Who checked this"), items=items, kind="about", key="checked")
    sources = tuple(_source(block.value, reading) for block in facts.sources)
    if sources:
        yield Block(
            language=language.code, title=_("Where this comes from"), items=sources, kind="about", key="sources"
        )


def _checked(reading: Reading) -> str:
    facts = reading.page.facts
    if not (facts.checked_by and facts.last_checked):
        return _("No organisation has checked this page yet.")
    return _("%(organisation)s checked this page on %(checked)s.") % {
        "organisation": facts.checked_by.name,
        "checked": full_date(facts.last_checked, reading.language),
    }


def _translated(reading: Reading) -> Iterator[str]:
    note, language = reading.note, reading.language
    if note.state == ORIGINAL:
        return
    if note.checked_on:
        day = full_date(note.checked_on, language)
        yield (
            _("A person of %(organisation)s checked this translation on %(checked)s.")
            % {"organisation": note.checked_for, "checked": day}
            if note.checked_for
            else _("A person checked this translation on %(checked)s.") % {"checked": day}
        )
    elif note.made_by == "person":
        yield _("A person translated this page.")
    elif note.state != UNKNOWN:
        yield _("A computer translated this page. No person has checked the words yet.")
    if note.english_changed_on and note.state != State.WITHDRAWN:
        yield _("This translation is older, so some of it may be wrong.")


def _source(value: dict[str, str], reading: Reading) -> Item:
    dated = partial_date(value["dated"], reading.language) if value["dated"] else ""
    named = in_language(runs(", ".join(filter(None, (value["title"], value["publisher"])))), SOURCE_LANGUAGE)
    where = [runs(" "), (address(value["url"]),)] if value["url"] else []
    return Item(lines=(joined([named, runs(f", {dated}" if dated else ""), *where]),), mark="bullet")
