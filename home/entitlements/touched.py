"""What a change of a record reaches: pages that show it, and the languages its words are in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from wagtail.models import Page

from home.models import ComplaintRoutePage, EntitlementPage, GuidePage
from home.models.articles import ArticlePage
from home.models.entitlement import Entitlement
from portal.languages import LANGUAGES, SOURCE_LANGUAGE, Language
from portal.models.translation_status import State, TranslationStatus

PAGE_TYPES: tuple[type[ArticlePage], ...] = (EntitlementPage, GuidePage, ComplaintRoutePage)


@dataclass(frozen=True, slots=True)
class TouchedPage:
    """A live page and all languages readers can have it in."""

    page: Page
    languages: list[Language]


@dataclass(frozen=True, slots=True)
class TouchedWords:
    """A language the record's words are in. ``state``: what readers are told of them now."""

    language: Language
    state: str


@dataclass(frozen=True, slots=True)
class Touched:
    pages: list[TouchedPage]
    words: list[TouchedWords]


def choices_of(page: Any) -> list[tuple[str, list[str]]]:
    """Kind of care and nations of each block of a page that shows records. No query."""
    blocks = [each["value"] for each in page.body.raw_data if each["type"] == "entitlement"]
    return [(each["care"], each.get("nations") or []) for each in blocks if each.get("care")]


def pages_showing(cares: Collection[str]) -> Iterator[ArticlePage]:
    """Live source pages with a block of one of these kinds of care. One query a page type."""
    for model in PAGE_TYPES:
        for page in model.objects.live().filter(locale__language_code=SOURCE_LANGUAGE):
            if any(care in cares for care, _nations in choices_of(page)):
                yield page


def cares_now_and_before(record: Entitlement) -> set[str]:
    """The kind of care the form shows, and the one readers see."""
    published = Entitlement.objects.public().filter(translation_key=record.translation_key)
    return {each for each in (record.care, *published.values_list("care", flat=True)) if each}


def touched_by(record: Entitlement) -> Touched:
    pages = list(pages_showing(cares_now_and_before(record)))
    languages: dict[UUID, set[str]] = defaultdict(set)
    versions = Page.objects.live().filter(
        translation_key__in=[page.translation_key for page in pages], alias_of__isnull=True
    )
    for key, code in versions.values_list("translation_key", "locale__language_code"):
        languages[key].add(code)
    statuses = TranslationStatus.objects.filter(source__object_id=record.translation_key, is_live=True)
    states = dict(statuses.values_list("language", "state"))
    return Touched(
        [TouchedPage(page, _in_order(languages[page.translation_key])) for page in pages],
        [TouchedWords(language, str(State(states[language.code]).label)) for language in _in_order(states)],
    )


def _in_order(codes: Collection[str]) -> list[Language]:
    return [language for code, language in LANGUAGES.items() if code in codes]
