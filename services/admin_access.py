"""What a partner's editor may reach in the admin: a list of what is open. Everything else is closed.

Wagtail's views ask for rights over a kind of thing, never over one record; wagtail-localize, choosers, reports and
editing sessions ask for less still. A list of what is closed would miss the next one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.contrib.admin.utils import unquote
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import ResolverMatch, reverse
from wagtail.admin.auth import permission_denied
from wagtail_localize.models import Translation

from portal.models import User

from .models import Service
from .ownership import is_partner, may_change

SERVICE_VIEWS: Final = "wagtailsnippets_services_service"

#: Open to every partner: they name no record, or only what is the user's own.
OPEN: Final = frozenset(
    {
        "wagtailadmin_home",
        "wagtailadmin_account",
        "wagtailadmin_login",
        "wagtailadmin_logout",
        "wagtailadmin_password_reset",
        "wagtailadmin_password_reset_done",
        "wagtailadmin_password_reset_confirm",
        "wagtailadmin_password_reset_complete",
        "wagtailadmin_dismissibles",
        "wagtailadmin_sprite",
        "wagtailadmin_javascript_catalog",
        "wagtailadmin_editing_sessions:release",
        "wagtail_localize:javascript_catalog",
        *(f"{SERVICE_VIEWS}:{view}" for view in ("list", "list_results", "add", "preview_on_add")),
        # These look for nothing but the user's own (portal.feedback.rights).
        *(f"feedback:{view}" for view in ("index", "index_results", "edit")),
    }
)
#: Open for a partner's own services.
OPEN_FOR_OWN: Final = frozenset(
    {
        "wagtailadmin_editing_sessions:ping",
        # These look for nothing but the user's own, too (services.corrections.admin).
        "ask_service",
        "publish_service_answer",
        "set_service_answer_aside",
        *(
            f"{SERVICE_VIEWS}:{view}"
            for view in (
                "edit",
                "usage",
                "history",
                "history_results",
                "preview_on_edit",
                "revisions_view",
                "revisions_revert",
                "revisions_compare",
                "revisions_unschedule",
                "unpublish",
                "confirm_workflow_cancellation",
                "workflow_history",
                "workflow_history_detail",
            )
        ),
        *(
            f"wagtail_localize:{view}"
            for view in ("edit_string_translation", "download_pofile", "upload_pofile", "stop_translation")
        ),
    }
)


class PartnerAccessMiddleware:
    """Sends a partner's editor away from every address of the admin that is not theirs.

    Readers are not looked at: for them nothing asks who they are.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or not request.path.startswith(reverse("wagtailadmin_home")):
            return None
        user = request.user
        if isinstance(user, User) and is_partner(user) and not may_reach(user, match):
            return permission_denied(request)
        return None


def may_reach(user: User, match: ResolverMatch) -> bool:
    """Whether an address of the admin is open to a partner. Raises Http404 for a record that is not there."""
    if match.view_name in OPEN:
        return True
    return match.view_name in OPEN_FOR_OWN and may_change(user, _service_named(match))


def _service_named(match: ResolverMatch) -> Service:
    """The service an address of ``OPEN_FOR_OWN`` is about: its own record, a translation, or the one being edited."""
    named = match.kwargs
    if "translation_id" in named:
        source = get_object_or_404(Translation, pk=named["translation_id"]).source
        if source.specific_content_type.model_class() is not Service:
            raise Http404
        return get_object_or_404(Service.objects.records(), translation_key=source.object_id)
    if named.get("app_label", "services") != "services" or named.get("model_name", "service") != "service":
        raise Http404
    try:
        return get_object_or_404(Service, pk=unquote(str(named.get("pk", named.get("object_id")))))
    except ValueError as junk:
        raise Http404 from junk
