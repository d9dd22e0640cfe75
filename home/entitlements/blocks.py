"""The block that shows entitlement records on a page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.nations import Nation

from .choices import Care


class EntitlementBlock(blocks.StructBlock):
    """What the records say about one kind of care, found when the page is shown: nobody writes a rule twice."""

    care = blocks.ChoiceBlock(label=_("Kind of care or help"), choices=Care.choices)
    nations = blocks.MultipleChoiceBlock(
        label=_("Only in these nations"),
        choices=Nation.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Leave empty for all nations the page holds in."),
    )

    class Meta:
        icon = "clipboard-list"
        label = _("Entitlement records")
        template = "components/streamfield/entitlement.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        from .answers import answers
        from .shown import nations_to_show, shown

        context = super().get_context(value, parent_context)
        page = context.get("page")
        chosen = facts_of_block(value, context)
        care = chosen["care"]
        nations = nations_to_show(chosen.get("nations") or [], page.facts.nations if page else [])
        code = page.language.code if page else "en"
        context["shown"] = shown(answers(care), nations, care, code) if care else []
        told = [each for group in context["shown"] for each in group.rules if each.rule]
        context["care_label"] = Care(care).label if care in Care.values else ""
        context["all_unchecked"] = bool(told) and all(each.rule.record.last_checked is None for each in told)
        context["any_by_machine"] = any(each.note.made_by == "machine" for each in told)
        return context


def facts_of_block(value: Any, context: dict[str, Any]) -> Any:
    """What the block of the source page chooses: a translated page has a copy, which may be older."""
    page, here = context.get("page"), context.get("block")
    if page is None or here is None or page.facts.pk == page.pk:
        return value
    return next((each.value for each in page.facts.body if each.id == here.id), value)
