"""Links to pages, with the language their words are in."""

from __future__ import annotations

from dataclasses import dataclass

from wagtail.models import Page

from .languages import LANGUAGES, Language
from .translations import page_url


@dataclass(frozen=True, slots=True)
class PageLink:
    """``language``: of the title and description, shown as ``lang`` and ``dir`` where it is not the reader's."""

    title: str
    url: str
    language: Language
    description: str = ""
    slug: str = ""


def as_link(page: Page) -> PageLink:
    """A link to a page fetched with its locale; no query."""
    return PageLink(
        title=page.title,
        url=page_url(page),
        language=LANGUAGES[page.locale.language_code],
        description=page.search_description,
        slug=page.slug,
    )
