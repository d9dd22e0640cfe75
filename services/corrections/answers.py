"""What a service answered: read from a form without losing a word, checked, and put on a copy of its record."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field, replace
from typing import Final, Protocol, Self

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.cleaning import clean_text
from services.models import Contact, Service
from services.models.check_request import CheckAnswer
from services.models.choices import ContactKind, Status

from .changes import CONTACT, Change, differences

MOST_CHARACTERS: Final = 2000
LONGEST_CONTACT: Final = 250
#: Facts of the record that are chosen from a list. The rest a service tells in its own words.
CHOSEN_FACTS: Final = (
    "cost",
    "asks_for_id",
    "asks_immigration_status",
    "shares_with_home_office",
    "women_only",
    "children_welcome",
)
#: Boxes for words, and what an editor reads above them.
WORD_BOXES: Final = {"hours": "Opening hours", "address": "Address", "words": "What else"}
#: For now, or for good.
CLOSED_HOW: Final = (Status.TEMPORARILY_CLOSED.value, Status.DEFUNCT.value)
CONTACT_BOX: Final = re.compile(r"contact-(\d{1,18})")
UNSEEN: Final = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


class Answer(Protocol):
    """``put_on`` changes an unsaved copy of the record, and says what is different then. ``words``: for an editor.
    ``is_all_checked``: whether all facts are then as the service says they are.
    """

    @property
    def kind(self) -> CheckAnswer: ...
    @property
    def words(self) -> str: ...
    @property
    def is_all_checked(self) -> bool: ...
    def put_on(self, record: Service) -> list[Change]: ...


@dataclass(frozen=True, slots=True)
class StillRight:
    kind: CheckAnswer = CheckAnswer.STILL_RIGHT
    words: str = ""
    is_all_checked: bool = True

    def put_on(self, record: Service) -> list[Change]:
        return []


@dataclass(frozen=True, slots=True)
class Closed:
    """``how``: one of two statuses, or "" where nothing was chosen. ``until``: as it was typed."""

    how: str = ""
    until: str = ""
    kind: CheckAnswer = CheckAnswer.CLOSED
    words: str = ""
    is_all_checked: bool = True

    @classmethod
    def parse(cls, data: QueryDict) -> Self:
        how = data.get("how", "")
        return cls(how if how in CLOSED_HOW else "", clean_text(data.get("until", ""), 20))

    @property
    def day(self) -> datetime.date | None:
        """Until when. Nothing for a service that has ended, whatever was typed."""
        if self.how != Status.TEMPORARILY_CLOSED or not self.until:
            return None
        try:
            return datetime.date.fromisoformat(self.until)
        except ValueError:
            return None

    def problems(self) -> dict[str, str]:
        """What must be changed, by field, in the reader's language."""
        if not self.how:
            return {"how": _("Choose one of the two.")}
        if self.how == Status.TEMPORARILY_CLOSED and self.until and (not self.day or self.day <= timezone.localdate()):
            return {"until": _("This is not a day in the future. Write it again, or leave it empty.")}
        return {}

    def put_on(self, record: Service) -> list[Change]:
        before = (record.status, record.closed_until)
        record.status, record.closed_until = self.how, self.day
        return differences(("status", "closed_until"), before, (record.status, record.closed_until))


