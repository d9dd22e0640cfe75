"""Entitlement records in the admin: their list, the report over all of them, and what the first page says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import UpdatedAtColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from home.models import Entitlement
from portal.languages import SOURCE_LANGUAGE
from portal.nations import Nation

from .panels import entitlement_edit_handler
from .report import report

RIGHT: Final = "home.change_entitlement"
TITLE: Final = _("Entitlements: gaps and overlaps")
ICON: Final = "clipboard-list"
MOST_LISTED: Final = 10


class EntitlementViewSet(SnippetViewSet):
    model = Entitlement
    icon = ICON
    menu_label = _("Entitlement records")
    menu_order = 152
    add_to_admin_menu = True
    list_display = ["key", "care", "answer", "last_checked", "next_check_due", UpdatedAtColumn()]
    list_filter = ["care", "answer", "next_check_due"]
    search_fields = ["key", "short_answer"]
    search_backend_name = None
    ordering = ["care", "key"]
    edit_handler = entitlement_edit_handler
    copy_view_enabled = False

    def get_queryset(self, request: HttpRequest) -> Any:
        """The records once each, or their words in the language that was asked for."""
        language = request.GET.get("locale", SOURCE_LANGUAGE)
        return Entitlement.objects.filter(locale__language_code=language).select_related("locale")


register_snippet(EntitlementViewSet)


class CoverageView(WagtailAdminTemplateMixin, TemplateView):
    page_title = TITLE
    header_icon = ICON
    template_name = "admin/entitlement_coverage.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.user.has_perm(RIGHT):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": TITLE}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(report=report(timezone.localdate()), nations=Nation.labels, **kwargs)


@hooks.register("register_admin_urls")
def coverage_urls() -> list[URLPattern]:
    return [path("entitlements/coverage/", CoverageView.as_view(), name="entitlement_coverage")]


class CoverageMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(RIGHT)


@hooks.register("register_reports_menu_item")
def coverage_in_menu() -> MenuItem:
    return CoverageMenuItem(TITLE, reverse_lazy("entitlement_coverage"), icon_name=ICON, order=800)


class EntitlementsToMend(Component):
    """Nothing where nothing is wrong."""

    name = "entitlements_to_mend"
    template_name = "admin/entitlements_to_mend.html"
    order = 55

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        found = report(timezone.localdate())
        return {"overlaps": found.overlaps[:MOST_LISTED], "overdue": found.overdue[:MOST_LISTED], "report": found}


@hooks.register("construct_homepage_panels")
def show_entitlements_to_mend(request: HttpRequest, panels: list[Any]) -> None:
    if request.user.has_perm(RIGHT):
        panels.append(EntitlementsToMend())
