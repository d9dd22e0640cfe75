"""How an organisation's own staff book an interpreter, as the desk tells them."""

from __future__ import annotations

import re
from typing import Final

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

#: Digits in a row, spaces and dashes among them, that may be a code or the number of an account.
CODE: Final = re.compile(r"\d(?:[ -]?\d){3,}")


class InterpreterBookingMixin(models.Model):
    """Facts in English, for staff. Everybody can read them, so codes are refused."""

    interpreter_provider = models.CharField(
        _("who provides interpreters"), max_length=150, blank=True, help_text=_("The company or team you book with.")
    )
    interpreter_phone = models.CharField(_("phone number for interpreters"), max_length=30, blank=True)
    interpreter_url = models.URLField(_("web address for booking interpreters"), blank=True)
    interpreter_how = models.TextField(
        _("how to book an interpreter"),
        blank=True,
        max_length=600,
        help_text=_(
            "For your own staff, in English, one instruction a line. Everybody can read this: write no code and no "
            "account number. Say where staff find them. The desk shows it at the address /en/desk/?at= and the short "
            "name for addresses."
        ),
    )

    class Meta:
        abstract = True

    interpreter_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("interpreter_provider"), FieldPanel("interpreter_phone")]),
                FieldPanel("interpreter_url"),
                FieldPanel("interpreter_how"),
            ],
            heading=_("Interpreters for your own staff"),
        )
    ]

    def clean(self) -> None:
        super().clean()
        if CODE.search(self.interpreter_how):
            raise ValidationError(
                {"interpreter_how": _("This looks like a code. Everybody can read it: say where staff find the code.")}
            )

    @property
    def interpreter_steps(self) -> list[str]:
        return [line.strip() for line in self.interpreter_how.splitlines() if line.strip()]

    @property
    def tells_how_to_book(self) -> bool:
        return bool(self.interpreter_phone or self.interpreter_url or self.interpreter_steps)
