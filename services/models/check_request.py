"""A service asked by e-mail whether its facts are still right, what it answered, and what an editor did with that."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class CheckAnswer(models.TextChoices):
    STILL_RIGHT = "still_right", _("Still right")
    CHANGED = "changed", _("Something changed")
    CLOSED = "closed", _("Closed")


class WhyNoDraft(models.TextChoices):
    """Why an answer was kept as a note and no draft was made of it; empty where there is one, or only words."""

    DRAFT_IN_WORK = "draft_in_work", _("Somebody is at work on a draft, which was left as it is.")
    LOCKED = "locked", _("The service is locked, or waits to be published.")
    NOT_SHOWN = "not_shown", _("The service is not shown to readers.")
    NOT_VALID = "not_valid", _("The service has something in it that must be put right first.")


class Obstacle(models.TextChoices):
    """Why a service cannot be asked. Never stored."""

    NOT_SHOWN = "not_shown", _("Readers do not see this service, so there is nothing to ask about.")
    NO_ADDRESS = "no_address", _("There is no e-mail address among its published contacts. Nobody was written to.")
    NO_MORE = "no_more", _("They asked us not to write to this address about this service.")
    TOO_SOON = "too_soon", _("They were asked less than 7 days ago.")
    NOT_SENT = "not_sent", _("The e-mail could not be sent. Please try again later.")


class CheckRequestQuerySet(models.QuerySet):
    def waiting(self) -> Self:
        """Answers for an editor to decide on. A draft that was published, as it was or changed, is decided."""
        answered = self.filter(answered_on__isnull=False, done_on__isnull=True)
        unpublished = Q(service__live_revision__isnull=True) | Q(service__live_revision__lt=F("draft"))
        return answered.filter(~Q(words="") | Q(draft__isnull=True) | unpublished)


class CheckRequest(models.Model):
    """One e-mail with one link.

    ``nonce_hash``: SHA-256 of what is in the link; the link itself is not kept. ``changes``: facts as they were and as
    the service says they are, ``[{"field": "cost", "before": "free", "after": "charged"}, …]``; ``words``: what it
    wrote that no field has a place for. ``no_more_on``: the day whoever reads that address asked for no more e-mails
    about this service.
    """

    service = models.ForeignKey("services.Service", on_delete=models.CASCADE, related_name="check_requests")
    sent_on = models.DateField()
    sent_to = models.EmailField()
    sent_by = models.ForeignKey(
        "portal.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    nonce_hash = models.CharField(max_length=64, unique=True)
    expires_on = models.DateField()
    based_on = models.ForeignKey(
        "wagtailcore.Revision", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    no_more_on = models.DateField(null=True, blank=True)

    answered_on = models.DateField(null=True, blank=True)
    answer = models.CharField(max_length=12, blank=True, choices=CheckAnswer.choices)
    changes = models.JSONField(default=list, blank=True)
    words = models.TextField(blank=True)
    draft = models.ForeignKey(
        "wagtailcore.Revision", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    why_no_draft = models.CharField(max_length=15, blank=True, choices=WhyNoDraft.choices)
    record_had_changed = models.BooleanField(default=False)

    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(
        "portal.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )

    objects = CheckRequestQuerySet.as_manager()

    #: Or every revision and service would be "used" by what was asked about it.
    wagtail_reference_index_ignore = True

    class Meta:
        ordering: ClassVar = ["-sent_on", "-pk"]
        indexes: ClassVar = [models.Index(fields=["done_on", "answered_on"], name="check_answers_waiting")]

    def __str__(self) -> str:
        return f"{self.service} ({self.sent_on})"

    @property
    def is_answered(self) -> bool:
        return self.answered_on is not None

    def is_expired(self, today: datetime.date) -> bool:
        return self.expires_on < today

    def changed(self) -> list[tuple[str, Any, Any]]:
        """Name of a field, before and after."""
        return [(each["field"], each["before"], each["after"]) for each in self.changes]
