"""The form of words that mean the same."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.models import Page

from portal.languages import SOURCE_LANGUAGE, get_language

from .models import SynonymSet


class SynonymSetForm(WagtailAdminModelForm):
    """Words are typed in the direction of their language, whatever the editor's own."""

    instance: SynonymSet

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language(self.instance.locale.language_code)
        for name in ("words", "misspellings"):
            direction = {"lang": language.html_lang, "dir": language.direction}
            self.fields[name].widget.attrs.update(direction)
        self.fields["pages"].queryset = self.pages_to_choose()  # type: ignore[attr-defined]

    def pages_to_choose(self) -> Any:
        """What readers can open in the source language, and what was chosen before, which must not be lost."""
        chosen = self.instance.pages.values("pk") if self.instance.pk else Page.objects.none()
        open_now = Q(live=True, locale__language_code=SOURCE_LANGUAGE, depth__gt=2)
        return Page.objects.filter(open_now | Q(pk__in=chosen)).order_by("path")

    def clean(self) -> dict[str, Any]:
        """Language and meaning are no fields of the form, so Django does not compare them with what is there."""
        same = SynonymSet.objects.filter(translation_key=self.instance.translation_key, locale=self.instance.locale)
        if same.exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("Somebody has written this meaning in this language. Open it and add your words."))
        return super().clean() or self.cleaned_data
