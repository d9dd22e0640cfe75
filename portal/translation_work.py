"""What there is to do in translations, the most urgent first: the list behind the translation board."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final, NamedTuple, overload
from uuid import UUID

from portal.languages import LANGUAGES
from portal.models import SourceWords, TranslationStatus
from portal.models.translation_status import State
from portal.translation_board import BEHIND, in_order, live_sources
from portal.translation_rights import TARGETS, may_check, may_translate

#: The right to begin a translation that is not there yet; wagtail-localize's own view asks for it.
BEGIN: Final = "wagtail_localize.submit_translation"


class Need(IntEnum):
    """What a translation needs, the most urgent first."""

    #: Readers could be turned away for what it says, or read that part in English.
    CRITICAL = 0
    OUTDATED = 1
    MISSING = 2
    #: Somebody is at it, or it was taken away.
    FINISHING = 3
    #: No person has seen these words.
    MACHINE_UNCHECKED = 4
    UNCHECKED = 5
    NOTHING = 6


NEEDS: Final = {
    State.OUTDATED: Need.OUTDATED,
    State.WITHDRAWN: Need.OUTDATED,
    State.MISSING: Need.MISSING,
    State.IN_TRANSLATION: Need.FINISHING,
    State.MACHINE: Need.MACHINE_UNCHECKED,
    State.TRANSLATED: Need.UNCHECKED,
    State.CHECKED: Need.NOTHING,
}


ORDER: Final = {code: place for place, code in enumerate(TARGETS)}
_TO_SORT: Final = ("source_id", "language", "pk", "state", "is_critical", "outdated_since")
NO_STATUS: Final = (0, State.MISSING, False, None)
#: How many are read at a time where all are (a download).
AT_ONCE: Final = 400


@dataclass(frozen=True, slots=True)
class Work:
    """One page or record in one language.

    ``since``: since when it is in its state; None where that is not kept. ``parts``: how many parts are older than the
    English or in English. ``words``: how many there are to translate or to read.
    """

    key: UUID
    content_type_id: int
    title: str
    section_title: str
    language_code: str
    state: State
    need: Need
    since: datetime.datetime | None
    parts: int
    words: int
    all_words: int

    @property
    def language(self) -> str:
        return LANGUAGES[self.language_code].name

    @property
    def state_label(self) -> str:
        return str(self.state.label)

    @property
    def is_critical(self) -> bool:
        return self.need is Need.CRITICAL


class Rank(NamedTuple):
    """What the list is sorted by, least first. ``age``: since when it is behind, as a time stamp, 0 for all else; what
    is missing is sorted by ``place``, how important its section is.
    """

    need: Need
    age: float
    place: int
    title: str
    language: int
    source: int
    #: Primary key of its status; 0 where there is none.
    status: int


class WorkList(Sequence[Work]):
    """Every page and record in each of ``languages``, the most urgent first; also where there is no translation, of
    which no row tells. ``states``: only these; all where there are none. Three queries to sort it; what is shown of it
    is read when it is shown.
    """

    def __init__(
        self, languages: Collection[str] = TARGETS, *, section: str = "", states: Collection[str] = ()
    ) -> None:
        sources = live_sources().filter(section=section) if section else live_sources()
        self.sources = {source.pk: source for source in sources.defer("segments")}
        sections = in_order({source.section for source in self.sources.values()})
        self.sections = {each.key: (place, each.title) for place, each in enumerate(sections)}
        rows = TranslationStatus.objects.filter(language__in=languages)
        if section:
            rows = rows.filter(source__section=section)
        if states and State.MISSING not in states:
            rows = rows.filter(state__in=states)
        known = {row[:2]: row[2:] for row in rows.values_list(*_TO_SORT)}
        self.ranks = sorted(
            self._rank(source, code, *known.get((source.pk, code), NO_STATUS))
            for source in self.sources.values()
            for code in languages
            if not states or known.get((source.pk, code), NO_STATUS)[1] in states
        )

    def _rank(
        self,
        source: SourceWords,
        language: str,
        status: int,
        state: str,
        is_critical: bool,
        since: datetime.datetime | None,
    ) -> Rank:
        need = need_of(state, is_critical)
        age = since.timestamp() if since and need <= Need.OUTDATED else 0
        place, _title = self.sections[source.section]
        return Rank(need, age, place, source.title, ORDER[language], source.pk, status)

    def __len__(self) -> int:
        return len(self.ranks)

    @overload
    def __getitem__(self, wanted: int) -> Work: ...
    @overload
    def __getitem__(self, wanted: slice) -> list[Work]: ...
    def __getitem__(self, wanted: int | slice) -> Work | list[Work]:
        if isinstance(wanted, slice):
            return self._works(self.ranks[wanted])
        return self._works([self.ranks[wanted]])[0]

    def __iter__(self) -> Iterator[Work]:
        for start in range(0, len(self.ranks), AT_ONCE):
            yield from self[start : start + AT_ONCE]

    def _works(self, ranks: list[Rank]) -> list[Work]:
        """One query."""
        known = TranslationStatus.objects.defer("parts").in_bulk([rank.status for rank in ranks if rank.status])
        return [self._work(self.sources[rank.source], TARGETS[rank.language], known.get(rank.status)) for rank in ranks]

    def _work(self, source: SourceWords, language: str, status: TranslationStatus | None) -> Work:
        state = State(status.state) if status else State.MISSING
        need = need_of(state, bool(status and status.is_critical))
        is_behind = need <= Need.OUTDATED
        words = 0 if need is Need.NOTHING else source.words
        return Work(
            key=source.object_id,
            content_type_id=source.content_type_id,
            title=source.title,
            section_title=self.sections[source.section][1],
            language_code=language,
            state=state,
            need=need,
            since=since_when(need, status) if status else source.published_at,
            parts=len({*status.outdated_paths, *status.english_paths}) if status and is_behind else 0,
            words=status.outdated_words if status and is_behind else words,
            all_words=source.words,
        )


def need_of(state: str, is_critical: bool) -> Need:
    need = NEEDS[State(state)]
    return Need.CRITICAL if is_critical and need is Need.OUTDATED else need


def since_when(need: Need, status: TranslationStatus) -> datetime.datetime | None:
    """When work was begun, or a translation was taken away, is not kept."""
    if need <= Need.OUTDATED:
        return status.outdated_since
    if need is Need.FINISHING:
        return None
    return status.checked_at if need is Need.NOTHING else status.made_at


def next_for(user: Any) -> Work | None:
    """The most urgent thing that this user may do."""
    translates = {code for code in TARGETS if may_translate(user, code)}
    checks = {code for code in TARGETS if may_check(user, code)}
    can = {
        Need.CRITICAL: translates,
        Need.OUTDATED: translates,
        Need.MISSING: translates if user.has_perm(BEGIN) else set(),
        Need.FINISHING: translates,
        Need.MACHINE_UNCHECKED: translates | checks,
        Need.UNCHECKED: checks,
        Need.NOTHING: set(),
    }
    if not translates | checks:
        return None
    # Nearly always something is behind, and that comes first: the rest need not be sorted for it.
    for states in (BEHIND, ()):
        works = WorkList(translates | checks, states=states)
        places = (place for place, rank in enumerate(works.ranks) if TARGETS[rank.language] in can[rank.need])
        first = next(places, None)
        if first is not None:
            return works[first]
    return None
