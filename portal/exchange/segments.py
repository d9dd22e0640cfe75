"""The strings of published pages and records, each with what it is translated by: wagtail-localize's, read in bulk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final
from uuid import UUID

from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from portal.languages import SOURCE_LANGUAGE
from portal.translation_states import OUTDATED_TOOL
from portal.translations import page_url

from .limits import kinds_on_path, longest

#: Pages and records asked for at once.
BATCH: Final = 200


@dataclass(frozen=True, slots=True)
class Stored:
    """A translation that is in the database. ``previous``: the English it was made from, where that is another now."""

    pk: int
    data: str
    is_machine: bool = False
    is_outdated: bool = False
    has_error: bool = False
    previous: str = ""

    @property
    def is_sound(self) -> bool:
        return not (self.is_outdated or self.has_error)


@dataclass(frozen=True, slots=True)
class Unit:
    """One string at one place, however often it stands there. ``field_path``: the field and the kinds of blocks.

    ``string_id`` and ``context_id`` are None where nobody has begun to translate the page yet.
    """

    path: str
    text: str
    field_path: str
    string_id: int | None = None
    context_id: int | None = None
    stored: Stored | None = None

    @property
    def translation(self) -> str:
        return self.stored.data if self.stored else ""


@dataclass(frozen=True, slots=True)
class Item:
    """A published page or record of the source language, with its strings in order."""

    row: Any
    source: TranslationSource | None
    units: tuple[Unit, ...]

    @property
    def key(self) -> str:
        return str(self.row.translation_key)

    @property
    def label(self) -> str:
        return str(self.row._meta.label_lower)

    @property
    def title(self) -> str:
        return str(self.row)

    @property
    def address(self) -> str:
        return page_url(self.row) if isinstance(self.row, Page) else ""

    def longest(self, unit: Unit) -> int | None:
        return longest(type(self.row), unit.field_path)


def read_items(rows: Iterable[Any], locale: Locale) -> Iterator[Item]:
    """Strings of pages and records with their translations into ``locale``, in the order of ``rows``.

    Four queries for every 200 of them; nothing is written.
    """
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        keys = [row.translation_key for row in batch]
        sources = {
            each.object_id: each
            for each in TranslationSource.objects.filter(
                object_id__in=keys, locale__language_code=SOURCE_LANGUAGE
            ).defer("content_json")
        }
        segments = _segments(sources.values())
        translations = _translations(keys, locale)
        for row in batch:
            source = sources.get(row.translation_key)
            units = _units(segments[source.pk], translations) if source else _units_not_begun(row)
            if units:
                yield Item(row, source, units)


def _segments(sources: Iterable[TranslationSource]) -> dict[int, list[StringSegment]]:
    found: dict[int, list[StringSegment]] = defaultdict(list)
    wanted = StringSegment.objects.filter(source__in=[source.pk for source in sources])
    for segment in wanted.select_related("string", "context").order_by("source_id", "order", "pk"):
        found[segment.source_id].append(segment)
    return found


def _units(segments: Iterable[StringSegment], translations: dict[tuple[int, int], Stored]) -> tuple[Unit, ...]:
    found = {
        (each.context_id, each.string_id): Unit(
            path=each.context.path,
            text=each.string.data,
            field_path=each.context.field_path,
            string_id=each.string_id,
            context_id=each.context_id,
            stored=translations.get((each.string_id, each.context_id)),
        )
        for each in segments
    }
    return tuple(found.values())


def _units_not_begun(row: Any) -> tuple[Unit, ...]:
    found = {
        (each.path, each.string.data): Unit(each.path, each.string.data, kinds_on_path(row, each.path))
        for each in extract_segments(row)
        if isinstance(each, StringSegmentValue)
    }
    return tuple(found.values())


def _translations(keys: list[UUID], locale: Locale) -> dict[tuple[int, int], Stored]:
    """By the primary keys of the string and of its context."""
    made = StringTranslation.objects.filter(locale=locale, context__object_id__in=keys).order_by("updated_at", "pk")
    rows = list(made.select_related("translation_of"))
    #: What a translation says now, at its place, to the English it was first made from.
    made_from = {(each.context_id, each.data): each.translation_of.data for each in rows if not _is_outdated(each)}
    return {
        (each.translation_of_id, each.context_id): Stored(
            pk=each.pk,
            data=each.data,
            is_machine=each.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE,
            is_outdated=_is_outdated(each),
            has_error=each.has_error,
            previous=made_from.get((each.context_id, each.data), "") if _is_outdated(each) else "",
        )
        for each in rows
        if each.context_id is not None
    }


def _is_outdated(translation: StringTranslation) -> bool:
    return translation.tool_name == OUTDATED_TOOL
