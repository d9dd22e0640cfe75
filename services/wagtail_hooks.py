"""The directory in the admin."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import UpdatedAtColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from portal.models import Organisation

from .admin_panels import service_edit_handler
from .models import Category, Service
from .ownership import only_own, services_of


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
        return services_of(request.user).select_related("organisation", "locale")  # type: ignore[arg-type]

    def get_urlpatterns(self) -> list[URLPattern]:
        return [only_own(pattern) for pattern in super().get_urlpatterns()]


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
