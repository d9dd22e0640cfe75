"""Names of categories in a reader's language."""

from __future__ import annotations

from portal.languages import fallback_chain

from .models import Category


def category_names(language: str) -> dict[str, str]:
    """Slug to name, in the directory's order: in ``language``, or in the nearest language that has it. One query."""
    chain = fallback_chain(language)
    best: dict[str, tuple[int, str]] = {}
    rows = Category.objects.filter(locale__language_code__in=chain).order_by("order", "slug")
    for slug, name, code in rows.values_list("slug", "name", "locale__language_code"):
        rank = chain.index(code)
        if slug not in best or rank < best[slug][0]:
            best[slug] = (rank, name)
    return {slug: name for slug, (_rank, name) in best.items()}
