"""The two kinds of page that lead to others."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList, TabbedInterface

from portal.models import BasePage

from ..selectors import articles_below, doors


class HomePage(BasePage):
    """The first page in one language: four doors, a search box, help now."""

    word_fields = (*BasePage.word_fields, "tagline", "introduction", "privacy_note")

    tagline = models.CharField(_("tagline"), max_length=150, help_text=_("One calm sentence: what this place is."))
    introduction = models.TextField(_("introduction"), blank=True, help_text=_("Two short sentences at most."))
    privacy_note = models.TextField(_("privacy note"), blank=True, help_text=_("What we do not keep about readers."))

    template = "pages/home_page.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["home.TopicPage", "services.DirectoryPage"]

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("tagline"),
        FieldPanel("introduction"),
        FieldPanel("privacy_note"),
        *BasePage.change_panels,
    ]

    class Meta:
        verbose_name = _("home page")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), "doors": doors(self)}


class TopicPage(BasePage):
    """A section's index: every page of the section, and what is not translated yet."""

    word_fields = (*BasePage.word_fields, "introduction")

    introduction = models.TextField(_("introduction"), blank=True, help_text=_("One or two short sentences."))

    template = "pages/topic_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.GuidePage", "home.EntitlementPage", "home.ComplaintRoutePage"]

    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]
    edit_handler = TabbedInterface(
        [
            ObjectList([*content_panels, *BasePage.change_panels], heading=_("Words")),
            ObjectList(BasePage.facts_panels, heading=_("Sources and checks")),
            ObjectList(BasePage.promote_panels, heading=_("Address")),
        ]
    )

    class Meta:
        verbose_name = _("section")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), "articles": articles_below(self)}
