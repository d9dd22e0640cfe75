"""What the desk shows of one answer: facts and words of the record, in English, and the patient's words in theirs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.translation import override

from portal.languages import SOURCE_LANGUAGE, Language
from portal.nations import Nation
from portal.translations import TranslationNote

from ..entitlements.answers import EntitlementAnswer, answers
from ..entitlements.choices import Answer, Care, DocumentKind
from ..models import Entitlement
from .asked import DeskQuestion
from .needs import NEEDS, SITUATIONS

ANSWER_ICONS: Final = {
    Answer.FREE.value: "tick",
    Answer.CHARGED.value: "cost",
    Answer.DEPENDS.value: "paper",
    Answer.NOT_KNOWN.value: "info",
}
#: Words of a record that are the patient's too; those in English in spite of a translation are left out.
PATIENT_FIELDS: Final = ("say", "short_answer", "depends_on", "where_to_ask")


@dataclass(frozen=True, slots=True)
class StaffWords:
    """In English. Empty where the record does not say."""

    short_answer: str = ""
    depends_on: str = ""
    do: tuple[str, ...] = ()
    say: str = ""
    where_to_ask: str = ""


@dataclass(frozen=True, slots=True)
class PatientWords:
    """For the patient's eyes, in ``language``: theirs, or the one closest to it."""

    language: Language
    say: str
    short_answer: str
    depends_on: str
    where_to_ask: str
    note: TranslationNote


@dataclass(frozen=True, slots=True)
class DeskAnswer:
    """``interpreter``: what the nation's own record about interpreters says; the answer itself where that is asked."""

    question: DeskQuestion
    answer: EntitlementAnswer
    interpreter: EntitlementAnswer
    patient: PatientWords | None

    @property
    def record(self) -> Entitlement | None:
        return self.answer.record

    @property
    def code(self) -> str:
        return self.record.answer if self.record else Answer.NOT_KNOWN.value

    @property
    def label(self) -> str:
        """Of the answer, in the active language."""
        return str(Answer(self.code).label)

    @property
    def icon(self) -> str:
        return ANSWER_ICONS[self.code]

    @property
    def need(self) -> str:
        return str(NEEDS[self.question.need])

    @property
    def nation(self) -> str:
        return str(Nation(self.question.nation).label)

    @property
    def situation(self) -> str:
        return str(SITUATIONS[self.question.situation])

    @property
    def staff(self) -> StaffWords:
        return staff_words(self.answer)

    @property
    def not_needed(self) -> list[str]:
        """Papers the source says nobody needs, in the active language."""
        return [str(DocumentKind(each).label) for each in self.record.documents_not_needed] if self.record else []

    @property
    def may_be_printed(self) -> bool:
        """What is overdue is shown with a warning, which paper would not outlive."""
        return self.record is not None and not self.record.is_overdue()

    @property
    def advice(self) -> StaffWords | None:
        """On interpreters, where that is not the answer itself and there is a rule."""
        is_the_answer = self.question.need == Care.INTERPRETER
        return None if is_the_answer or not self.interpreter.is_known else staff_words(self.interpreter)

    @property
    def path(self) -> str:
        """Below the desk's own address: what a card or a report about this answer names."""
        return f"{self.question.nation}/{self.question.situation}/{self.question.need}/"


def answer_to(question: DeskQuestion) -> DeskAnswer:
    """One answer or an honest "not known". No query where the records are remembered, else two."""
    table = answers(nation=question.nation)
    found = table.answer(question.nation, question.situation, question.need)
    interpreter = table.answer(question.nation, question.situation, Care.INTERPRETER)
    return DeskAnswer(question, found, interpreter, patient_words(found, question.patient))


def staff_words(answer: EntitlementAnswer) -> StaffWords:
    words, _language = answer.in_language(SOURCE_LANGUAGE)
    if not words:
        return StaffWords()
    return StaffWords(
        short_answer=str(words["short_answer"]),
        depends_on=str(words["depends_on"]),
        do=tuple(words["staff_do"]),
        say=str(words["say"]),
        where_to_ask=str(words["where_to_ask"]),
    )


def patient_words(answer: EntitlementAnswer, code: str) -> PatientWords | None:
    """None where no language is known, or nothing is translated into it or one that its readers read."""
    words, language = answer.in_language(code or SOURCE_LANGUAGE)
    if not words or language.code == SOURCE_LANGUAGE:
        return None
    note = answer.note_in(code)
    own = {name: "" if name in note.english_fields else str(words[name]) for name in PATIENT_FIELDS}
    return PatientWords(language=language, note=note, **own) if own["say"] or own["short_answer"] else None


def titled(question: DeskQuestion, code: str) -> str:
    """What is asked, as a title in one language: "Dentist · Wales"."""
    with override(code):
        return f"{NEEDS[question.need]} · {Nation(question.nation).label}"
