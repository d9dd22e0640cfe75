"""What an editor sees: a reader's words beside the page they are about, and what can be done with them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, Panel

from portal.languages import get_language, is_language
from portal.models import Feedback

from .admin_form import FeedbackAnswerForm
from .subjects import edit_url_of


class ReaderWordsPanel(Panel):
    """The words in the language and direction they were written in, and the page beside them."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "feedback_admin/words.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            feedback: Feedback = self.instance
            code = feedback.language
            return {
                **super().get_context_data(parent_context),
                "feedback": feedback,
                "reader": get_language(code if is_language(code) else None),
                # Whether this editor may change it, its own form asks.
                "edit_url": edit_url_of(feedback.about_kind, feedback.about_key),
            }


feedback_edit_handler = ObjectList(
    [
        ReaderWordsPanel(heading=_("What the reader wrote")),
        MultiFieldPanel(
            [
                FieldPanel("translation"),
                FieldRowPanel([FieldPanel("state"), FieldPanel("forwarded_to")]),
                FieldPanel("what_was_done"),
            ],
            heading=_("What you do with it"),
        ),
        MultiFieldPanel(
            [FieldPanel("you_said"), FieldPanel("we_did"), FieldPanel("is_published")],
            heading=_("You said, we did"),
        ),
    ],
    base_form_class=FeedbackAnswerForm,
)
