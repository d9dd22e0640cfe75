"""Feedback in the admin: a list, a form to answer it, and how much is new."""

from __future__ import annotations

from typing import Any

import django_filters
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from portal.languages import django_languages, get_language, is_language
from portal.models import Feedback
from portal.models.feedback import FeedbackState, Useful

from .admin_panels import feedback_edit_handler
from .rights import OWN_FEEDBACK, feedback_of


def words(feedback: Feedback) -> SafeString:
    """The beginning of the words, marked with their language."""
    code = "en" if feedback.translation or not is_language(feedback.language) else feedback.language
    language = get_language(code)
    return format_html(
        '<bdi lang="{}" dir="{}">{}</bdi>', language.html_lang, language.direction, feedback.words_in_short()
    )


def language_name(feedback: Feedback) -> str:
    return get_language(feedback.language).name if is_language(feedback.language) else feedback.language


class FeedbackFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(label=_("State"), choices=FeedbackState.choices)
    useful = django_filters.ChoiceFilter(label=_("Useful"), choices=Useful.choices)
    language = django_filters.ChoiceFilter(label=_("Language"), choices=django_languages())
    about_key = django_filters.ChoiceFilter(label=_("Page or service"), choices=())

    class Meta:
        model = Feedback
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = feedback_of(self.request.user).exclude(about_key=None)  # type: ignore[union-attr]
        titles = own.order_by("about_title").values_list("about_key", "about_title").distinct()
        self.filters["about_key"].extra["choices"] = list({str(key): title for key, title in titles}.items())


class FeedbackIndexView(generic.IndexView):
    def get_base_queryset(self) -> Any:
        return feedback_of(self.request.user)

    def get_list_buttons(self, instance: Feedback) -> list[Any]:
        """None: a title that leads to the form is enough, and asks nothing of the database."""
        return []


class OnlyTheirOwn:
    """Of a view of one record: what is not theirs is not there."""

    request: HttpRequest

    def get_queryset(self) -> Any:
        return feedback_of(self.request.user).select_related("organisation", "forwarded_to")  # type: ignore[arg-type]


class FeedbackEditView(OnlyTheirOwn, generic.EditView):
    pass


class FeedbackDeleteView(OnlyTheirOwn, generic.DeleteView):
    pass


class FeedbackMenuItem(MenuItem):
    """With how much is new of what the editor may read."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(OWN_FEEDBACK)

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        new = feedback_of(request.user).new().count()  # type: ignore[arg-type]
        item = super().render_component(request)
        if new:
            item.label = ngettext("Feedback: %(count)s new", "Feedback: %(count)s new", new) % {"count": new}
        return item


class FeedbackViewSet(ModelViewSet):
    """Nobody adds or copies feedback in the admin."""

    model = Feedback
    name = "feedback"
    icon = "mail"
    menu_label = _("Feedback")
    menu_order = 155
    menu_item_class = FeedbackMenuItem
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = FeedbackIndexView
    edit_view_class = FeedbackEditView
    delete_view_class = FeedbackDeleteView
    edit_handler = feedback_edit_handler
    filterset_class = FeedbackFilterSet
    search_fields = ["about_title", "text", "translation"]
    search_backend_name = None
    ordering = ["-received_on", "-pk"]
    list_display = [
        "__str__",
        Column("words", label=_("Words"), accessor=words),
        Column("language", label=_("Language"), accessor=language_name),
        "useful",
        "state",
        "received_on",
    ]

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        closed = {"add_url_name": None, "history_url_name": None, "usage_url_name": None}
        return super().get_common_view_kwargs(**closed, **kwargs)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("<int:pk>/", self.edit_view, name="edit"),
            path("<int:pk>/delete/", self.delete_view, name="delete"),
        ]


@hooks.register("register_admin_viewset")
def feedback_viewset() -> FeedbackViewSet:
    return FeedbackViewSet()
