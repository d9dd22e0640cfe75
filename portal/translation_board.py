"""The numbers of the translation board: every language beside every section, added up by the database.

What is not published in English is left out: nobody need translate what nobody can read.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.apps import apps
from django.db.models import Count, F, Min, Q, QuerySet, Sum
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Page

from portal.languages import LANGUAGES, SOURCE_LANGUAGE, Language
from portal.models import SourceWords, TranslationStatus, WordsTranslatedMixin
from portal.models.translation_status import State
from portal.translation_rights import TARGETS

#: Live, and says what the English says.
CURRENT: Final = (State.MACHINE, State.TRANSLATED, State.CHECKED)
#: Live, and older than the English or partly in English.
BEHIND: Final = (State.OUTDATED, State.WITHDRAWN)
PAGES: Final = "page:"
#: How deep in the tree of pages sections are: below the root and the home page.
SECTION_DEPTH: Final = 3


@dataclass(frozen=True, slots=True)
class Section:
    """``key``: as ``SourceWords.section`` has it. ``title``: what editors call it."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One language in one section, or the sum of several.

    ``things``: pages and records there are. ``current``: how many of them are live and not behind the English.
    ``current_words``: words of live translations that are not behind, also in a page of which other words are.
    ``outdated``: how many are behind; ``oldest``: since when the first of them.
    """

    things: int = 0
    words: int = 0
    current: int = 0
    current_words: int = 0
    outdated: int = 0
    outdated_words: int = 0
    oldest: datetime.datetime | None = None
    critical: int = 0
    checked: int = 0

    @property
    def coverage(self) -> int | None:
        """Percent of pages and records; 100 only where all are."""
        return 100 * self.current // self.things if self.things else None

    @property
    def word_coverage(self) -> int | None:
        return 100 * self.current_words // self.words if self.words else None


def added(cells: Iterable[Cell]) -> Cell:
    cells = list(cells)
    return Cell(
        things=sum(cell.things for cell in cells),
        words=sum(cell.words for cell in cells),
        current=sum(cell.current for cell in cells),
        current_words=sum(cell.current_words for cell in cells),
        outdated=sum(cell.outdated for cell in cells),
        outdated_words=sum(cell.outdated_words for cell in cells),
        oldest=min((cell.oldest for cell in cells if cell.oldest), default=None),
        critical=sum(cell.critical for cell in cells),
        checked=sum(cell.checked for cell in cells),
    )


@dataclass(frozen=True, slots=True)
class Row:
    """One language: ``cells`` in the order of the board's sections."""

    language: Language
    cells: list[tuple[Section, Cell]]
    total: Cell


@dataclass(frozen=True, slots=True)
class Board:
    """``rows``: languages with critical work first. ``totals``: one of each section, over all languages."""

    sections: list[Section]
    rows: list[Row]
    totals: list[tuple[Section, Cell]]
    total: Cell


def board() -> Board:
    """Three queries, whatever there is."""
    there = {row["section"]: row for row in _amounts()}
    known = {(row["language"], row["source__section"]): row for row in _counts()}
    sections = in_order(there)

    def cell(language: str, section: str) -> Cell:
        counted = known.get((language, section), {})
        numbers = {name: counted.get(name) or 0 for name in _COUNTED}
        amount = {name: there[section][name] or 0 for name in ("things", "words")}
        return Cell(**amount, **numbers, oldest=counted.get("oldest"))

    rows = []
    for code in TARGETS:
        cells = [(section, cell(code, section.key)) for section in sections]
        rows.append(Row(LANGUAGES[code], cells, added(each for _section, each in cells)))
    rows.sort(key=lambda row: -row.total.critical)
    totals = [(section, added(row.cells[column][1] for row in rows)) for column, section in enumerate(sections)]
    return Board(sections, rows, totals, added(row.total for row in rows))


_COUNTED: Final = ("current", "current_words", "outdated", "outdated_words", "critical", "checked")


def _amounts() -> QuerySet[Any, Any]:
    """Pages or records, and their words, of each section. "words" comes last: after it, it would be the sum."""
    return live_sources().values("section").annotate(things=Count("pk"), words=Sum("words"))


def _counts() -> QuerySet[Any, Any]:
    """One row for each language and section that has any translation."""
    is_behind = Q(state__in=BEHIND)
    statuses = TranslationStatus.objects.filter(is_live=True, language__in=TARGETS, source__in=live_sources())
    return statuses.values("language", "source__section").annotate(
        current=Count("pk", filter=Q(state__in=CURRENT)),
        current_words=Sum(F("source__words") - F("outdated_words")),
        outdated=Count("pk", filter=is_behind),
        oldest=Min("outdated_since", filter=is_behind),
        critical=Count("pk", filter=is_behind & Q(is_critical=True)),
        checked=Count("pk", filter=Q(state=State.CHECKED)),
        outdated_words=Sum("outdated_words", filter=is_behind),
    )


def live_sources() -> QuerySet[SourceWords]:
    """The words of pages and records that are published in English now."""
    pages = Page.objects.filter(live=True, locale__language_code=SOURCE_LANGUAGE)
    is_shown = Q(object_id__in=pages.values("translation_key"))
    for model in record_models():
        rows = model._default_manager.filter(locale__language_code=SOURCE_LANGUAGE)
        if any(field.name == "live" for field in model._meta.fields):
            rows = rows.filter(live=True)
        is_shown |= Q(object_id__in=rows.values("translation_key"))
    return SourceWords.objects.filter(is_shown)


def record_models() -> list[Any]:
    return [model for model in apps.get_models() if issubclass(model, WordsTranslatedMixin)]


def in_order(keys: Iterable[str]) -> list[Section]:
    """Sections, the most important first: the home page, the others as readers meet them, then kinds of records by
    their name. One query.
    """
    pages = Page.objects.filter(depth=SECTION_DEPTH, locale__language_code=SOURCE_LANGUAGE).order_by("path")
    titles = {PAGES: _("Home page")} | {f"{PAGES}{slug}": title for slug, title in pages.values_list("slug", "title")}
    place = {key: number for number, key in enumerate(titles)}
    sections = [Section(key, titles.get(key) or _name(key)) for key in keys]
    return sorted(
        sections, key=lambda each: (place.get(each.key, len(place)), not each.key.startswith(PAGES), each.title)
    )


def _name(key: str) -> str:
    """What to call a section that has no page of its own: a kind of record, or a page that has moved since."""
    if key.startswith(PAGES):
        return str(capfirst(key.removeprefix(PAGES).replace("-", " ")))
    try:
        return str(capfirst(apps.get_model(key)._meta.verbose_name_plural))
    except LookupError:
        return key
