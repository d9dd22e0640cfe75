"""The words of a page or record as wagtail-localize cuts them, and what changed between two versions of them."""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from wagtail_localize.models import String
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from portal.translation_states import Difference, Segment

TAG: Final = re.compile(r"<(/?)(\w+)[^>]*>")
SAME_TAG: Final = {"strong": "b", "em": "i"}


def cut_segments(instance: Any) -> Iterator[tuple[str, str, int, str, str]]:
    """Path, key, number of words, essence and links of each string of a page or record, in order."""
    for segment in extract_segments(instance):
        if isinstance(segment, StringSegmentValue):
            data = segment.string.data
            key, essence = str(String._get_data_hash(data)), hashlib.sha256(essence_of(data).encode()).hexdigest()[:16]
            links = json.dumps(segment.attrs, sort_keys=True) if segment.attrs else ""
            yield segment.path, key, len(segment.render_text().split()), essence, links


def essence_of(data: str) -> str:
    """A string without what changes no word: the admin's editor writes tags, spaces and entities in its own way."""
    return " ".join(html.unescape(TAG.sub(lambda tag: f"<{tag[1]}{SAME_TAG.get(tag[2], tag[2])}>", data)).split())


def links_of(stored: Iterable[Sequence[Any]]) -> dict[Segment, str]:
    """Where the links of each string lead: facts, which a translation takes over and nobody translates."""
    return {(path, key): links for path, key, _words, _essence, links in stored if links}


def essences_of(stored: Iterable[Sequence[Any]]) -> dict[Segment, str]:
    return {(path, key): essence for path, key, _words, essence, _links in stored}


def without_rewriting(changed: Difference, essences: dict[Segment, str]) -> tuple[Difference, Difference]:
    """What changed no word, and the rest: the admin's editor writes tags, spaces and entities in its own way, and
    blocks move or get other identifiers.
    """
    gone = [*changed.removed, *(old for old, _new in changed.replaced)]
    come = [*changed.added, *(new for _old, new in changed.replaced)]
    same: list[tuple[Segment, Segment]] = []
    for new in list(come):
        old = next((each for each in gone if essences[each] == essences[new]), None)
        if old:
            same.append((old, new))
            gone.remove(old)
            come.remove(new)
    pairs = tuple(pair for pair in changed.replaced if pair[0] in gone and pair[1] in come)
    for old, new in pairs:
        gone.remove(old)
        come.remove(new)
    return Difference(replaced=tuple(same)), Difference(pairs, tuple(come), tuple(gone))


def as_segments(stored: Iterable[Sequence[Any]]) -> list[Segment]:
    return [(path, key) for path, key, *_rest in stored]


def fingerprint_of(instance: Any) -> str:
    """Differs as soon as any of the words of a page or record do."""
    digest = hashlib.sha256()
    for path, key, *_rest in cut_segments(instance):
        digest.update(f"{path}|{key}\n".encode())
    return digest.hexdigest()
