"""Rule 2: nothing is shown without its age and its source."""

from __future__ import annotations

import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel


class ReviewMixin(models.Model):
    """When somebody last checked this, who, and when it must be checked again. Empty means: not yet checked."""

    last_checked = models.DateField(
        _("last checked"),
        null=True,
        blank=True,
        help_text=_("The day somebody last checked that all of this is right."),
    )
    checked_by = models.ForeignKey(
        "portal.Organisation",
        verbose_name=_("checked by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The organisation that checked it."),
    )
    next_check_due = models.DateField(
        _("next check due"),
        null=True,
        blank=True,
        help_text=_("After this day the page says that it is overdue, and the map, print and API leave it out."),
    )

    class Meta:
        abstract = True

    review_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("last_checked"), FieldPanel("next_check_due")]),
                FieldPanel("checked_by"),
            ],
            heading=_("Checked"),
        )
    ]

    def is_overdue(self, today: datetime.date | None = None) -> bool:
        """Whether the next check is past due on ``today`` (the UK's date where none is given)."""
        return self.next_check_due is not None and self.next_check_due < (today or timezone.localdate())
