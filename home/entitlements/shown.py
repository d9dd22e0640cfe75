"""The answers about one kind of care as a page shows them: what is the same is said once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from portal.languages import Language, get_language
from portal.nations import Nation
from portal.translations import TranslationNote

from .answers import EntitlementTable, Rule, Words
from .choices import Answer, DocumentKind, Situation


@dataclass(frozen=True, slots=True)
class ShownRule:
    """Situations of which one record tells, or none does (``rule`` is None), with the words for one reader.

    ``language``: of the words. ``english_fields``: those that are in English in spite of it.
    """

    situations: list[str]
    rule: Rule | None
    words: Words
    language: Language
    note: TranslationNote

    @property
    def answer(self) -> str:
        return self.rule.record.answer if self.rule else Answer.NOT_KNOWN.value

    @property
    def answer_label(self) -> str:
        return str(Answer(self.answer).label)

    @property
    def documents(self) -> list[str]:
        """Papers that are not needed, in the active language."""
        return [str(DocumentKind(each).label) for each in self.rule.record.documents_not_needed] if self.rule else []

    @property
    def word_languages(self) -> dict[str, Language]:
        """Field to the language its words are in."""
        english = self.note.english_fields
        return {name: get_language("en") if name in english else self.language for name in self.words}


@dataclass(frozen=True, slots=True)
class ShownNations:
    """Nations in which all is the same, and what is so there: what is known first."""

    nations: tuple[str, ...]
    rules: list[ShownRule]


def shown(table: EntitlementTable, nations: Sequence[str], care: str, code: str) -> list[ShownNations]:
    """What a reader of ``code`` is told about a kind of care in these nations. No query."""
    together: dict[tuple[tuple[int, tuple[str, ...]], ...], list[str]] = {}
    rules: dict[int, Rule | None] = {}
    for nation in nations:
        by_rule: dict[int, list[str]] = {}
        for situation in Situation.values:
            rule = table.answer(nation, situation, care).rule
            key = rule.record.pk if rule else 0
            rules[key] = rule
            by_rule.setdefault(key, []).append(situation)
        same = tuple((key, tuple(situations)) for key, situations in by_rule.items())
        together.setdefault(same, []).append(nation)
    return [
        ShownNations(
            tuple(alike),
            sorted((_shown(rules[key], situations, code) for key, situations in same), key=lambda each: not each.rule),
        )
        for same, alike in together.items()
    ]


def _shown(rule: Rule | None, situations: Sequence[str], code: str) -> ShownRule:
    words, language = rule.in_language(code) if rule else ({}, get_language(code))
    note = rule.note_in(code) if rule else TranslationNote()
    return ShownRule(situation_labels(situations), rule, words, language, note)


def situation_labels(situations: Iterable[str]) -> list[str]:
    """Names of situations in the active language; one word for all of them."""
    chosen = set(situations)
    if chosen >= set(Situation.values):
        return [_("Everyone")]
    return [str(label) for code, label in Situation.choices if code in chosen]


def nations_to_show(of_block: Sequence[str], of_page: Sequence[str]) -> list[str]:
    """The nations a block names; those the page holds in where it names none; all where neither does."""
    wanted = of_block or of_page or Nation.values
    return [nation for nation in Nation.values if nation in wanted]
