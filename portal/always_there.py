"""The one page that every page links to must never be a dead end: help now, in the best language it exists in."""

from __future__ import annotations

from typing import Final

from django.core.cache import cache
from wagtail.models import Page

from .languages import SOURCE_LANGUAGE, fallback_chain

HELP_NOW: Final = "mental-health/help-now/"
#: Seconds for which the languages of the page are remembered.
REMEMBERED: Final = 60


def help_now_url(language: str) -> str:
    """``/so/mental-health/help-now/`` where it is in Somali, else in a related language, else in English."""
    languages: list[str] = cache.get_or_set("languages-of-help-now", languages_of_help_now, REMEMBERED) or []
    code = next((each for each in fallback_chain(language) if each in languages), SOURCE_LANGUAGE)
    return f"/{code}/{HELP_NOW}"


def languages_of_help_now() -> list[str]:
    pages = Page.objects.live().filter(slug="help-now", url_path__endswith=f"/{HELP_NOW}")
    return list(pages.values_list("locale__language_code", flat=True))
