"""The page that tells more about a kind of care in a nation, in every language it can be read in."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.conf import settings
from django.core.cache import cache
from wagtail.models import Page

from portal.translations import page_url

from ..entitlements.choices import Care
from ..entitlements.shown import nations_to_show
from ..entitlements.touched import choices_of, pages_showing

#: Address by language code.
Addresses = Mapping[str, str]
CACHE_KEY = "desk-pages"


def addresses_of(care: str, nation: str) -> Addresses:
    """Of the first page that shows the records of a kind of care in a nation; none where there is no such page. Four
    queries, none where it is remembered.
    """
    known = cache.get_or_set(CACHE_KEY, _read, settings.PUBLIC_PAGE_MAX_AGE) or {}
    return known.get((care, nation), {})


def _read() -> dict[tuple[str, str], dict[str, str]]:
    found: dict[tuple[str, str], UUID] = {}
    for page in pages_showing(Care.values):
        for care, nations in choices_of(page):
            for nation in nations_to_show(nations, page.nations):
                found.setdefault((care, nation), page.translation_key)
    versions = Page.objects.live().filter(translation_key__in=set(found.values()), alias_of__isnull=True)
    urls: dict[UUID, dict[str, str]] = {}
    for version in versions.select_related("locale"):
        urls.setdefault(version.translation_key, {})[version.locale.language_code] = page_url(version)
    return {question: urls.get(key, {}) for question, key in found.items()}
