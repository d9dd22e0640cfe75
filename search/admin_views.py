"""The editors' side of search: words that mean the same, and the list of words that found nothing."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

import django_filters
from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.utils import set_query_params
from wagtail.admin.views import generic
from wagtail.admin.views.reports import ReportView
from wagtail.models import Locale
from wagtail.permissions import ModelPermissionPolicy
from wagtail.snippets.views import snippets

from portal.cleaning import clean_text
from portal.languages import django_languages, get_language

from .admin_panels import EDIT, add_address
from .misses import ALL_KEPT, LONGEST, RARE_KEPT, work_list
from .models import MissedWords, SynonymSet

synonym_permissions: Final = ModelPermissionPolicy(SynonymSet)


class SynonymSetIndexView(snippets.IndexView):
    def get_list_buttons(self, instance: SynonymSet) -> list[Any]:
        """Without those of other packages: wagtail-localize's "Translate" would write English words into the set of
        another language, and asks the database several times a row.
        """
        return generic.IndexView.get_list_buttons(self, instance)


class SynonymSetCreateView(snippets.CreateView):
    """``?locale=`` is the language; ``?meaning=``: which meaning is written in it; ``?words=``: words to begin with."""

    @cached_property
    def source(self) -> SynonymSet | None:
        """A set of the same meaning. Raises Http404 for a meaning that is not there."""
        meaning = self.request.GET.get("meaning")
        if not meaning:
            return None
        try:
            found = SynonymSet.objects.filter(translation_key=UUID(meaning)).order_by("pk").first()
        except ValueError as junk:
            raise Http404 from junk
        if found is None:
            raise Http404
        return found

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.source:
            written = SynonymSet.objects.filter(translation_key=self.source.translation_key, locale=self.locale).first()
            if written:
                return redirect(EDIT, written.pk)
        return super().get(request, *args, **kwargs)

    def get_add_url(self) -> str:
        url = super().get_add_url()
        return set_query_params(url, {"meaning": str(self.source.translation_key)}) if self.source else url

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "words": clean_text(self.request.GET.get("words", ""), LONGEST)}

    def get_initial_form_instance(self) -> SynonymSet:
        instance = super().get_initial_form_instance()
        if self.source:
            instance.translation_key = self.source.translation_key
            instance.name = self.source.name
        return instance


class MissedWordsFilterSet(WagtailFilterSet):
    days = django_filters.ChoiceFilter(
        label=_("Period"),
        choices=[(str(RARE_KEPT), _("30 days")), (str(ALL_KEPT), _("A year"))],
        empty_label=_("3 months"),
        widget=forms.RadioSelect,
    )
    language = django_filters.ChoiceFilter(
        label=_("Language"), choices=django_languages(), empty_label=_("All"), widget=forms.RadioSelect
    )

    class Meta:
        model = MissedWords
        fields: tuple[str, ...] = ()

    def filter_queryset(self, queryset: Any) -> Any:
        """Counted again, not narrowed: what is often enough depends on the period."""
        chosen = {"language": self.form.cleaned_data["language"]}
        days = self.form.cleaned_data["days"]
        return work_list(int(days), **chosen) if days else work_list(**chosen)


class MissedWordsView(ReportView):
    """Words that found nothing, the most sought first: work for whoever may change words that mean the same."""

    page_title = _("Words that found nothing")
    header_icon = "search"
    template_name = "search_admin/missed_words.html"
    results_template_name = "search_admin/missed_words_results.html"
    index_url_name = "missed_words"
    index_results_url_name = "missed_words_results"
    filterset_class = MissedWordsFilterSet
    permission_policy = synonym_permissions
    permission_required = "change"
    export_filename = "words-that-found-nothing"
    list_export = ("words", "language_name", "nothing", "little")
    export_headings = {
        "words": _("Words"),
        "language_name": _("Language"),
        "nothing": _("Times nothing was found"),
        "little": _("Times little was found"),
    }

    def get_queryset(self) -> Any:
        return work_list()

    def decorate_paginated_queryset(self, object_list: Any) -> list[dict[str, Any]]:
        there = set(Locale.objects.values_list("language_code", flat=True))
        return [
            {
                **row,
                "html_lang": get_language(row["language"]).html_lang,
                "language_name": get_language(row["language"]).name,
                "add_url": add_address(row["language"], words=row["words"]) if row["language"] in there else "",
                "search_url": search_address(row["language"], row["words"]),
            }
            for row in object_list
        ]


def search_address(language: str, words: str) -> str:
    with override(language):
        return f"{reverse('search')}?{urlencode({'q': words})}"
