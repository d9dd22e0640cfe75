from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.panels import HelpPanel


class SpentPanel(HelpPanel):
    """How much of the month's budget is gone."""

    class BoundPanel(HelpPanel.BoundPanel):
        def __init__(self, **kwargs: Any) -> None:
            # The settings' model names this panel, and the budget reads that model.
            from .budget import spent

            super().__init__(**kwargs)
            self.content = _("Sent this month: %(characters)s characters.") % {"characters": f"{spent():,}"}
