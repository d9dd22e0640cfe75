"""What readers say about a page. Nothing in it says who they are: no address, no name, no time of day."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar, Final, Self

from django.db import models
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

#: Readers are told this before they write. ``manage.py tidy_feedback`` keeps the promise.
WORDS_KEPT: Final = datetime.timedelta(days=365)
MOST_IN_LIST: Final = 90


class Useful(models.TextChoices):
    """What a reader answered to “Was this useful?”; empty where they only wrote."""

    YES = "yes", _("Yes")
    NO = "no", _("No")


class FeedbackState(models.TextChoices):
    NEW = "new", _("New")
    READ = "read", _("Read")
    DONE = "done", _("Done")
    NOT_FOR_US = "not_for_us", _("Nothing we can do")


class FeedbackQuerySet(models.QuerySet):
    def new(self) -> Self:
        return self.filter(state=FeedbackState.NEW)

    def about(self, key: Any) -> Self:
        """About one page or service, by the key that all its translations share."""
        return self.filter(about_key=key)

    def answered(self) -> Self:
        """Those whose “You said, we did” everybody may read, the newest first."""
        return self.filter(is_published=True).order_by("-published_on", "-pk")

    def with_old_words(self, today: datetime.date) -> Self:
        """Those whose words have been kept for as long as readers were told."""
        return self.filter(received_on__lte=today - WORDS_KEPT).exclude(text="", translation="")


class Feedback(models.Model):
    """One answer of one reader.

    ``about_kind`` and ``about_key`` say what it is about (``portal.feedback.subjects``); ``about_title`` is its English
    title on the day, so that a list needs no look at pages. ``organisation`` may see it beside the team; so may the one
    it was sent on to.
    """

    about_path = models.CharField(_("page"), max_length=250, blank=True)
    about_kind = models.CharField(max_length=20, blank=True)
    about_key = models.UUIDField(null=True, blank=True, db_index=True)
    about_title = models.CharField(_("about"), max_length=255, blank=True)
    language = models.CharField(_("language"), max_length=10)
    useful = models.CharField(_("useful"), max_length=3, blank=True, choices=Useful.choices)
    text = models.TextField(_("words"), blank=True)
    received_on = models.DateField(_("received"), default=timezone.localdate, editable=False)
    state = models.CharField(_("state"), max_length=12, choices=FeedbackState.choices, default=FeedbackState.NEW)
    organisation = models.ForeignKey(
        "portal.Organisation",
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    forwarded_to = models.ForeignKey(
        "portal.Organisation",
        verbose_name=_("send on to"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The editors of this organisation then see it too."),
    )
    translation = models.TextField(_("in English"), blank=True, help_text=_("What it says. Readers never see it."))
    what_was_done = models.TextField(_("what was done"), blank=True, help_text=_("For editors. Readers never see it."))
    you_said = models.CharField(
        _("you said"),
        max_length=250,
        blank=True,
        help_text=_("One short, plain sentence of your own. Nobody may be able to tell who wrote."),
    )
    we_did = models.CharField(_("we did"), max_length=250, blank=True, help_text=_("One short, plain sentence."))
    is_published = models.BooleanField(
        _("show “You said, we did” to everybody"), default=False, help_text=_("Only the portal's team can do this.")
    )
    published_on = models.DateField(null=True, blank=True, editable=False)

    objects = FeedbackQuerySet.as_manager()

    #: Or every organisation would be "used" by what was said about it.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("feedback")
        verbose_name_plural = _("feedback")
        ordering: ClassVar = ["-received_on", "-pk"]
        indexes: ClassVar = [models.Index(fields=["state", "-received_on"], name="feedback_to_read")]

    def __str__(self) -> str:
        return self.about_title or self.about_path or str(_("The portal"))

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.is_published and self.published_on is None:
            self.published_on = timezone.localdate()
        super().save(*args, **kwargs)

    def words_in_short(self) -> str:
        """The beginning of what was written, in English where somebody has translated it."""
        return Truncator(" ".join((self.translation or self.text).split())).chars(MOST_IN_LIST)
