"""Where a statement comes from."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

DATED = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


class SourceBlock(blocks.StructBlock):
    """An official or named public source. ``dated`` is the date the source gives itself: a year, a month or a day."""

    title = blocks.CharBlock(label=_("Title"), max_length=200)
    publisher = blocks.CharBlock(label=_("Publisher"), max_length=120)
    url = blocks.URLBlock(label=_("Address"), required=False, default="")
    dated = blocks.CharBlock(
        label=_("Date the source gives"),
        required=False,
        default="",
        max_length=10,
        help_text=_("As 2024, 2024-05 or 2024-05-01. Leave empty if it gives none."),
    )

    class Meta:
        icon = "link"
        label = _("Source")

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        value = super().clean(value)
        if value["dated"] and not DATED.fullmatch(value["dated"]):
            raise blocks.StructBlockValidationError(
                {"dated": ValidationError(_("Write the date as 2024, 2024-05 or 2024-05-01."))}
            )
        return value
