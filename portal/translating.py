"""Making translations of pages and records from a memory of translated strings, through wagtail-localize.

What a machine translated is recorded as such on every string (``StringTranslation.translation_type``), and readers
are told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import polib
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from .po_files import new_po_file
from .translation_states import OUTDATED_TOOL

#: Source string to translated string.
Memory = Mapping[str, str]


def read_memory(paths: Iterable[Path]) -> dict[str, str]:
    """Read PO files into one memory, leaving out entries that are empty, obsolete or marked fuzzy."""
    memory: dict[str, str] = {}
    for path in paths:
        for entry in polib.pofile(str(path)):
            if entry.msgstr and not entry.obsolete and not entry.fuzzy:
                memory[entry.msgid] = entry.msgstr
    return memory


@dataclass(frozen=True, slots=True)
class Translatable:
    """A page or record with its strings as wagtail-localize cut them, read once for all languages."""

    source: TranslationSource
    segments: list[StringSegment]

    @classmethod
    def of(cls, instance: Any) -> Self:
        source, _created = TranslationSource.update_or_create_from_instance(instance)
        segments = StringSegment.objects.filter(source=source).order_by("order").select_related("string", "context")
        return cls(source, list(segments))

    @property
    def strings(self) -> list[str]:
        """Every string to be translated, in the order a reader meets them, each once."""
        return list(dict.fromkeys(segment.string.data for segment in self.segments))


def translate(translatable: Translatable, locale: Locale, memory: Memory, *, tool_name: str) -> list[str]:
    """Publish a translation into ``locale``, marked as made by the machine ``tool_name``.

    Returns the strings the memory does not have; if there are any, nothing is published: half a page in another
    language is worse than an honest page in English.
    """
    missing = [string for string in translatable.strings if string not in memory]
    if missing:
        return missing
    source, segments = translatable.source, translatable.segments
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
    own = StringTranslation.objects.filter(locale=locale, context__object_id=source.object_id)
    # What was carried over from before the English changed is no translation of it.
    own.filter(tool_name=OUTDATED_TOOL).delete()
    known = set(own.values_list("translation_of_id", "context_id"))
    now = timezone.now()
    StringTranslation.objects.bulk_create(
        StringTranslation(
            translation_of=segment.string,
            locale=locale,
            context=segment.context,
            data=memory[segment.string.data],
            translation_type="machine",
            tool_name=tool_name,
            has_error=False,
            updated_at=now,
        )
        for segment in {(each.string_id, each.context_id): each for each in segments}.values()
        if (segment.string_id, segment.context_id) not in known
    )
    translation.save_target(publish=True)
    return []


def write_memory(path: Path, language: str, strings: Iterable[str], memory: Memory) -> int:
    """Write a PO file of ``strings``, filled from ``memory``; returns how many have no translation yet."""
    catalogue = new_po_file(language)
    empty = 0
    for string in dict.fromkeys(strings):
        translated = memory.get(string, "")
        empty += not translated
        catalogue.append(polib.POEntry(msgid=string, msgstr=translated))
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(path))
    return empty
