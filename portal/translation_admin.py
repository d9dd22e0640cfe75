"""The translation board in the admin: numbers, the list of work, and "I have checked it"."""

from __future__ import annotations

from typing import Any, Final

import django_filters
from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.reports import ReportView

from portal.languages import LANGUAGES, get_language
from portal.models import SourceWords, TranslationStatus
from portal.models.translation_status import State
from portal.translation_board import TRANSLATED_INTO, board, in_order, live_sources
from portal.translation_checking import both_versions, is_checked, refusal, side_by_side, take_back
from portal.translation_links import check_url, links_of, readers_url
from portal.translation_rights import may_check, may_translate
from portal.translation_tracking import check
from portal.translation_work import BEGIN, next_for, work_list
from portal.translations import TranslationNote

TITLE: Final = gettext_lazy("Translations")
ICON: Final = "globe"
#: Where a spreadsheet would take a cell for a formula.
FORMULA: Final = tuple("=+-@\t\r\n＝＋－＠")


def may_see_board(user: Any) -> bool:
    """Whoever begins translations, and whoever translates or checks any language."""
    return user.has_perm(BEGIN) or any(may_translate(user, code) or may_check(user, code) for code in TRANSLATED_INTO)


def as_text(value: str) -> str:
    """A cell of a spreadsheet that is read as text, whatever it begins with."""
    return f"'{value}" if value.lstrip(" ").startswith(FORMULA) else value


class BoardAccessMixin(View):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_see_board(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class BoardView(BoardAccessMixin, WagtailAdminTemplateMixin, TemplateView):
    page_title = TITLE
    header_icon = ICON
    template_name = "translation_board/board.html"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": TITLE}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        work = next_for(self.request.user)
        next_thing = links_of([work], self.request.user)[0] if work else None
        return super().get_context_data(board=board(), next_thing=next_thing, **kwargs)


def section_choices() -> list[tuple[str, str]]:
    keys = live_sources().order_by().values_list("section", flat=True).distinct()
    return [(section.key, section.title) for section in in_order(keys)]


class WorkFilterSet(WagtailFilterSet):
    language = django_filters.ChoiceFilter(
        label=gettext_lazy("Language"),
        choices=[(code, LANGUAGES[code].name) for code in TRANSLATED_INTO],
        empty_label=gettext_lazy("All"),
        widget=forms.RadioSelect,
    )
    section = django_filters.ChoiceFilter(
        label=gettext_lazy("Section"),
        choices=section_choices,
        empty_label=gettext_lazy("All"),
        widget=forms.RadioSelect,
    )
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("State"), choices=State.choices, empty_label=gettext_lazy("All"), widget=forms.RadioSelect
    )

    class Meta:
        model = SourceWords
        fields: tuple[str, ...] = ()


class WorkView(BoardAccessMixin, ReportView):
    """Every page and record in every language, the most urgent first."""

    page_title = gettext_lazy("Translations to do")
    header_icon = ICON
    template_name = "translation_board/work.html"
    results_template_name = "translation_board/work_results.html"
    index_url_name = "translation_board_work"
    index_results_url_name = "translation_board_work_results"
    filterset_class = WorkFilterSet
    export_filename = "translations"
    list_export = (
        "title",
        "section_title",
        "language",
        "state_label",
        "is_critical",
        "since",
        "parts",
        "words",
        "all_words",
    )
    export_headings = {
        "title": gettext_lazy("Title"),
        "section_title": gettext_lazy("Section"),
        "language": gettext_lazy("Language"),
        "state_label": gettext_lazy("State"),
        "is_critical": gettext_lazy("Urgent"),
        "since": gettext_lazy("Since"),
        "parts": gettext_lazy("Parts behind"),
        "words": gettext_lazy("Words to do"),
        "all_words": gettext_lazy("All words"),
    }
    custom_value_preprocess = {**ReportView.custom_value_preprocess, str: {"csv": as_text}}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        here = {"url": "", "label": self.page_title}
        return [*self.breadcrumbs_items, {"url": reverse("translation_board"), "label": TITLE}, here]

    def get_filtered_queryset(self) -> Any:
        chosen = self.filters.form.cleaned_data if self.filters.is_valid() else {}
        languages = [chosen["language"]] if chosen.get("language") else TRANSLATED_INTO
        return work_list(languages, section=chosen.get("section") or "", state=chosen.get("state") or "")

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        return object_list if self.is_export else links_of(object_list, self.request.user)


