"""The one function that decides what state a translation is in, and what its parts become when something happens.

Pure functions: what happened is read and written in ``portal.translation_tracking``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from portal.models.translation_status import State

#: How wagtail-localize's editor names where a translation came from, for one that English has left behind.
OUTDATED_TOOL: Final = "Made before the English changed"
#: A place in the source: the path of a field or block, and the key of the string that stands there.
Segment = tuple[str, str]


class Part(StrEnum):
    """What the live translation shows for one string of the source."""

    MACHINE = "machine"
    PERSON = "person"
    #: A translation of what the source said before.
    OUTDATED = "outdated"
    #: A translation of something that the source does not say any more.
    REMOVED = "removed"
    #: The source says more than the translation.
    MISSING = "missing"
    #: The source's own words.
    ENGLISH = "english"


class Change(StrEnum):
    """What an editor says a published change of words is."""

    WORDS = "words"
    #: Spelling, or other words for the same: translations stay right.
    MINOR = "minor"
    #: A rule that could make somebody be refused care, or a closed service: an old translation must not stand.
    CRITICAL = "critical"


BEHIND = frozenset({Part.OUTDATED, Part.REMOVED, Part.MISSING})


def state_of(parts: Iterable[Part], *, is_live: bool, is_begun: bool, is_checked: bool) -> State:
    """The state of a translation: of its worst part, and where none is bad, of who made or checked it.

    ``is_begun``: somebody works on a translation that is not live yet. ``is_checked``: a person has checked the very
    words that are live.
    """
    if not is_live:
        return State.IN_TRANSLATION if is_begun else State.MISSING
    there = set(parts)
    if Part.ENGLISH in there:
        return State.WITHDRAWN
    if there & BEHIND:
        return State.OUTDATED
    if is_checked:
        return State.CHECKED
    return State.MACHINE if Part.MACHINE in there else State.TRANSLATED


@dataclass(frozen=True, slots=True)
class Difference:
    """What a new version of the source changes: ``replaced`` pairs an old string with the one that now stands for it;
    ``added`` and ``removed`` have no counterpart.
    """

    replaced: tuple[tuple[Segment, Segment], ...] = ()
    added: tuple[Segment, ...] = ()
    removed: tuple[Segment, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.replaced or self.added or self.removed)


def difference(old: Sequence[Segment], new: Sequence[Segment]) -> Difference:
    """What changed between two versions of the source. Within one path, what went is paired with what came, in order;
    a string that only moved within its path has not changed.
    """
    gone, come = Counter(old) - Counter(new), Counter(new) - Counter(old)
    by_path: dict[str, tuple[list[Segment], list[Segment]]] = defaultdict(lambda: ([], []))
    for segments, counts, column in ((old, gone, 0), (new, come, 1)):
        for segment in dict.fromkeys(segments):
            by_path[segment[0]][column].extend([segment] * counts[segment])
    replaced: list[tuple[Segment, Segment]] = []
    added: list[Segment] = []
    removed: list[Segment] = []
    for went, came in by_path.values():
        pairs = min(len(went), len(came))
        replaced.extend(zip(went[:pairs], came[:pairs], strict=True))
        removed.extend(went[pairs:])
        added.extend(came[pairs:])
    return Difference(tuple(replaced), tuple(added), tuple(removed))


def parts_after(parts: Mapping[Segment, Part], changed: Difference, change: Change) -> dict[Segment, Part]:
    """What the parts of a live translation are once a change of the source was published and nobody translated it.

    A minor change leaves them as they are. (After a critical one the translation is published anew with the source's
    own words: ``parts_made`` then says what it shows.)
    """
    found = dict(parts)
    for old, new in changed.replaced:
        was = found.pop(old, Part.MISSING)
        found[new] = was if change is Change.MINOR or was in BEHIND else Part.OUTDATED
    for segment in changed.added:
        found[segment] = Part.MISSING
    for segment in changed.removed:
        if segment in found:
            found[segment] = Part.REMOVED
    return found


def parts_made(segments: Iterable[Segment], translated: Mapping[Segment, Part]) -> dict[Segment, Part]:
    """What a translation shows that was just published: what there is a translation of, else the source's words."""
    return {segment: translated.get(segment, Part.ENGLISH) for segment in segments}
