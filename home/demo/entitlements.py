"""The demo's entitlement records: read from YAML, published in English, translated from the memories of the pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from wagtail.models import Locale

from home.models import Entitlement

from .pages import ENGLISH, read

FILE: Final = ENGLISH / "entitlement-records.yaml"
#: The name of their PO file, beside those of the sections.
SECTION: Final = "entitlement-records"
FACTS: Final = ("key", "nations", "situations", "care", "answer")
OTHER_FACTS: Final = ("documents_not_needed", "no_source_reason", "is_example")
DATES: Final = ("in_force_from", "in_force_until", "last_checked", "next_check_due")
SOURCE: Final = ("title", "publisher", "url", "dated")


def make_entitlements(locale: Locale) -> Iterator[Entitlement]:
    for each in read(FILE)["records"]:
        record = entitlement_from(each, locale)
        record.save()
        record.save_revision().publish()
        yield record


def entitlement_from(facts: dict[str, Any], locale: Locale) -> Entitlement:
    """An unsaved record from one entry of the file. Raises KeyError where a fact that every record has is missing."""
    source = facts.get("source") or {}
    return Entitlement(
        locale=locale,
        **{name: facts[name] for name in FACTS},
        **{name: facts[name] for name in (*OTHER_FACTS, *DATES) if facts.get(name)},
        **{name: words_from(facts[name]) for name in Entitlement.word_fields if facts.get(name)},
        **{f"source_{name}": str(source[name]) for name in SOURCE if source.get(name)},
    )


def words_from(words: str | list[str]) -> str:
    return "\n".join(map(str.strip, words)) if isinstance(words, list) else words.strip()


def clear() -> None:
    """Delete all records: what an interrupted load left."""
    Entitlement.objects.all().delete()