class CheckAccessMixin(View):
    """Only for whoever may check the language. Raises Http404 for what has no translation that anything is known of."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if kwargs["language"] not in TRANSLATED_INTO:
            raise Http404
        if not may_check(request.user, kwargs["language"]):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def known(self) -> Any:
        statuses = TranslationStatus.objects.filter(source__in=live_sources(), language=self.kwargs["language"])
        return statuses.filter(source__object_id=self.kwargs["key"]).select_related("source")

    def done(self) -> HttpResponse:
        found = f"{reverse('translation_board_work')}?language={self.kwargs['language']}"
        return redirect(get_valid_next_url_from_request(self.request) or found)

    def here(self) -> HttpResponse:
        return redirect(check_url(self.kwargs["key"], self.kwargs["language"]))


class CheckView(CheckAccessMixin, WagtailAdminTemplateMixin, TemplateView):
    """Every word in both languages, and the promise that somebody has read them."""

    page_title = gettext_lazy("Check a translation")
    header_icon = "check"
    template_name = "translation_board/check.html"

    @cached_property
    def status(self) -> TranslationStatus:
        return get_object_or_404(self.known.select_related("checked_by", "checked_for", "source__content_type"))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        here = {"url": "", "label": self.page_title, "sublabel": self.status.source.title}
        return [*self.breadcrumbs_items, {"url": reverse("translation_board"), "label": TITLE}, here]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        english, translation = both_versions(self.status)
        language = get_language(self.status.language)
        there = english is not None and translation is not None
        return super().get_context_data(
            status=self.status,
            language=language,
            refusal=refusal(self.status),
            is_checked=is_checked(self.status),
            lines=side_by_side(english, translation) if there else [],
            english_url=readers_url(english, english, "en") if english is not None else "",
            url=readers_url(english, translation, language.code) if there and self.status.is_live else "",
            notes=self.notes(language.code),
            next_url=get_valid_next_url_from_request(self.request),
            **kwargs,
        )

    def notes(self, language: str) -> list[dict[str, Any]]:
        """What the page will say to its readers: in their language, and in English for whoever does not read it."""
        user: Any = self.request.user
        note = TranslationNote(
            State.CHECKED,
            checked_on=timezone.localdate(),
            checked_for=user.organisation.name if user.organisation else "",
        )
        said = []
        for code in dict.fromkeys((language, "en")):
            with override(code):
                html = render_to_string("components/translation_note.html", {"translation_note": note}, self.request)
            said.append({"language": get_language(code), "html": html})
        return said

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with transaction.atomic():
            status = get_object_or_404(self.known.select_for_update(of=("self",)))
            problem = refusal(status)
            if not problem and request.POST.get("fingerprint") != status.fingerprint:
                problem = _("Somebody published other words while you were reading. Please read them again.")
            if not problem and "read" not in request.POST:
                problem = _("Tick the box to say that you have read every word.")
            if not problem:
                check(status, request.user)
        if problem:
            messages.error(request, problem)
            return self.here()
        messages.success(request, _("Thank you. Readers now see that a person has checked these words."))
        return self.done()


class TakeBackView(CheckAccessMixin):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with transaction.atomic():
            status = get_object_or_404(self.known.select_for_update(of=("self",)))
            if is_checked(status):
                take_back(status)
        messages.success(request, _("Taken back. Readers no longer see that a person has checked these words."))
        return self.here()


BOARD_URL: Final = reverse_lazy("translation_board")
