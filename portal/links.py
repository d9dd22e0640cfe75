"""Links to pages, with the language their words are in."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
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


def absolute_url(request: HttpRequest, path: str) -> str:
    """The whole address of a path: on the host this installation is known by, never on one that a request made up."""
    return f"{settings.PUBLIC_BASE_URL}{path}" if settings.PUBLIC_BASE_URL else request.build_absolute_uri(path)


def as_link(page: Page) -> PageLink:
    """A link to a page fetched with its locale; no query."""
    return PageLink(
        title=page.title,
        url=page_url(page),
        language=LANGUAGES[page.locale.language_code],
        description=page.search_description,
        slug=page.slug,
    )
