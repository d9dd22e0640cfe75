"""The form of a service in the admin."""

from __future__ import annotations

from typing import Any

from wagtail.admin.forms import WagtailAdminModelForm

from .models import Category
from .ownership import organisations_of


class ServiceForm(WagtailAdminModelForm):
    """Offers an editor their own organisation only, and categories once (not once a language)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.for_user and "organisation" in self.fields:
            own = organisations_of(self.for_user)
            self.fields["organisation"].queryset = own
            if self.instance.pk is None and self.for_user.organisation_id:
                self.initial["organisation"] = own.first()
        for name in ("categories", "main_category"):
            if name in self.fields:
                self.fields[name].queryset = Category.objects.records()