@dataclass(frozen=True, slots=True)
class ContactBox:
    """``name`` of the field in the form; ``value`` as it was typed."""

    name: str
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Changed:
    """``contacts``: those of the record, by primary key. ``lost``: typed into a box of a contact that was taken off the
    record meanwhile.
    """

    contacts: dict[int, ContactBox] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)
    boxes: dict[str, str] = field(default_factory=dict)
    new_kind: str = ContactKind.PHONE.value
    new_value: str = ""
    lost: tuple[str, ...] = ()
    kind: CheckAnswer = CheckAnswer.CHANGED

    @classmethod
    def of(cls, record: Service) -> Self:
        """The form as it is first shown: what readers are told now."""
        return cls(
            {each.pk: ContactBox(f"contact-{each.pk}", each.kind, each.value) for each in record.contacts.all()},
            {name: getattr(record, name) for name in CHOSEN_FACTS},
            dict.fromkeys(WORD_BOXES, ""),
        )

    @classmethod
    def parse(cls, data: QueryDict, record: Service) -> Self:
        """What is no choice stays as it is on the record."""
        shown = cls.of(record)
        typed = {
            int(found[1]): clean_text(data.get(name, ""), LONGEST_CONTACT)
            for name in data
            if (found := CONTACT_BOX.fullmatch(name))
        }
        facts = dict(shown.facts)
        for name in CHOSEN_FACTS:
            choices = dict(Service._meta.get_field(name).flatchoices)  # type: ignore[union-attr]
            said = data.get(name)
            if said is not None and (said in choices or said == ""):
                facts[name] = said
        new_kind = data.get("new_kind", "")
        return cls(
            {key: ContactBox(box.name, box.kind, typed.get(key, box.value)) for key, box in shown.contacts.items()},
            facts,
            {name: _text(data.get(name, "")) for name in WORD_BOXES},
            new_kind if new_kind in ContactKind.values else ContactKind.PHONE.value,
            clean_text(data.get("new_value", ""), LONGEST_CONTACT),
            tuple(value for key, value in typed.items() if value and key not in shown.contacts),
        )

    @property
    def words(self) -> str:
        """What an editor must read, under headings in English."""
        lost = "\n".join(self.lost)
        parts = [(heading, self.boxes[name]) for name, heading in WORD_BOXES.items()]
        parts.append(("Contacts that are not on the record any more", lost))
        return "\n\n".join(f"{heading}:\n{said}" for heading, said in parts if said)

    @property
    def is_all_checked(self) -> bool:
        return not self.words

    def problems(self, record: Service) -> dict[str, str]:
        """What must be changed, by field, in the reader's language."""
        shown = Changed.of(record)
        found = {
            box.name: _("This does not work as a number or an address. Please look at it again.")
            for box in (*self.contacts.values(), ContactBox("new_value", self.new_kind, self.new_value))
            if box not in shown.contacts.values() and not works(box)
        }
        for name, said in self.boxes.items():
            over = len(said) - MOST_CHARACTERS
            if over > 0:
                found[name] = ngettext(
                    "Your words are too long. Please take away %(count)s letter.",
                    "Your words are too long. Please take away %(count)s letters.",
                    over,
                ) % {"count": over}
        if not found and not self.words and replace(self, new_kind=shown.new_kind) == shown:
            found[""] = _("Nothing is different yet. Change something, or write what has changed.")
        return found

    def put_on(self, record: Service) -> list[Change]:
        made: list[Change] = []
        kept: list[Contact] = []
        for contact in record.contacts.all():
            box = self.contacts.get(contact.pk)
            before, after = contact.value, box.value if box else contact.value
            if before != after:
                made.append((f"{CONTACT}{contact.kind}", before, after))
            if after:
                contact.value = after
                kept.append(contact)
        if self.new_value:
            made.append((f"{CONTACT}{self.new_kind}", "", self.new_value))
            last = max((each.sort_order or 0 for each in kept), default=-1)
            kept.append(Contact(kind=self.new_kind, value=self.new_value, sort_order=last + 1))
        record.contacts.set(kept)
        facts_before = tuple(getattr(record, name) for name in CHOSEN_FACTS)
        for name, value in self.facts.items():
            setattr(record, name, value)
        return made + differences(CHOSEN_FACTS, facts_before, tuple(self.facts[name] for name in CHOSEN_FACTS))


def works(box: ContactBox) -> bool:
    """Whether it is empty, or something of its kind."""
    try:
        Contact(kind=box.kind, value=box.value).clean()
    except ValidationError:
        return not box.value
    return True


def _text(value: str) -> str:
    return UNSEEN.sub(" ", value.replace("\r\n", "\n").replace("\r", "\n")).strip()
