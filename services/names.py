"""Names of categories in every language."""

from __future__ import annotations

from .models import Category


def all_category_names() -> dict[str, dict[str, str]]:
    """Language code to slug to name, in the directory's order. One query."""
    names: dict[str, dict[str, str]] = {}
    rows = Category.objects.order_by("order", "slug").values_list("locale__language_code", "slug", "name")
    for code, slug, name in rows:
        names.setdefault(code, {})[slug] = name
    return names
