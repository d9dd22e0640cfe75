"""What the boxes of the form are called, in the reader's language."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

FACT_LABELS: Final[dict[str, Any]] = {
    "cost": _("Cost"),
    "asks_for_id": _("asks for ID"),
    "asks_immigration_status": _("asks about immigration status"),
    "shares_with_home_office": _("tells the Home Office about people"),
    "women_only": _("women only"),
    "children_welcome": _("children welcome"),
}
BOX_LABELS: Final[dict[str, Any]] = {
    "hours": _("Opening hours"),
    "address": _("Address"),
    "words": _("What else is wrong?"),
}
BOX_HINTS: Final[dict[str, Any]] = {
    "hours": _("Only if something is wrong. Write it in your own words."),
    "address": _("Only if something is wrong. Write it in your own words."),
    "words": _("Do not write anything about people who come to you."),
}
