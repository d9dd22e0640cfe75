"""The directory in the admin."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import UpdatedAtColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from portal.languages import SOURCE_LANGUAGE
from portal.models import Organisation

from .admin_home import ServicesToCheck
from .admin_panels import service_edit_handler
from .corrections import admin as corrections  # noqa: F401 - its hooks
from .models import Category, Service
from .ownership import is_partner, services_of


class ServiceViewSet(SnippetViewSet):
    model = Service
    icon = "pin"
    menu_label = _("Services")
    list_display = ["name", "organisation", "status", "last_checked", "next_check_due", UpdatedAtColumn()]
    list_filter = ["status", "organisation", "next_check_due", "is_example"]
    search_fields = ["name", "slug"]
    search_backend_name = None
    ordering = ["name"]
    edit_handler = service_edit_handler
    copy_view_enabled = False

    def get_queryset(self, request: HttpRequest) -> Any:
        """The user's services, once each: the records, or their words in the language that was asked for."""
        language = request.GET.get("locale", SOURCE_LANGUAGE)
        own = services_of(request.user)  # type: ignore[arg-type]
        return own.filter(locale__language_code=language).select_related("organisation", "locale")


class CategoryViewSet(SnippetViewSet):
    model = Category
    icon = "tag"
    menu_label = _("Kinds of help")
    list_display = ["name", "slug", "order"]


class OrganisationViewSet(SnippetViewSet):
    model = Organisation
    icon = "group"
    menu_label = _("Organisations")
    list_display = ["name", "website", UpdatedAtColumn()]
    search_fields = ["name"]
    search_backend_name = None


class DirectoryGroup(SnippetViewSetGroup):
    items = (ServiceViewSet, OrganisationViewSet, CategoryViewSet)
    menu_label = _("Directory")
    menu_icon = "site"
    menu_order = 150


register_snippet(DirectoryGroup)


@hooks.register("construct_homepage_panels")
def show_services_to_check(request: HttpRequest, panels: list[Any]) -> None:
    if request.user.has_perm("services.change_service"):
        panels.append(ServicesToCheck())


@hooks.register("construct_main_menu")
def hide_reports_from_partners(request: HttpRequest, items: list[Any]) -> None:
    """Reports tell of everybody's services and are closed to partners (services.admin_access)."""
    if is_partner(request.user):  # type: ignore[arg-type]
        items[:] = [item for item in items if item.name != "reports"]
