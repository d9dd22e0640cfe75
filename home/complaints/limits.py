"""Time limits of a complaint: entered once as numbers, told as whole sentences in the reader's language.

Sentences are composed of one period and one place for it, which always follows "within", so that every language can
write the period in the one case that fits there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, Self

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, npgettext


class Unit(StrEnum):
    WORKING_DAYS = "working_days"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


class CountedFrom(StrEnum):
    HAPPENED = "happened"
    FOUND_OUT = "found_out"
    EITHER = "happened_or_found_out"
    ANSWER = "answer"
    COMPLAINED = "complained"


class ReplyKind(StrEnum):
    """What those who get a complaint do next, counted from the day of the complaint."""

    ACKNOWLEDGE = "acknowledge"
    FIRST_ANSWER = "first_answer"
    ANSWER = "answer"
    AIM = "aim"


#: Keyed by what a limit is counted from; "" where the rule does not say.
LIMIT_SENTENCES: Final[dict[str, str]] = {
    "": gettext_noop("Within %(period)s."),
    CountedFrom.HAPPENED: gettext_noop("Within %(period)s of what happened."),
    CountedFrom.FOUND_OUT: gettext_noop("Within %(period)s of when you found out."),
    CountedFrom.EITHER: gettext_noop("Within %(period)s of what happened, or of when you found out."),
    CountedFrom.ANSWER: gettext_noop("Within %(period)s of the final answer."),
    CountedFrom.COMPLAINED: gettext_noop("Within %(period)s of your complaint."),
}
REPLY_SENTENCES: Final[dict[str, str]] = {
    ReplyKind.ACKNOWLEDGE: gettext_noop("They should tell you within %(period)s that they have your complaint."),
    ReplyKind.FIRST_ANSWER: gettext_noop("They aim to give a first answer within %(period)s."),
    ReplyKind.ANSWER: gettext_noop("They should answer within %(period)s."),
    ReplyKind.AIM: gettext_noop("They aim to answer within %(period)s."),
}
#: Which of the reader's dates each limit is counted from.
READERS_DATES: Final[dict[str, str]] = {
    CountedFrom.HAPPENED: "happened",
    CountedFrom.FOUND_OUT: "happened",
    CountedFrom.EITHER: "happened",
    CountedFrom.ANSWER: "answer",
    CountedFrom.COMPLAINED: "complained",
}


@dataclass(frozen=True, slots=True)
class Limit:
    """By when a reader must act. ``source``: address or title of one of the page's sources."""

    number: int
    unit: str
    counted_from: str = ""
    is_usual: bool = False
    or_with_reason: bool = False
    source: str = ""

    @classmethod
    def of(cls, value: Mapping[str, Any]) -> Self | None:
        """From the value of a ``TimeLimitBlock``; None where no number was entered."""
        if not value.get("number") or value.get("unit") not in set(Unit):
            return None
        return cls(
            number=int(value["number"]),
            unit=value["unit"],
            counted_from=value.get("counted_from") or "",
            is_usual=bool(value.get("is_usual")),
            or_with_reason=bool(value.get("or_with_reason")),
            source=value.get("source") or "",
        )

    @property
    def starts(self) -> str:
        """Name of the reader's date it is counted from: ``happened``, ``answer``, ``complained`` or ""."""
        return READERS_DATES.get(self.counted_from, "")

    @property
    def may_be_later(self) -> bool:
        """Whether a reader may still ask when the day has passed."""
        return self.is_usual or self.or_with_reason

    @property
    def sentence(self) -> str:
        template = LIMIT_SENTENCES.get(self.counted_from, LIMIT_SENTENCES[""])
        sentences = [_(template) % {"period": period(self.number, self.unit)}]
        if self.is_usual:
            sentences.append(_("This is the usual limit."))
        if self.or_with_reason:
            sentences.append(_("If it is later, give your reason."))
        return " ".join(sentences)


@dataclass(frozen=True, slots=True)
class Reply:
    """By when they should answer the reader."""

    kind: str
    number: int
    unit: str
    source: str = ""

    #: The reader's date that all replies are counted from.
    starts = "complained"

    @classmethod
    def all_of(cls, values: Iterable[Mapping[str, Any]]) -> list[Self]:
        """From the values of ``ReplyBlock``; those without a number are left out."""
        return [
            cls(value["kind"], int(value["number"]), value["unit"], value.get("source") or "")
            for value in values
            if value.get("kind") in set(ReplyKind) and value.get("number") and value.get("unit") in set(Unit)
        ]

    @property
    def sentence(self) -> str:
        return _(REPLY_SENTENCES[self.kind]) % {"period": period(self.number, self.unit)}


def period(number: int, unit: str) -> str:
    """A length of time as it stands after "within", in the active language."""
    values = {"number": number}
    if unit == Unit.WORKING_DAYS:
        return npgettext("after “within”", "%(number)s working day", "%(number)s working days", number) % values
    if unit == Unit.DAYS:
        return npgettext("after “within”", "%(number)s day", "%(number)s days", number) % values
    if unit == Unit.WEEKS:
        return npgettext("after “within”", "%(number)s week", "%(number)s weeks", number) % values
    if unit == Unit.MONTHS:
        return npgettext("after “within”", "%(number)s month", "%(number)s months", number) % values
    return npgettext("after “within”", "%(number)s year", "%(number)s years", number) % values
