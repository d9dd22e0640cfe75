"""Reads for the directory's pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from portal.languages import LANGUAGES, get_language
from portal.links import PageLink, as_link
from portal.translations import PageTranslation
from search.models import Document, DocumentKind

from .cards import ServiceCard, card
from .documents import facts_of, words_of
from .names import category_names
from .screen_map.place import place_maps

if TYPE_CHECKING:
    from .models import DirectoryPage, Service


def service_page_context(slug: str, language: str) -> dict[str, Any] | None:
    """The card of one public service and the languages its words are in; None where there is none. Two queries."""
    document = Document.objects.filter(kind=DocumentKind.SERVICE, key=slug).values("key", "words", "facts").first()
    if document is None:
        return None
    shown = card(dict(document), language, timezone.now(), category_names=category_names(language))
    return {"card": shown, "words_in": list(document["words"]), "is_preview": False, **_located(shown, language)}


def preview_context(service: Service, language: str) -> dict[str, Any]:
    """The same page for a record that is being edited and is in no index."""
    words = words_of(service)
    document = {"key": service.slug, "words": {service.locale.language_code: words}, "facts": facts_of(service)}
    shown = card(document, language, timezone.now(), category_names=category_names(language))
    located = _located(shown, language)
    return {"card": shown, "words_in": [language], "is_preview": True, "translations": [], **located}


def _located(shown: ServiceCard, language: str) -> dict[str, Any]:
    """Its places, each with its small map where there is one."""
    located = place_maps(shown.locations, get_language(language))
    return {"located": located, "has_map": any(small for _place, small in located)}


def service_languages(slug: str, codes: list[str]) -> list[PageTranslation]:
    """The languages a service's words are in, in the order of the table."""
    return [PageTranslation(LANGUAGES[code], f"/{code}/services/{slug}/") for code in LANGUAGES if code in codes]


def area_links(directory: DirectoryPage) -> list[PageLink]:
    """The areas below the directory page. One query."""
    return [as_link(area) for area in directory.get_children().live().select_related("locale")]
