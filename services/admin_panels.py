"""How a part-time editor meets a service: words first, then facts in the order a reader needs them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)

from portal.feedback.admin_note import FeedbackNotePanel
from portal.models import ReviewMixin
from portal.models.change import CHANGE_PANELS

from .corrections.admin_panels import ServiceAnswersPanel
from .forms import ServiceForm

WORDS = [
    ServiceAnswersPanel(),
    FieldPanel("name"),
    FieldPanel("summary"),
    FieldPanel("what_happens"),
    FieldPanel("how_to_get_help"),
    FieldPanel("notes"),
]
WHO = [
    FieldPanel("organisation"),
    FieldPanel("slug"),
    FieldRowPanel([FieldPanel("status"), FieldPanel("closed_until")]),
    MultiFieldPanel([FieldPanel("main_category"), FieldPanel("categories")], heading=_("Kinds of help")),
    MultiFieldPanel(
        [
            FieldPanel("who_for"),
            FieldRowPanel([FieldPanel("minimum_age"), FieldPanel("maximum_age")]),
            FieldRowPanel([FieldPanel("reach"), FieldPanel("is_online")]),
        ],
        heading=_("Who it is for"),
    ),
    MultiFieldPanel(
        [FieldPanel("cost"), FieldPanel("access"), FieldPanel("referral_by")],
        heading=_("Cost and how to get in"),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("asks_for_id"), FieldPanel("asks_immigration_status")]),
            FieldRowPanel([FieldPanel("shares_with_home_office"), FieldPanel("women_only")]),
            FieldPanel("children_welcome"),
        ],
        heading=_("Is it safe to go?"),
        help_text=_("Leave “Not known” where nobody has told you. Readers then see “not known: ask”."),
    ),
]
REACH = [
    InlinePanel("contacts", label=_("contact"), heading=_("Contacts")),
    InlinePanel("languages", label=_("language"), heading=_("Languages")),
    FieldPanel("any_language_by_interpreter"),
]
PLACES = [InlinePanel("locations", label=_("place"), heading=_("Places and opening hours"))]
CHECKS = [
    FeedbackNotePanel(),
    *ReviewMixin.review_panels,
    MultiFieldPanel(
        [
            FieldPanel("source_title"),
            FieldRowPanel([FieldPanel("source_publisher"), FieldPanel("source_dated")]),
            FieldPanel("source_url"),
        ],
        heading=_("Source"),
    ),
    FieldPanel("is_example"),
    PublishingPanel(),
]

service_edit_handler = TabbedInterface(
    [
        ObjectList([*WORDS, *CHANGE_PANELS], heading=_("Words")),
        ObjectList(WHO, heading=_("Who and how")),
        ObjectList(PLACES, heading=_("Where and when")),
        ObjectList(REACH, heading=_("Contacts and languages")),
        ObjectList(CHECKS, heading=_("Checked")),
    ],
    base_form_class=ServiceForm,
)
