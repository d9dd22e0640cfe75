"""Forms of user accounts, with the organisation."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm

from .models import Organisation


class _OrganisationMixin(forms.ModelForm):
    organisation = forms.ModelChoiceField(
        queryset=Organisation.objects.none(),
        required=False,
        label=_("Organisation"),
        help_text=_(
            "Empty only for the portal's own team. A partner's editor may change this organisation's services and "
            "nothing else; without an organisation, nothing."
        ),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["organisation"].queryset = Organisation.objects.records()  # type: ignore[attr-defined]


class PortalUserEditForm(_OrganisationMixin, UserEditForm):
    class Meta(UserEditForm.Meta):
        fields = {*UserEditForm.Meta.fields, "organisation"}


class PortalUserCreationForm(_OrganisationMixin, UserCreationForm):
    class Meta(UserCreationForm.Meta):
        fields = {*UserCreationForm.Meta.fields, "organisation"}
