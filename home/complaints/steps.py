"""A step of a complaint as a page shows it: words of the reader's page, facts of its source page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from portal.languages import SOURCE_LANGUAGE

from .limits import Limit, Reply

if TYPE_CHECKING:
    from ..models import ComplaintRoutePage

STEPS = "route_steps"


@dataclass(frozen=True, slots=True)
class RuleSource:
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class RouteStep:
    """``ways``: codes and labels. ``limit`` is None and ``replies`` are empty where nothing is known."""

    who: str
    text: str
    by_when: str
    what_next: str
    ways: list[tuple[str, str]]
    contact: dict[str, str]
    limit: Limit | None
    replies: list[Reply]
    sources: list[RuleSource]


def steps_of(value: Any, page: ComplaintRoutePage | None) -> list[RouteStep]:
    """Steps of one ``route_steps`` block of ``page``. At most one query, for the source page; one more where there is
    none that readers see.

    A step that the source page does not have any more keeps its words and loses its facts: nobody keeps those right.
    So does every step of a translation whose source page was taken away.
    """
    if page is None or (page.facts.pk == page.pk and not was_taken_from(page)):
        return [_step(item.value, item.value, page) for item in value.bound_blocks]
    known = {} if page.facts.pk == page.pk else facts_by_item(page.facts)
    return [_step(item.value, known.get(item.id, {}), page) for item in value.bound_blocks]


def was_taken_from(page: ComplaintRoutePage) -> bool:
    """Whether a page without a live source page is a translation of one that is a draft. No query for English."""
    if page.locale.language_code == SOURCE_LANGUAGE:
        return False
    same = type(page).objects.filter(translation_key=page.translation_key)
    return same.filter(locale__language_code=SOURCE_LANGUAGE).exists()


def facts_by_item(source: ComplaintRoutePage) -> dict[str, Mapping[str, Any]]:
    """Every step of a source page by the identifier that its translations keep."""
    return {
        item.id: item.value for block in source.body if block.block_type == STEPS for item in block.value.bound_blocks
    }


def recipients(page: ComplaintRoutePage) -> list[tuple[str, str]]:
    """Who a route leads to, in the page's language and in English."""
    english = facts_by_item(page.facts)
    return [
        (item.value["who"], english.get(item.id, item.value)["who"])
        for block in page.body
        if block.block_type == STEPS
        for item in block.value.bound_blocks
    ]


def _step(words: Mapping[str, Any], facts: Mapping[str, Any], page: ComplaintRoutePage | None) -> RouteStep:
    from ..choices import ContactWay

    chosen = set(facts.get("how") or [])
    limit = Limit.of(facts.get("time_limit") or {})
    replies = Reply.all_of(facts.get("replies") or [])
    named = dict.fromkeys(filter(None, [limit.source if limit else "", *(reply.source for reply in replies)]))
    return RouteStep(
        who=words["who"],
        text=words["text"],
        by_when=words.get("by_when") or "",
        what_next=words.get("what_next") or "",
        ways=[(code, str(label)) for code, label in ContactWay.choices if code in chosen],
        contact={name: reach for name, reach in (facts.get("contact") or {}).items() if reach},
        limit=limit,
        replies=replies,
        sources=[source for name in named if (source := _source(name, page))],
    )


def _source(name: str, page: ComplaintRoutePage | None) -> RuleSource | None:
    """The page's source of this address or title."""
    for block in page.facts.sources if page else []:
        if name in (block.value["url"], block.value["title"]):
            return RuleSource(block.value["title"], block.value["url"])
    return None
