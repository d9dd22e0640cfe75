"""Names of categories in every language."""

from __future__ import annotations

from uuid import UUID

from portal.languages import SOURCE_LANGUAGE

from .models import Category


def all_category_names() -> dict[str, dict[str, str]]:
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
