"""Names of categories in every language."""

from __future__ import annotations

import threading
from uuid import UUID

from portal.languages import SOURCE_LANGUAGE, fallback_chain
from search.index import index_version
from search.models import DocumentKind

from .models import Category

AllNames = dict[str, dict[str, str]]


def all_category_names() -> AllNames:
    """Language code to slug to name, in the directory's order. Slug and order are the record's. One query."""
    slugs: dict[UUID, str] = {}
    translated: dict[str, dict[UUID, str]] = {}
    rows = Category.objects.order_by("order", "slug")
    for key, code, slug, name in rows.values_list("translation_key", "locale__language_code", "slug", "name"):
        translated.setdefault(code, {})[key] = name
        if code == SOURCE_LANGUAGE:
            slugs[key] = slug
    return {
        code: {slug: names[key] for key, slug in slugs.items() if key in names} for code, names in translated.items()
    }


_lock = threading.Lock()
_current: tuple[UUID | None, AllNames] | None = None


def category_names(language: str) -> dict[str, str]:
    """Slug to name, in the directory's order: in ``language``, or in the nearest language that has it.

    One query; another where something in the directory has changed since this process last asked.
    """
    global _current
    stamp = index_version(DocumentKind.SERVICE)
    with _lock:
        if _current is None or _current[0] != stamp:
            _current = (stamp, all_category_names())
        known = _current[1]
    names: dict[str, str] = {}
    for code in reversed(fallback_chain(language)):
        names |= known.get(code, {})
    return names
