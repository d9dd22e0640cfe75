"""How an editor meets words that mean the same: the words first, then the same meaning in other languages.

The words are written in each language by hand: wagtail-localize would put the English ones where none are written yet,
and what people type is no translation of what others type.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList, Panel
from wagtail.admin.utils import set_query_params
from wagtail.models import Locale

from portal.languages import LANGUAGES

from .forms import SynonymSetForm
from .models import SynonymSet

LIST: Final = "wagtailsnippets_search_synonymset:list"
ADD: Final = "wagtailsnippets_search_synonymset:add"
EDIT: Final = "wagtailsnippets_search_synonymset:edit"


@dataclass(frozen=True, slots=True)
class OtherLanguage:
    """``words``: as they are written; empty where ``url`` leads to writing them."""

    name: str
    url: str
    words: str = ""


def other_languages(instance: SynonymSet) -> list[OtherLanguage]:
    """The same meaning in every other language, in the order of the table of languages; empty for a new meaning."""
    written = {
        row.locale_id: row
        for row in SynonymSet.objects.filter(translation_key=instance.translation_key).exclude(pk=instance.pk)
    }
    if not written and not instance.pk:
        return []
    order = list(LANGUAGES)
    locales = [each for each in Locale.objects.exclude(pk=instance.locale_id) if each.language_code in LANGUAGES]
    return [
        OtherLanguage(
            name=LANGUAGES[locale.language_code].name,
            url=reverse(EDIT, args=[written[locale.pk].pk])
            if locale.pk in written
            else add_address(locale.language_code, meaning=str(instance.translation_key)),
            words=written[locale.pk].words if locale.pk in written else "",
        )
        for locale in sorted(locales, key=lambda each: order.index(each.language_code))
    ]


def add_address(language: str, **prefilled: str) -> str:
    """The form for new words in a language. ``meaning``: of which set they are; ``words``: to begin with."""
    return set_query_params(reverse(ADD), {"locale": language, **prefilled})


class OtherLanguagesPanel(Panel):
    """Links to the same meaning in other languages, written or to be written."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "search_admin/other_languages.html"

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            self.others = other_languages(self.instance)

        def is_shown(self) -> bool:
            return bool(self.others)

        def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
            written = [each for each in self.others if each.words]
            missing = [each for each in self.others if not each.words]
            return {**super().get_context_data(parent_context), "written": written, "missing": missing}


synonym_set_edit_handler = ObjectList(
    [
        FieldPanel("name"),
        FieldPanel("words"),
        FieldPanel("misspellings"),
        OtherLanguagesPanel(heading=_("In other languages")),
        FieldPanel("pages", widget=forms.CheckboxSelectMultiple, classname="collapsed"),
    ],
    base_form_class=SynonymSetForm,
)
