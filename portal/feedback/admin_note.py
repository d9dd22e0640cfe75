"""How much readers wrote about a page or service, on its own form in the admin."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import ngettext
from wagtail.admin.panels import HelpPanel


class FeedbackNotePanel(HelpPanel):
    """A number, and the way to the list. Nothing where there is nothing new."""

    class BoundPanel(HelpPanel.BoundPanel):
        def __init__(self, **kwargs: Any) -> None:
            # Models of pages name this panel, and feedback is a model itself.
            from .rights import feedback_of

            super().__init__(**kwargs)
            key = getattr(self.instance, "translation_key", None) if self.instance else None
            user = getattr(self.request, "user", None)
            self.count = feedback_of(user).about(key).new().count() if key and user else 0  # type: ignore[arg-type]
            text = ngettext(
                "Readers wrote %(count)s time about this. Read it",
                "Readers wrote %(count)s times about this. Read it",
                self.count,
            ) % {"count": self.count}
            if self.count:
                self.content = format_html('<a href="{}?about_key={}">{}</a>', reverse("feedback:index"), key, text)

        def is_shown(self) -> bool:
            return super().is_shown() and self.count > 0
