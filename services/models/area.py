"""The directory's pages in the tree. What they list comes from the index, never from the tree."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList, TabbedInterface
from wagtail.url_routing import RouteResult

from portal.models import BasePage


class DirectoryPage(BasePage):
    """The directory itself: ``services/``, and below it areas and single services."""

    word_fields = (*BasePage.word_fields, "introduction")

    introduction = models.TextField(_("introduction"), blank=True, help_text=_("One or two short sentences."))

    parent_page_types = ["home.HomePage"]
    subpage_types = ["services.AreaPage"]
    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = _("directory")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Areas are pages below this one; every other single name is a service."""
        try:
            return super().route(request, path_components)
        except Http404:
            if len(path_components) == 1:
                return RouteResult(self, kwargs={"slug": path_components[0]})
            raise

    def serve(self, request: HttpRequest, slug: str = "", **kwargs: Any) -> HttpResponse:
        from services import views

        return views.service_detail(request, slug) if slug else views.directory(request, self)


class AreaPage(BasePage):
    """Help in one town: an introduction and the directory around it. The town is a fact."""

    word_fields = (*BasePage.word_fields, "introduction")

    introduction = models.TextField(_("introduction"), blank=True, help_text=_("One or two short sentences."))
    town = models.CharField(_("town"), max_length=100, help_text=_("As in the directory's place box."))
    latitude = models.FloatField(_("latitude"))
    longitude = models.FloatField(_("longitude"))
    council_name = models.CharField(_("council"), max_length=150, blank=True)
    council_url = models.URLField(_("council website"), blank=True)

    parent_page_types = ["services.DirectoryPage"]
    subpage_types: list[str] = []
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [*BasePage.content_panels, FieldPanel("introduction"), *BasePage.change_panels], heading=_("Words")
            ),
            ObjectList(
                [
                    FieldPanel("town"),
                    FieldPanel("latitude"),
                    FieldPanel("longitude"),
                    FieldPanel("council_name"),
                    FieldPanel("council_url"),
                    *BasePage.facts_panels,
                ],
                heading=_("Facts"),
            ),
            ObjectList(BasePage.promote_panels, heading=_("Address")),
        ]
    )

    class Meta:
        verbose_name = _("area")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        from services import views

        return views.area(request, self)
