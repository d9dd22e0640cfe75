"""Search in the admin."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, LocaleColumn, UpdatedAtColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from portal.languages import get_language

from .admin_panels import synonym_set_edit_handler
from .admin_views import MissedWordsView, SynonymSetCreateView, SynonymSetIndexView, synonym_permissions
from .models import SynonymSet
from .models.synonym_set import phrases

LONGEST_IN_LIST = 80


def words_in_short(instance: SynonymSet) -> SafeString:
    words = Truncator(", ".join(phrases(instance.words))).chars(LONGEST_IN_LIST)
    return format_html('<bdi lang="{}">{}</bdi>', get_language(instance.locale.language_code).html_lang, words)


class SynonymSetViewSet(SnippetViewSet):
    model = SynonymSet
    icon = "resubmit"
    menu_label = _("Words that mean the same")
    index_view_class = SynonymSetIndexView
    add_view_class = SynonymSetCreateView
    list_display = [
        "name",
        LocaleColumn(label=_("Language")),
        Column("words", label=_("Words"), accessor=words_in_short),
        UpdatedAtColumn(),
    ]
    search_fields = ["name", "words", "misspellings"]
    search_backend_name = None
    edit_handler = synonym_set_edit_handler
    copy_view_enabled = False

    def get_queryset(self, request: HttpRequest) -> Any:
        return SynonymSet.objects.select_related("locale").order_by("name", "locale__language_code")


class MissedWordsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return synonym_permissions.user_has_permission(request.user, "change")


def missed_words_menu_item(order: int = 700) -> MenuItem:
    label, url = MissedWordsView.page_title, reverse_lazy("missed_words")
    return MissedWordsMenuItem(label, url, name="missed-words", icon_name=MissedWordsView.header_icon, order=order)


class SearchGroup(SnippetViewSetGroup):
    items = (SynonymSetViewSet,)
    menu_label = _("Search words")
    menu_icon = "search"
    menu_order = 160

    def get_submenu_items(self) -> list[MenuItem]:
        items = super().get_submenu_items()
        return [*items, missed_words_menu_item(order=len(items) + 1)]


register_snippet(SearchGroup)


@hooks.register("register_reports_menu_item")
def list_missed_words_among_reports() -> MenuItem:
    return missed_words_menu_item()


@hooks.register("register_admin_urls")
def missed_words_urls() -> list[URLPattern]:
    return [
        path("reports/words-that-found-nothing/", MissedWordsView.as_view(), name="missed_words"),
        path(
            "reports/words-that-found-nothing/results/",
            MissedWordsView.as_view(results_only=True),
            name="missed_words_results",
        ),
    ]
