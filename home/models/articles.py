"""The pages people read: one short answer first, then what follows from it."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList, PublishingPanel, TabbedInterface
from wagtail.blocks import PageChooserBlock
from wagtail.fields import StreamField

from portal.fields import ChoiceListField
from portal.models import BasePage
from portal.nations import Nation

from ..blocks import BodyBlock
from ..selectors import related_articles


class ArticlePage(BasePage):
    """Abstract: a plain-language page. ``nations`` is a fact: where what the page says holds."""

    word_fields = (*BasePage.word_fields, "short_answer", "body")

    short_answer = models.TextField(
        _("short answer"),
        max_length=300,
        help_text=_("One or two short sentences that a person can show to somebody. Reading age about 10."),
    )
    nations = ChoiceListField(
        _("holds in"), choice_list=Nation.choices, help_text=_("Where what this page says is true.")
    )
    related = StreamField(
        [("page", PageChooserBlock(label=_("Page")))],
        blank=True,
        max_num=4,
        verbose_name=_("read next"),
        help_text=_("Two to four pages in English; readers are led to their own language where it exists."),
    )

    parent_page_types = ["home.TopicPage"]
    subpage_types: list[str] = []

    words_panels = [*BasePage.content_panels, FieldPanel("short_answer"), FieldPanel("body")]
    facts_panels = [FieldPanel("nations"), FieldPanel("related"), *BasePage.facts_panels]

    class Meta:
        abstract = True

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page, or its leaflet where the address asks for paper (``?print``)."""
        if "print" in request.GET:
            from ..leaflets.making import print_leaflet

            return print_leaflet(request, self)
        return super().serve(request, *args, **kwargs)

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["related"] = related_articles(self)
        return context


def article_tabs(model: type[ArticlePage]) -> TabbedInterface:
    return TabbedInterface(
        [
            ObjectList([*model.words_panels, *model.change_panels], heading=_("Words")),
            ObjectList(model.facts_panels, heading=_("Sources and checks")),
            ObjectList([*model.promote_panels, PublishingPanel()], heading=_("Address and dates")),
        ]
    )


class GuidePage(ArticlePage):
    """Plain language about how something works or feels."""

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))
    template = "pages/article_page.html"

    class Meta:
        verbose_name = _("guide")


class EntitlementPage(ArticlePage):
    """What a person may have, who may not refuse it, and what nobody may ask for."""

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))
    template = "pages/article_page.html"
    #: Whether it can be printed on a card, to be shown at a desk.
    has_card = True

    class Meta:
        verbose_name = _("entitlement page")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "card" in request.GET:
            from ..leaflets.card import print_card

            return print_card(request, self)
        return super().serve(request, *args, **kwargs)


for _model in (GuidePage, EntitlementPage):
    _model.edit_handler = article_tabs(_model)
