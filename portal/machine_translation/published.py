"""Which strings are published English: the only ones that leave this machine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any
from uuid import UUID

from wagtail_localize.models import String, StringSegment
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from portal.languages import SOURCE_LANGUAGE
from portal.models import SourceWords


def published_among(strings: Collection[str]) -> set[str]:
    """Those of ``strings`` that stand on a live page or record in English as it was published last.

    Three queries, and one for each kind of page or record.
    """
    by_key = {str(String._get_data_hash(string)): string for string in strings}
    segments = StringSegment.objects.filter(
        string__data_hash__in=by_key, source__locale__language_code=SOURCE_LANGUAGE
    ).values_list("source__object_id", "context__path", "string__data_hash")
    places: dict[UUID, set[tuple[str, str]]] = defaultdict(set)
    for owner, path, key in segments:
        places[owner].add((path, str(key)))
    found: set[str] = set()
    for source in live_sources(SourceWords.objects.filter(object_id__in=list(places)).select_related("content_type")):
        published = {(path, key) for path, key, *_rest in source.segments}
        found |= {by_key[key] for _path, key in places[source.object_id] & published}
    return found


def live_sources(sources: Iterable[SourceWords]) -> list[SourceWords]:
    """Those whose page or record is live in English now."""
    known = list(sources)
    by_kind: dict[Any, list[UUID]] = defaultdict(list)
    for source in known:
        by_kind[source.content_type_id].append(source.object_id)
    live: set[UUID] = set()
    kinds = {source.content_type_id: source.content_type for source in known}
    for kind, keys in by_kind.items():
        live |= set(live_instances(kinds[kind].model_class(), keys).values_list("translation_key", flat=True))
    return [source for source in known if source.object_id in live]


def live_instances(model: Any, keys: Collection[UUID]) -> Any:
    """The live English pages or records of one model; those that know no drafts are always live."""
    rows = model._default_manager.filter(translation_key__in=keys, locale__language_code=SOURCE_LANGUAGE)
    return rows.filter(live=True) if any(each.name == "live" for each in model._meta.get_fields()) else rows


def strings_of(instance: Any) -> Iterator[tuple[str, str, str]]:
    """Path, key and string of every place of a live page or record, in order; nothing is written. It must be the row
    itself, not a draft of it.
    """
    for segment in extract_segments(instance):
        if isinstance(segment, StringSegmentValue):
            yield segment.path, str(String._get_data_hash(segment.string.data)), segment.string.data
