"""What an editor says a change of words is, when they publish it."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel

from portal.languages import SOURCE_LANGUAGE


class ChangeKind(models.TextChoices):
    """The values are ``translation_states.Change``'s."""

    WORDS = "words", _("The meaning of some words changed: translations are marked as older")
    MINOR = "minor", _("Only spelling, or other words for the same: translations stay right")
    CRITICAL = "critical", _("A wrong word could turn somebody away: old translations of this part go at once")


class PublishedChangeMixin(models.Model):
    """``change`` belongs to one publication: it is kept with the revision, and no form begins with the last one."""

    change = models.CharField(
        _("what you changed"),
        max_length=10,
        choices=ChangeKind.choices,
        default=ChangeKind.WORDS,
        help_text=_(
            "Only for words. A changed fact (a phone number, hours, an address) is right in all languages at once."
        ),
    )

    class Meta:
        abstract = True


class ChangePanel(FieldPanel):
    """The choice as radio buttons, on the source language only; every new edit begins with the ordinary one."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__("change", widget=forms.RadioSelect, **{"heading": _("What you changed"), **kwargs})

    def clone_kwargs(self) -> dict[str, Any]:
        kwargs = super().clone_kwargs()
        return {name: value for name, value in kwargs.items() if name not in ("field_name", "widget")}

    class BoundPanel(FieldPanel.BoundPanel):
        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            if self.bound_field is not None and not self.form.is_bound:
                self.form.initial["change"] = ChangeKind.WORDS

        def is_shown(self) -> bool:
            locale = getattr(self.instance, "locale", None)
            return super().is_shown() and (locale is None or locale.language_code == SOURCE_LANGUAGE)


CHANGE_PANELS: Final[list[Panel]] = [ChangePanel()]
