"""The translation board in the admin: the numbers, and the list of work behind them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import django_filters
from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from portal.languages import LANGUAGES
from portal.models import SourceWords, WordsTranslatedMixin
from portal.models.translation_status import State
from portal.translation_board import board, in_order, live_sources
from portal.translation_check_views import TITLE, CheckView, TakeBackView
from portal.translation_links import check_url, links_of
from portal.translation_rights import TARGETS, has_a_language, may_check
from portal.translation_work import BEGIN, WorkList, next_for

ICON: Final = "globe"
#: Where a spreadsheet would take a cell for a formula.
FORMULA: Final = tuple("=+-@\t\r\n＝＋－＠")


def may_see_board(user: Any) -> bool:
    """Whoever begins translations, and whoever translates or checks any language."""
    return user.has_perm(BEGIN) or has_a_language(user)


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
        choices=[(code, LANGUAGES[code].name) for code in TARGETS],
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
        languages = [chosen["language"]] if chosen.get("language") else TARGETS
        states = [chosen["state"]] if chosen.get("state") else ()
        return WorkList(languages, section=chosen.get("section") or "", states=states)

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        return object_list if self.is_export else links_of(object_list, self.request.user)


@hooks.register("register_admin_urls")
def translation_board_urls() -> list[URLPattern]:
    one = "translations/<uuid:key>/<slug:language>"
    return [
        path("translations/", BoardView.as_view(), name="translation_board"),
        path("translations/work/", WorkView.as_view(), name="translation_board_work"),
        path("translations/work/results/", WorkView.as_view(results_only=True), name="translation_board_work_results"),
        path(f"{one}/check/", CheckView.as_view(), name="translation_board_check"),
        path(f"{one}/take-back/", TakeBackView.as_view(), name="translation_board_take_back"),
    ]


class BoardMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_board(request.user)


@hooks.register("register_admin_menu_item")
def translation_board_in_menu() -> MenuItem:
    return BoardMenuItem(TITLE, reverse_lazy("translation_board"), name="translations", icon_name=ICON, order=155)


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def check_page(page: Page, user: Any, view_name: str = "", next_url: str | None = None) -> Iterator[Button]:
    if page.depth > 1:
        yield from check_buttons(page, user)


@hooks.register("register_snippet_listing_buttons")
def check_record(snippet: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    if isinstance(snippet, WordsTranslatedMixin):
        yield from check_buttons(snippet, user)


def check_buttons(instance: Any, user: Any) -> Iterator[Button]:
    """To the page that says whether these words can be checked: that is not asked for each row of a list."""
    language = instance.locale.language_code
    if language in TARGETS and may_check(user, language):
        url = check_url(instance.translation_key, language)
        yield Button(_("I have checked every word"), url, icon_name="check", priority=65)
