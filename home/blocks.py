"""The blocks a plain-language page is built from. Each says one kind of thing, so that translators and printers can
rely on it.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.feedback.blocks import YouSaidWeDidBlock
from portal.languages import SOURCE_LANGUAGE
from portal.nations import Nation

from .choices import CallOutKind
from .complaints.blocks import CannotHappenBlock, LeaveOutBlock, RouteStepsBlock
from .entitlements.blocks import EntitlementBlock

PLAIN_FEATURES = ["bold", "link", "ol", "ul"]


class TickListBlock(blocks.ListBlock):
    """Short lines, each with a tick: what you can do or have."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(blocks.CharBlock(max_length=250), **kwargs)

    class Meta:
        icon = "tick"
        label = _("You can")
        template = "components/streamfield/you_can.html"


class CrossListBlock(blocks.ListBlock):
    """Short lines, each with a cross: what you do not need."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(blocks.CharBlock(max_length=250), **kwargs)

    class Meta:
        icon = "cross"
        label = _("You do not need")
        template = "components/streamfield/you_do_not_need.html"


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("What to do"), max_length=120)
    text = blocks.TextBlock(label=_("How"), required=False, default="")


class StepsBlock(blocks.ListBlock):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(StepBlock(), **kwargs)

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        template = "components/streamfield/steps.html"


class WordExplainedBlock(blocks.StructBlock):
    word = blocks.CharBlock(label=_("Word"), max_length=80)
    meaning = blocks.TextBlock(label=_("What it means"))


class WordsExplainedBlock(blocks.ListBlock):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(WordExplainedBlock(), **kwargs)

    class Meta:
        icon = "openquote"
        label = _("Words explained")
        template = "components/streamfield/words_explained.html"


class CallOutBlock(blocks.StructBlock):
    kind = blocks.ChoiceBlock(label=_("Kind"), choices=CallOutKind.choices, default=CallOutKind.GOOD_TO_KNOW)
    text = blocks.TextBlock(label=_("Text"))

    class Meta:
        icon = "warning"
        label = _("Call-out")
        template = "components/streamfield/call_out.html"


def category_choices() -> list[tuple[str, str]]:
    """Slugs and names of the directory's categories, asked of the directory when the form is shown."""
    from services.public import category_choices as choices

    return choices()


class WhoCanHelpBlock(blocks.StructBlock):
    """Services of one category, found when the page is shown: nobody keeps a second list of them."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=120)
    category = blocks.ChoiceBlock(label=_("Kind of help"), choices=category_choices)

    class Meta:
        icon = "group"
        label = _("Who can help")
        template = "components/streamfield/who_can_help.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        from services.public import cards_in_category

        context = super().get_context(value, parent_context)
        page = context.get("page")
        language = page.language.code if page else SOURCE_LANGUAGE
        nations = getattr(page.facts, "nations", None) if page else None
        context["cards"] = cards_in_category(value["category"], language, 3, nations or Nation.values)
        return context


class BodyBlock(blocks.StreamBlock):
    """What the body of a plain-language page may hold."""

    heading = blocks.CharBlock(
        label=_("Heading"),
        icon="title",
        max_length=120,
        help_text=_("Say the answer, not the topic: “The surgery should register you”, not “Registration”."),
        template="components/streamfield/heading.html",
    )
    text = blocks.RichTextBlock(label=_("Text"), features=PLAIN_FEATURES, template="components/streamfield/text.html")
    you_can = TickListBlock()
    you_do_not_need = CrossListBlock()
    steps = StepsBlock()
    words_explained = WordsExplainedBlock()
    call_out = CallOutBlock()
    entitlement = EntitlementBlock()
    who_can_help = WhoCanHelpBlock()
    you_said_we_did = YouSaidWeDidBlock()

    class Meta:
        block_counts = {"who_can_help": {"max_num": 1}, "you_said_we_did": {"max_num": 1}}


class ComplaintBodyBlock(BodyBlock):
    """The body of a complaint route: the same, the steps of the complaint, and what a person need not fear or say."""

    route_steps = RouteStepsBlock()
    leave_out = LeaveOutBlock()
    cannot_happen = CannotHappenBlock()
