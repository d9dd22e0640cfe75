"""The blocks of a complaint route. What is a number, a choice or a way to reach somebody is a fact: it is entered on
the English page, never offered for translation, and never read from a translated copy.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from ..choices import ContactWay
from .limits import CountedFrom, ReplyKind, Unit

UNITS = [
    (Unit.WORKING_DAYS.value, _("working days (no weekends, no bank holidays)")),
    (Unit.DAYS.value, _("days")),
    (Unit.WEEKS.value, _("weeks")),
    (Unit.MONTHS.value, _("months")),
    (Unit.YEARS.value, _("years")),
]
COUNTED_FROM = [
    (CountedFrom.EITHER.value, _("what happened, or when they found out, whichever is later")),
    (CountedFrom.HAPPENED.value, _("what happened")),
    (CountedFrom.FOUND_OUT.value, _("when they found out")),
    (CountedFrom.ANSWER.value, _("the final answer of the step before")),
    (CountedFrom.COMPLAINED.value, _("the day they complained")),
]
REPLIES = [
    (ReplyKind.ACKNOWLEDGE.value, _("should say that they have the complaint")),
    (ReplyKind.FIRST_ANSWER.value, _("aim to give a first answer")),
    (ReplyKind.ANSWER.value, _("should answer")),
    (ReplyKind.AIM.value, _("aim to answer")),
]


class FactBlock(blocks.CharBlock):
    """One line of text that is the same in every language, and so is not translated."""

    #: Not among the words that are searched.
    is_fact = True

    def get_translatable_segments(self, value: Any) -> list[Any]:
        """Asked for by wagtail-localize, which would otherwise hand every line to translators."""
        return []


class SourceOfRuleBlock(FactBlock):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            **{
                "label": _("Source of the rule"),
                "help_text": _("The address or the title of one of this page's sources, exactly as it is there."),
                "required": False,
                "default": "",
                "max_length": 300,
                **kwargs,
            }
        )


class TimeLimitBlock(blocks.StructBlock):
    """By when a reader must act: a number with its unit and its source, or nothing at all."""

    number = blocks.IntegerBlock(label=_("Number"), required=False, min_value=1, max_value=999)
    unit = blocks.ChoiceBlock(label=_("Unit"), choices=UNITS, required=False, default="")
    counted_from = blocks.ChoiceBlock(
        label=_("Counted from"),
        choices=COUNTED_FROM,
        required=False,
        default="",
        help_text=_("Leave empty where the rule does not say."),
    )
    is_usual = blocks.BooleanBlock(label=_("Usually: they may allow longer"), required=False, default=False)
    or_with_reason = blocks.BooleanBlock(label=_("Later is possible with a good reason"), required=False, default=False)
    source = SourceOfRuleBlock()

    def clean(self, value: Any) -> Any:
        """Raises StructBlockValidationError, which names the field that is missing."""
        cleaned = super().clean(value)
        refuse_half_a_rule(cleaned, other_facts=("counted_from", "is_usual", "or_with_reason"))
        return cleaned

    class Meta:
        icon = "date"


class ReplyBlock(blocks.StructBlock):
    """What they do next and by when, counted from the complaint."""

    kind = blocks.ChoiceBlock(label=_("They"), choices=REPLIES)
    number = blocks.IntegerBlock(label=_("Number"), min_value=1, max_value=999)
    unit = blocks.ChoiceBlock(label=_("Unit"), choices=UNITS)
    source = SourceOfRuleBlock()

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        refuse_half_a_rule(cleaned)
        return cleaned

    class Meta:
        icon = "mail"


def refuse_half_a_rule(value: Mapping[str, Any], other_facts: tuple[str, ...] = ()) -> None:
    """Raises StructBlockValidationError where a number stands without its unit or source, or they without it."""
    number, unit, source = value.get("number"), value.get("unit"), (value.get("source") or "").strip()
    missing = {}
    if number and not unit:
        missing["unit"] = ValidationError(_("Say of what: days, weeks, months."))
    if number and not source:
        missing["source"] = ValidationError(_("Say where this rule comes from."))
    if not number and (unit or source or any(value.get(name) for name in other_facts)):
        missing["number"] = ValidationError(_("Give the number, or empty the other fields."))
    if missing:
        raise StructBlockValidationError(block_errors=missing)


class WaysToReachBlock(blocks.StructBlock):
    """How to reach them: the same in every language."""

    phone = FactBlock(label=_("Phone number"), required=False, default="", max_length=30)
    email = FactBlock(label=_("E-mail"), required=False, default="", max_length=120)
    web = FactBlock(label=_("Web address"), required=False, default="", max_length=300)
    address = FactBlock(label=_("Postal address"), required=False, default="", max_length=300)

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        wrong = {}
        # As it is written it becomes a link: a web address without its "https://" would lead into this site.
        checks = (("email", EmailValidator()), ("web", URLValidator(schemes=["http", "https"])))
        for name, check in checks:
            try:
                if cleaned.get(name):
                    check(cleaned[name])
            except ValidationError as error:
                wrong[name] = error
        if wrong:
            raise StructBlockValidationError(block_errors=wrong)
        return cleaned


class RouteStepBlock(blocks.StructBlock):
    """One step of a complaint: who to tell, how, by when, and what they must do next."""

    who = blocks.CharBlock(label=_("Who to tell"), max_length=150)
    how = blocks.MultipleChoiceBlock(
        label=_("How"), choices=ContactWay.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    contact = WaysToReachBlock(label=_("How to reach them"))
    text = blocks.TextBlock(label=_("What to say"))
    time_limit = TimeLimitBlock(label=_("By when"))
    by_when = blocks.TextBlock(
        label=_("By when, in other words"),
        required=False,
        default="",
        help_text=_("Only what the fields above cannot say. They are told in every language by themselves."),
    )
    replies = blocks.ListBlock(ReplyBlock(), label=_("What they do, and by when"), default=[])
    what_next = blocks.TextBlock(
        label=_("What else happens next"),
        required=False,
        default="",
        help_text=_("No time limits here: they belong in the fields above."),
    )


class RouteStepsBlock(blocks.ListBlock):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(RouteStepBlock(), **kwargs)

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        from .dates import dates_of
        from .steps import steps_of

        context = super().get_context(value, parent_context)
        page = context.get("page")
        steps = steps_of(value, page)
        return {**context, "steps": steps, "dates": dates_of(steps, page.facts.nations if page else [])}

    class Meta:
        icon = "order"
        label = _("Steps of the complaint")
        template = "components/streamfield/route_steps.html"


class CannotHappenBlock(blocks.ListBlock):
    """What nobody may do to a person because they complained."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(blocks.CharBlock(max_length=250), **kwargs)

    class Meta:
        icon = "lock"
        label = _("What cannot happen to you")
        template = "components/streamfield/cannot_happen.html"


class LeaveOutBlock(blocks.ListBlock):
    """What a person may keep to themselves when they complain."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(blocks.CharBlock(max_length=250), **kwargs)

    class Meta:
        icon = "cross"
        label = _("What you can leave out")
        template = "components/streamfield/leave_out.html"
