"""The form of a service in the admin."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from wagtail.admin.forms import WagtailAdminModelForm

from portal.models import Organisation

from .models import Category
from .ownership import is_partner, organisations_of


class ServiceForm(WagtailAdminModelForm):
    """Offers a partner's editor their own organisation only; organisations and categories once (not once a language).

    What is not offered is not accepted either. Plain lists, because a chooser of Wagtail's would offer everything.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        categories = Category.objects.records()
        self._offer("main_category", categories)
        if "categories" in self.fields:
            self.fields["categories"].queryset = categories
        if self.for_user:
            own = organisations_of(self.for_user)
            self._offer("organisation", own)
            # Somebody else may have checked it last: that stays until there is a newer check.
            present = Q(pk=self.instance.checked_by_id)
            self._offer("checked_by", Organisation.objects.filter(Q(pk__in=own.values("pk")) | present))
            if self.instance.pk is None and is_partner(self.for_user):
                self.initial["organisation"] = own.first()

    def _offer(self, name: str, choices: QuerySet[Any]) -> None:
        if name in self.fields:
            field = self.fields[name]
            field.widget = forms.Select()
            field.widget.is_required = field.required
            field.queryset = choices
