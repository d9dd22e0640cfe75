"""The form of a service in the admin."""

from __future__ import annotations

from typing import Any

from django import forms
from wagtail.admin.forms import WagtailAdminModelForm

from portal.models import Organisation

from .models import Category
from .ownership import keeps_all, organisations_of


class ServiceForm(WagtailAdminModelForm):
    """Takes only what the editor may give: their own organisation, and categories once (not once a language)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("categories", Category.objects.records())
        self.offer("main_category", Category.objects.records())
        if self.for_user is None:
            return
        own = organisations_of(self.for_user)
        self.offer("organisation", own)
        # Who checked may also stay who it was: a partner's edit must not wipe out the team's check.
        checkers = own if keeps_all(self.for_user) else own | self.present("checked_by")
        self.offer("checked_by", checkers)
        if self.instance.pk is None and not keeps_all(self.for_user):
            self.initial["organisation"] = own.first()

    def offer(self, name: str, choices: Any) -> None:
        field = self.fields.get(name)
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = choices

    def present(self, name: str) -> Any:
        return Organisation.objects.records().filter(pk=getattr(self.instance, f"{name}_id"))
