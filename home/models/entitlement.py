"""The entitlement record: one rule about one kind of care, for some situations in some nations."""

from __future__ import annotations

import datetime
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, RevisionMixin

from home.entitlements.choices import Answer, Care, DocumentKind, Situation
from portal.blocks.sources import DATED
from portal.fields import ChoiceListField
from portal.models import ReviewMixin, WordsQuerySet, WordsTranslatedMixin
from portal.nations import Nation


class EntitlementQuerySet(WordsQuerySet):
    def public(self) -> Self:
        """Published records, in force now or not."""
        return self.records().filter(live=True)


class Entitlement(WordsTranslatedMixin, DraftStateMixin, RevisionMixin, ReviewMixin, ClusterableModel):
    """What people in some situations may have in some nations, what nobody may ask them for, and who says so.

    Facts are read only from the record in the source language; its translations carry ``word_fields`` and nothing else
    that is ever shown. Of two published records, no two hold for the same nation, situation and care on one day
    (``home.entitlements.coverage``).
    """

    word_fields = ("short_answer", "depends_on", "staff_do", "say", "where_to_ask")

    # Words
    short_answer = models.TextField(
        _("short answer"),
        max_length=300,
        help_text=_("One or two short sentences that a person can show to somebody. Reading age about 10."),
    )
    depends_on = models.TextField(
        _("what it depends on"), blank=True, help_text=_("Needed where the answer is “It depends”.")
    )
    staff_do = models.TextField(_("what staff do"), blank=True, help_text=_("One instruction a line."))
    say = models.TextField(_("words to say to the person"), blank=True, help_text=_("To read out, or to show."))
    where_to_ask = models.TextField(
        _("where to ask"),
        blank=True,
        help_text=_("Needed where the answer is “Not known”. Who knows, or can find out."),
    )

    # Facts
    key = models.SlugField(_("short name"), max_length=80, help_text=_("For editors and machines. Do not change it."))
    nations = ChoiceListField(_("nations"), choice_list=Nation.choices, blank=False)
    situations = ChoiceListField(_("for whom"), choice_list=Situation.choices, blank=False)
    care = models.CharField(_("kind of care or help"), max_length=20, choices=Care.choices)
    answer = models.CharField(_("answer"), max_length=10, choices=Answer.choices)
    documents_not_needed = ChoiceListField(
        _("papers that are not needed"),
        choice_list=DocumentKind.choices,
        help_text=_("Only those that the source names."),
    )
    in_force_from = models.DateField(
        _("in force from"), null=True, blank=True, help_text=_("Empty: nobody has said since when.")
    )
    in_force_until = models.DateField(
        _("in force until"), null=True, blank=True, help_text=_("The last day. Empty: until something else is decided.")
    )
    source_title = models.CharField(_("source"), max_length=300, blank=True, help_text=_("Official sources only."))
    source_publisher = models.CharField(_("publisher"), max_length=150, blank=True)
    source_url = models.URLField(_("source address"), blank=True, max_length=400)
    source_dated = models.CharField(
        _("date the source gives"), max_length=10, blank=True, help_text=_("As 2024, 2024-05 or 2024-05-01.")
    )
    no_source_reason = models.CharField(
        _("why there is no official source"), max_length=300, blank=True, help_text=_("Only where there is none.")
    )
    is_example = models.BooleanField(
        _("invented example"), default=False, help_text=_("Made up for demonstration; every page says so.")
    )

    objects = EntitlementQuerySet.as_manager()

    class Meta(WordsTranslatedMixin.Meta):
        abstract = False  # type: ignore[misc]
        verbose_name = _("entitlement record")
        verbose_name_plural = _("entitlement records")
        ordering = ["care", "key"]
        constraints = [models.UniqueConstraint(fields=["locale", "key"], name="entitlement_key_once_a_language")]

    def __str__(self) -> str:
        return self.key

    def clean(self) -> None:
        """What is wrong in a draft as well. A translation's own facts are never read, so they are not looked at."""
        super().clean()
        if not self.is_record:
            return
        errors: dict[str, Any] = {}
        if self.in_force_from and self.in_force_until and self.in_force_until < self.in_force_from:
            errors["in_force_until"] = _("This day is before the first day.")
        if self.source_dated and not DATED.fullmatch(self.source_dated):
            errors["source_dated"] = _("Write the date as 2024, 2024-05 or 2024-05-01.")
        if self.source_title and self.no_source_reason:
            errors["no_source_reason"] = _("There is a source: clear this.")
        if self.last_checked and self.last_checked > timezone.localdate():
            errors["last_checked"] = _("This day is in the future.")
        if errors:
            raise ValidationError(errors)

    def missing_for_readers(self) -> dict[str, Any]:
        """Field to what must be said there before readers see the record; a draft may lack it."""
        missing: dict[str, Any] = {}
        if self.answer == Answer.DEPENDS and not self.depends_on.strip():
            missing["depends_on"] = _("Say what it depends on.")
        if self.answer == Answer.NOT_KNOWN and not self.where_to_ask.strip():
            missing["where_to_ask"] = _("Say where to ask.")
        if not self.source_title and not self.no_source_reason:
            missing["source_title"] = _("Name the official source, or say below why there is none.")
        if self.source_title and not self.source_publisher:
            missing["source_publisher"] = _("Say who published the source.")
        return missing

    def in_force(self, day: datetime.date) -> bool:
        starts = self.in_force_from is None or self.in_force_from <= day
        return starts and (self.in_force_until is None or day <= self.in_force_until)
