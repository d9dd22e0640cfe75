"""What there is to do in translations, the most urgent first: the list behind the translation board."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final
from uuid import UUID

from portal.languages import LANGUAGES
from portal.models import SourceWords, TranslationStatus
from portal.models.translation_status import State
from portal.translation_board import TRANSLATED_INTO, in_order, live_sources
from portal.translation_rights import may_check, may_translate

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
    place: int
    language_code: str
    state: State
    need: Need
    since: datetime.datetime | None
    parts: int
    words: int
    all_words: int

    @property
    def urgency(self) -> tuple[Any, ...]:
        """Least first. What is behind: the oldest first; what is missing: the most important section first."""
        by_age = self.since.timestamp() if self.need <= Need.OUTDATED and self.since else 0
        return self.need, by_age, self.place, self.title, TRANSLATED_INTO.index(self.language_code)

    @property
    def language(self) -> str:
        return LANGUAGES[self.language_code].name

    @property
    def state_label(self) -> str:
        return str(self.state.label)

    @property
    def is_critical(self) -> bool:
        return self.need is Need.CRITICAL


_COLUMNS: Final = (
    "source_id",
    "language",
    "state",
    "is_critical",
    "outdated_since",
    "made_at",
    "checked_at",
    "outdated_words",
    "outdated_paths",
    "english_paths",
)


def work_list(languages: Collection[str] = TRANSLATED_INTO, *, section: str = "", state: str = "") -> list[Work]:
    """Every page and record in each of ``languages``, the most urgent first; also where there is no translation, of
    which no row tells. Three queries.
    """
    sources = live_sources().filter(section=section) if section else live_sources()
    amounts = {source.pk: source for source in sources.defer("segments")}
    sections = in_order({source.section for source in amounts.values()})
    places = {each.key: (number, each.title) for number, each in enumerate(sections)}
    rows = TranslationStatus.objects.filter(language__in=languages)
    if section:
        rows = rows.filter(source__section=section)
    known = {(row[0], row[1]): row for row in rows.values_list(*_COLUMNS)}
    found = (
        _work(source, code, known.get((source.pk, code)), *places[source.section])
        for source in amounts.values()
        for code in languages
    )
    return sorted((each for each in found if not state or each.state == state), key=lambda each: each.urgency)


def _work(source: SourceWords, language: str, row: tuple[Any, ...] | None, place: int, section_title: str) -> Work:
    state, is_critical, outdated_since, made_at, checked_at, outdated_words, outdated, english = (
        row[2:] if row else (State.MISSING, False, None, None, None, 0, (), ())
    )
    state = State(state)
    need = NEEDS[state]
    is_behind = need is Need.OUTDATED
    since = {
        Need.OUTDATED: outdated_since,
        Need.MISSING: source.published_at,
        Need.FINISHING: None,
        Need.NOTHING: checked_at,
    }.get(need, made_at)
    return Work(
        key=source.object_id,
        content_type_id=source.content_type_id,
        title=source.title,
        section_title=section_title,
        place=place,
        language_code=language,
        state=state,
        need=Need.CRITICAL if is_behind and is_critical else need,
        since=since,
        parts=len({*outdated, *english}) if is_behind else 0,
        words=outdated_words if is_behind else 0 if need is Need.NOTHING else source.words,
        all_words=source.words,
    )


def next_for(user: Any) -> Work | None:
    """The most urgent thing that this user may do."""
    translates = {code for code in TRANSLATED_INTO if may_translate(user, code)}
    checks = {code for code in TRANSLATED_INTO if may_check(user, code)}
    can = {
        Need.CRITICAL: translates,
        Need.OUTDATED: translates,
        Need.MISSING: translates if user.has_perm(BEGIN) else set(),
        Need.FINISHING: translates,
        Need.MACHINE_UNCHECKED: translates | checks,
        Need.UNCHECKED: checks,
        Need.NOTHING: set(),
    }
    return _first(work_list(translates | checks), can) if translates | checks else None


def _first(works: Iterable[Work], can: dict[Need, set[str]]) -> Work | None:
    return next((work for work in works if work.language_code in can[work.need]), None)
