"""“You said, we did”: what changed because readers wrote."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from wagtail.models import Page

from portal.languages import SOURCE_LANGUAGE, get_language
from portal.links import PageLink, as_link
from portal.models import Feedback

from .subjects import PAGE

MOST_LISTED: Final = 50


@dataclass(frozen=True, slots=True)
class Answer:
    """``you_said`` and ``we_did`` are in English. ``link``: to what it was about, where that is known."""

    you_said: str
    we_did: str
    on: datetime.date
    link: PageLink | None


def answers(language: str, limit: int = MOST_LISTED, about: UUID | None = None) -> list[Answer]:
    """The newest first; of one page only, and then without links to it. One query; two with links."""
    found = Feedback.objects.answered()
    if about is not None:
        found = found.about(about)
    kept = list(found[:limit])
    pages = {} if about is not None else _pages([each for each in kept if each.about_kind == PAGE], language)
    return [
        Answer(
            each.you_said,
            each.we_did,
            each.published_on or each.received_on,
            None if about else _link(each, pages, language),
        )
        for each in kept
    ]


def _pages(about_pages: list[Feedback], language: str) -> dict[UUID, PageLink]:
    """Links to pages, in the reader's language where there is one."""
    if not about_pages:
        return {}
    versions = Page.objects.live().filter(
        translation_key__in={each.about_key for each in about_pages},
        locale__language_code__in={language, SOURCE_LANGUAGE},
        alias_of__isnull=True,
    )
    links: dict[UUID, PageLink] = {}
    for page in versions.select_related("locale"):
        if page.locale.language_code == language or page.translation_key not in links:
            links[page.translation_key] = as_link(page)
    return links


def _link(feedback: Feedback, pages: dict[UUID, PageLink], language: str) -> PageLink | None:
    if feedback.about_kind == PAGE:
        return pages.get(feedback.about_key)  # type: ignore[arg-type]
    if not feedback.about_title:
        return None
    below = feedback.about_path.split("/", 2)[2]
    return PageLink(feedback.about_title, f"/{language}/{below}", get_language(SOURCE_LANGUAGE))
