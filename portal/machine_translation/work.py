"""What there is to translate by machine in one language, read without writing or sending anything."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation

from portal.models import SourceWords

from .drafts import is_replaceable, reason_to_leave
from .glossary import glossary_of
from .published import live_instances, strings_of
from .translator import PortalTranslator, characters_of

PAGES: Final = "pages"


@dataclass(frozen=True, slots=True)
class Work:
    """One page or record that lacks strings, or has a machine's from older English. ``characters``: what would be sent.
    ``reason``: why it is left alone; "" where it is not.
    """

    instance: Any
    title: str
    strings: int
    characters: int
    reason: str = ""


def sources(*, section: str = "", kind: str = "", page: str = "") -> list[SourceWords]:
    """What is published in English: everything, a section's pages (by its slug), one kind ("pages", "service"), or one
    page (by its path below the language).
    """
    found = SourceWords.objects.select_related("content_type").order_by("section", "pk")
    if section:
        found = found.filter(section=f"page:{section}")
    if kind == PAGES:
        found = found.filter(section__startswith="page:")
    elif kind:
        found = found.filter(content_type__model=kind.rpartition(".")[2].lower())
    if page:
        steps = page.strip("/").split("/")
        there = Page.objects.filter(url_path__endswith=f"/{'/'.join(steps)}/", depth=len(steps) + 2)
        found = found.filter(object_id__in=there.values("translation_key"))
    return list(found)


def work_for(locale: Locale, translator: PortalTranslator, published: list[SourceWords]) -> Iterator[Work]:
    """What lacks something in ``locale``: pages first, in the order of the tree, so that sections come before what is
    in them.
    """
    glossary = glossary_of(locale.language_code)
    there = _translations(locale, [source.object_id for source in published])
    for source, instance in _live(published):
        known = there.get(source.object_id, {})
        lacking = [
            string
            for path, key, string in strings_of(instance)
            if (path, key) not in known or is_replaceable(*known[path, key])
        ]
        if lacking:
            shielded = translator.shielded(dict.fromkeys(lacking), glossary)
            reason = reason_to_leave(instance, locale)
            yield Work(instance, source.title, len(lacking), characters_of(shielded), reason)


def _translations(locale: Locale, keys: list[UUID]) -> dict[UUID, dict[tuple[str, str], tuple[str, str]]]:
    """Owner to path and key to the type and tool of the translation there."""
    rows = StringTranslation.objects.filter(locale=locale, context__object_id__in=keys)
    found: dict[UUID, dict[tuple[str, str], tuple[str, str]]] = defaultdict(dict)
    for owner, path, key, kind, tool in rows.values_list(
        "context__object_id", "context__path", "translation_of__data_hash", "translation_type", "tool_name"
    ):
        found[owner][path, str(key)] = (kind, tool)
    return found


def _live(published: list[SourceWords]) -> Iterator[tuple[SourceWords, Any]]:
    by_kind: dict[Any, dict[UUID, SourceWords]] = defaultdict(dict)
    for source in published:
        by_kind[source.content_type][source.object_id] = source
    found = [
        (by_key[instance.translation_key], instance)
        for kind, by_key in by_kind.items()
        for instance in live_instances(kind.model_class(), list(by_key))
    ]
    yield from sorted(found, key=lambda pair: (not isinstance(pair[1], Page), getattr(pair[1], "path", ""), pair[0].pk))
