"""“You said, we did” inside a page."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.languages import SOURCE_LANGUAGE


class YouSaidWeDidBlock(blocks.StructBlock):
    """What changed because readers wrote, the newest first; found when the page is shown."""

    how_many = blocks.IntegerBlock(label=_("How many"), default=3, min_value=1, max_value=10)
    only_this_page = blocks.BooleanBlock(label=_("Only about this page"), required=False, default=False)

    class Meta:
        icon = "tick-inverse"
        label = _("You said, we did")
        template = "components/streamfield/you_said_we_did.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        from .answers import answers

        context = super().get_context(value, parent_context)
        page = context.get("page")
        about = page.translation_key if value["only_this_page"] and page else None
        context["answers"] = answers(get_language() or SOURCE_LANGUAGE, value["how_many"], about)
        return context
