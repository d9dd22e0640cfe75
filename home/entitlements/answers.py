"""One question (nation, situation, care), one answer: the record in force, or an honest "not known"; never two.

What the records say is read once for all languages and kept for as long as a public page may be.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from home.models.entitlement import Entitlement
from portal.languages import Language, fallback_chain, get_language
from portal.models.translation_status import TranslationStatus
from portal.nations import Nation
from portal.translations import TranslationNote, note_of

from .choices import Answer, Care, Situation

#: Field to its words in one language; ``staff_do`` as a list of instructions.
Words = Mapping[str, str | list[str]]
LINES: Final = "staff_do"
#: ``note_of`` wants an address of the English words; a record has none of its own.
NO_ADDRESS: Final = "/"


@dataclass(frozen=True, slots=True)
class Rule:
    """A published record, its words by language code (live translations only, English always), and what is known about
    each translation: made by a machine, checked, outdated.
    """

    record: Entitlement
    words: Mapping[str, Words] = field(default_factory=dict)
    notes: Mapping[str, TranslationNote] = field(default_factory=dict)

    def in_language(self, code: str) -> tuple[Words, Language]:
        """The words for a reader of ``code``, and the language they are in."""
        found = next(each for each in fallback_chain(code) if each in self.words)
        return self.words[found], get_language(found)

    def note_in(self, code: str) -> TranslationNote:
        """What to tell a reader of ``code`` about the words that ``in_language`` gives."""
        _words, language = self.in_language(code)
        return self.notes.get(language.code, TranslationNote())


@dataclass(frozen=True, slots=True)
class EntitlementAnswer:
    """The answer to one question; ``rule`` is None where no record holds there."""

    nation: str
    situation: str
    care: str
    rule: Rule | None = None

    @property
    def record(self) -> Entitlement | None:
        return self.rule.record if self.rule else None

    @property
    def words(self) -> Mapping[str, Words]:
        return self.rule.words if self.rule else {}

    @property
    def is_known(self) -> bool:
        return self.record is not None and self.record.answer != Answer.NOT_KNOWN

    def in_language(self, code: str) -> tuple[Words, Language]:
        """The words, none where there is no record, and the language they are in."""
        return self.rule.in_language(code) if self.rule else ({}, get_language(code))

    def note_in(self, code: str) -> TranslationNote:
        return self.rule.note_in(code) if self.rule else TranslationNote()


@dataclass(frozen=True, slots=True)
class EntitlementTable:
    """The rules in force on one day. Iterating gives the answer to every question they may be asked."""

    rules: tuple[Rule, ...]
    day: datetime.date
    nations: tuple[str, ...] = tuple(Nation.values)
    cares: tuple[str, ...] = tuple(Care.values)

    def answer(self, nation: str, situation: str, care: str) -> EntitlementAnswer:
        return EntitlementAnswer(nation, situation, care, only_one(self._holding(nation, situation, care)))

    def __iter__(self) -> Iterator[EntitlementAnswer]:
        for nation, care, situation in product(self.nations, self.cares, Situation.values):
            yield self.answer(nation, situation, care)

    def _holding(self, nation: str, situation: str, care: str) -> Iterator[Rule]:
        for rule in self.rules:
            record = rule.record
            if record.care == care and nation in record.nations and situation in record.situations:
                yield rule


def only_one(rules: Iterable[Rule]) -> Rule | None:
    """Of rules that hold at once, which publishing refuses, the one that came into force last; none where that is not
    clear: a contradiction is told as not known.
    """
    found = sorted(rules, key=_since)
    if len(found) > 1 and _since(found[-1]) == _since(found[-2]):
        return None
    return found[-1] if found else None


def _since(rule: Rule) -> datetime.date:
    return rule.record.in_force_from or datetime.date.min


def answers(care: str | None = None, nation: str | None = None, on: datetime.date | None = None) -> EntitlementTable:
    """The table of one kind of care or of all, in one nation or all, as it is on a day (today in the UK). No query
    where it is remembered, else two.
    """
    day = on or timezone.localdate()
    rules = cache.get_or_set(_cache_key(care), lambda: read_rules(care), settings.PUBLIC_PAGE_MAX_AGE)
    return table_of(rules or (), day, nation, care)


def answer_for(nation: str, situation: str, care: str, on: datetime.date | None = None) -> EntitlementAnswer:
    """Exactly one answer; where there is no record, an honest unknown."""
    return answers(care, nation, on).answer(nation, situation, care)


def table_of(
    rules: Iterable[Rule], day: datetime.date, nation: str | None = None, care: str | None = None
) -> EntitlementTable:
    """The table that rules make on a day, without a query."""
    return EntitlementTable(
        tuple(
            rule for rule in rules if rule.record.in_force(day) and (nation is None or nation in rule.record.nations)
        ),
        day,
        tuple(Nation.values) if nation is None else (nation,),
        tuple(Care.values) if care is None else (care,),
    )


def read_rules(care: str | None = None) -> tuple[Rule, ...]:
    """Every published record, of one kind of care or of all, with the words of all its languages. Two queries."""
    public = Entitlement.objects.public()
    public = public if care is None else public.filter(care=care)
    rows = Entitlement.objects.filter(live=True, translation_key__in=public.values("translation_key"))
    records: list[Entitlement] = []
    words: dict[UUID, dict[str, Words]] = defaultdict(dict)
    for row in rows.select_related("locale", "checked_by").order_by("care", "key"):
        words[row.translation_key][row.locale.language_code] = words_of(row)
        if row.is_record:
            records.append(row)
    notes = _notes_of(words)
    return tuple(Rule(record, words[record.translation_key], notes[record.translation_key]) for record in records)


def words_of(row: Entitlement) -> Words:
    words: dict[str, Any] = {name: getattr(row, name) for name in Entitlement.word_fields}
    return {**words, LINES: lines_of(row.staff_do)}


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _notes_of(keys: Iterable[UUID]) -> dict[UUID, dict[str, TranslationNote]]:
    known = TranslationStatus.objects.filter(source__object_id__in=list(keys), is_live=True)
    found: dict[UUID, dict[str, TranslationNote]] = defaultdict(dict)
    for status in known.select_related("source", "checked_for").defer("parts", "source__segments"):
        found[status.source.object_id][status.language] = note_of(status, NO_ADDRESS)
    return found


def _cache_key(care: str | None) -> str:
    return f"entitlements-{care or 'all'}"


def forget() -> None:
    """Something about a record has changed: now for this transaction, and for all once it is committed."""
    keys = [_cache_key(care) for care in (None, *Care.values)]
    cache.delete_many(keys)
    transaction.on_commit(lambda: cache.delete_many(keys))
