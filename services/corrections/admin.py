"""Asking a service, and deciding on what it answered, in the admin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.ui.components import Component
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.snippets.action_menu import ActionMenuItem

from portal.links import absolute_url
from services.models import CheckRequest, Service
from services.models.check_request import Obstacle
from services.ownership import services_of

from .admin_answers import told
from .asking import CannotAsk, address_of, ask, obstacle, sent_before, write_again
from .deciding import NotAsItWas, publish, set_aside, waiting_for
from .links import LIFE
from .mail import body_of

MAY_ASK = "services.change_service"
MAY_DECIDE = "services.publish_service"
ICON = "mail"
ASK = gettext_lazy("Ask if it is still right")
MOST_LISTED = 10


def record_of(request: HttpRequest, pk: int, right: str) -> Service:
    """One of the user's own records. Raises PermissionDenied, Http404."""
    if not request.user.has_perm(right):
        raise PermissionDenied
    own = services_of(request.user).records()  # type: ignore[arg-type]
    return get_object_or_404(own.with_facts(), pk=pk)


class AskView(WagtailAdminTemplateMixin, TemplateView):
    """Shows to whom and what would be written; a press of the button sends it."""

    page_title = ASK
    header_icon = ICON
    template_name = "admin/ask_service.html"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        record = record_of(self.request, self.kwargs["pk"], MAY_ASK)
        edit = {"url": edit_url(record), "label": record.name}
        return [*self.breadcrumbs_items, edit, {"url": "", "label": ASK}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        record = record_of(self.request, self.kwargs["pk"], MAY_ASK)
        address, today = address_of(record), timezone.localdate()
        problem = obstacle(record, address, today)
        return super().get_context_data(
            record=record,
            address=address,
            problem=problem.label if problem else "",
            can_ask=problem is None,
            can_force=problem is Obstacle.TOO_SOON,
            can_write_again=problem is Obstacle.NO_MORE,
            before=sent_before(record)[:MOST_LISTED],
            today=today,
            body=body_of(record, "https://…", today + LIFE),
            **kwargs,
        )

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        record = record_of(request, pk, MAY_ASK)
        if "write_again" in request.POST:
            write_again(record)
            return redirect("ask_service", pk)
        try:
            asked = ask(
                record,
                lambda path: absolute_url(request, path),
                by=request.user,  # type: ignore[arg-type]
                is_forced="force" in request.POST,
            )
        except CannotAsk as problem:
            messages.error(request, problem.obstacle.label)
            return redirect("ask_service", pk)
        messages.success(request, _("We wrote to %(address)s.") % {"address": asked.sent_to})
        return redirect(edit_url(record))


def answer_of(request: HttpRequest, pk: int, answer: int) -> CheckRequest:
    record = record_of(request, pk, MAY_DECIDE)
    return get_object_or_404(
        CheckRequest.objects.waiting().select_related("service", "draft"), pk=answer, service=record
    )


@require_POST
def publish_answer(request: HttpRequest, pk: int, answer: int) -> HttpResponse:
    found = answer_of(request, pk, answer)
    try:
        publish(found, request.user)  # type: ignore[arg-type]
    except NotAsItWas:
        messages.error(request, _("The draft has changed since. Look at it before you publish it."))
        return redirect(edit_url(found.service))
    messages.success(request, _("Published. Readers see it now, in every language."))
    return redirect("wagtailadmin_home")


@require_POST
def set_answer_aside(request: HttpRequest, pk: int, answer: int) -> HttpResponse:
    set_aside(answer_of(request, pk, answer), request.user)  # type: ignore[arg-type]
    messages.success(request, _("Done. Readers see what they saw before."))
    return redirect("wagtailadmin_home")


def edit_url(record: Service) -> str:
    return reverse("wagtailsnippets_services_service:edit", args=[record.pk])


@hooks.register("register_admin_urls")
def correction_urls() -> list[URLPattern]:
    one = "services/<int:pk>/answers/<int:answer>"
    return [
        path("services/<int:pk>/ask/", AskView.as_view(), name="ask_service"),
        path(f"{one}/publish/", publish_answer, name="publish_service_answer"),
        path(f"{one}/set-aside/", set_answer_aside, name="set_service_answer_aside"),
    ]


@hooks.register("register_snippet_listing_buttons")
def ask_in_list(snippet: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    if isinstance(snippet, Service) and snippet.live and snippet.is_record and user.has_perm(MAY_ASK):
        yield Button(ASK, reverse("ask_service", args=[snippet.pk]), icon_name=ICON, priority=70)


class AskMenuItem(ActionMenuItem):
    name = "action-ask-service"
    label = ASK
    icon_name = ICON

    def is_shown(self, context: Mapping[str, Any]) -> bool:
        record = context.get("instance")
        is_own = context["view"] == "edit" and record is not None and record.live and record.is_record
        return bool(is_own and context["request"].user.has_perm(MAY_ASK))

    def get_url(self, parent_context: Mapping[str, Any]) -> str:
        return reverse("ask_service", args=[parent_context["instance"].pk])


@hooks.register("register_snippet_action_menu_item")
def ask_in_editor(model: type[Any]) -> ActionMenuItem | None:
    return AskMenuItem(order=200) if model is Service else None


class AnswersFromServices(Component):
    """Nothing where nobody answered."""

    name = "answers_from_services"
    template_name = "admin/answers_from_services.html"
    order = 45

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        request = parent_context["request"]
        waiting = waiting_for(request.user)
        return {
            "answers": [told(each) for each in waiting[:MOST_LISTED]],
            "total": waiting.count(),
            "csrf_token": get_token(request),
        }


@hooks.register("construct_homepage_panels")
def show_answers(request: HttpRequest, panels: list[Any]) -> None:
    if request.user.has_perm(MAY_DECIDE):
        panels.append(AnswersFromServices())
