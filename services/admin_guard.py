"""What a partner's editor may reach in the admin: an allow-list, since Wagtail checks models there, not records.

Histories, comparisons, choosers, bulk actions, reports and wagtail-localize's own views would each show or change
another
charity's drafts. Whatever is not named here is closed to them, also what a later version of Wagtail adds.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final
from urllib.parse import unquote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import ResolverMatch

from .models import Service
from .ownership import keeps_all, may_change

ADMIN: Final = "/admin/"
SERVICES: Final = "wagtailsnippets_services_service"
OPEN_VIEWS: Final = frozenset(
    {
        "wagtailadmin_home",
        "wagtailadmin_account",
        "wagtailadmin_login",
        "wagtailadmin_logout",
        "wagtailadmin_sprite",
        "wagtailadmin_javascript_catalog",
        "wagtailadmin_dismissibles",
        "wagtailadmin_password_reset",
        "wagtailadmin_password_reset_done",
        "wagtailadmin_password_reset_confirm",
        "wagtailadmin_password_reset_complete",
    }
)
#: Choosers of the service form; they show names that are public anyway.
OPEN_NAMESPACES: Final = frozenset(
    {"wagtailsnippetchoosers_portal_organisation", "wagtailsnippetchoosers_services_category"}
)
EDITING_SESSIONS: Final = "wagtailadmin_editing_sessions"


class PartnerGuardMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]) -> HttpResponse | None:
        if not request.path_info.startswith(ADMIN) or request.resolver_match is None:
            return None
        user: Any = request.user
        if not user.is_authenticated or keeps_all(user) or is_open(user, request.resolver_match):
            return None
        return redirect("wagtailadmin_home")


def is_open(user: Any, match: ResolverMatch) -> bool:
    """Whether somebody who keeps only their own services may reach this address."""
    if match.view_name in OPEN_VIEWS or match.namespace in OPEN_NAMESPACES:
        return True
    if match.namespace == SERVICES:
        return "pk" not in match.kwargs or may_change(user, unquote(str(match.kwargs["pk"])))
    if match.namespace == EDITING_SESSIONS:
        named = (match.kwargs.get("app_label"), match.kwargs.get("model_name"))
        of_service = named == (Service._meta.app_label, Service._meta.model_name)
        return of_service and may_change(user, match.kwargs.get("object_id"))
    return False
