"""The form of a record: what a change reaches comes first, then words, then facts."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    PublishingPanel,
    TabbedInterface,
)

from portal.models import ReviewMixin
from portal.models.change import CHANGE_PANELS

from .forms import EntitlementForm
from .touched import touched_by


class TouchedPanel(Panel):
    """Every page and translation that a published change reaches, before it is saved."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "admin/entitlement_touched.html"

        def is_shown(self) -> bool:
            return super().is_shown() and bool(self.instance.pk) and self.instance.is_record

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            return {**super().get_context_data(parent_context), "touched": touched_by(self.instance)}


WORDS = [
    FieldPanel("short_answer"),
    FieldPanel("depends_on"),
    FieldPanel("staff_do"),
    FieldPanel("say"),
    FieldPanel("where_to_ask"),
]
FACTS = [
    FieldPanel("key"),
    FieldRowPanel([FieldPanel("care"), FieldPanel("answer")]),
    FieldPanel("nations"),
    FieldPanel("situations"),
    FieldPanel("documents_not_needed"),
    FieldRowPanel([FieldPanel("in_force_from"), FieldPanel("in_force_until")]),
]
CHECKS = [
    *ReviewMixin.review_panels,
    MultiFieldPanel(
        [
            FieldPanel("source_title"),
            FieldRowPanel([FieldPanel("source_publisher"), FieldPanel("source_dated")]),
            FieldPanel("source_url"),
            FieldPanel("no_source_reason"),
        ],
        heading=_("Source"),
    ),
    FieldPanel("is_example"),
    PublishingPanel(),
]

entitlement_edit_handler = TabbedInterface(
    [
        ObjectList(
            [TouchedPanel(heading=_("What a change here reaches")), *FACTS, *WORDS, *CHANGE_PANELS],
            heading=_("The rule"),
        ),
        ObjectList(CHECKS, heading=_("Sources and checks")),
    ],
    base_form_class=EntitlementForm,
)
