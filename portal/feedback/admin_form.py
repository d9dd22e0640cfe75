"""The form in which an editor answers."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from portal.models import Organisation
from portal.models.feedback import FeedbackState

from .masking import masked
from .rights import reads_all

#: What only the portal's team decides: who else reads it, and what everybody reads.
FOR_THE_TEAM: Final = ("forwarded_to", "is_published")


class FeedbackAnswerForm(WagtailAdminModelForm):
    """What is not offered is not accepted either."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.state == FeedbackState.NEW:
            self.initial["state"] = FeedbackState.READ
        if not (self.for_user and reads_all(self.for_user)):
            for name in FOR_THE_TEAM:
                self.fields.pop(name, None)
            if self.instance.is_published:
                # It is public: a changed word would be, too.
                for name in ("you_said", "we_did"):
                    self.fields.pop(name, None)
        if "forwarded_to" in self.fields:
            field = self.fields["forwarded_to"]
            field.widget = forms.Select()
            field.queryset = Organisation.objects.records()

    def clean_you_said(self) -> str:
        said = self.cleaned_data["you_said"]
        if masked(said) != said:
            raise ValidationError(_("Leave out numbers and e-mail addresses: they could say who wrote."))
        return said

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("is_published"):
            for name in ("you_said", "we_did"):
                if name in self.fields and not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, _("Write this before everybody can read it."))
        return cleaned
