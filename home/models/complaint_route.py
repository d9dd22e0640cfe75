"""A complaint route: its steps, and what it is a route for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from portal.fields import ChoiceListField
from portal.languages import SOURCE_LANGUAGE

from ..blocks import ComplaintBodyBlock
from ..complaints.steps import STEPS
from ..complaints.topics import Topic
from .articles import ArticlePage, article_tabs


class ComplaintRoutePage(ArticlePage):
    """How to complain: who, how, by when, what next, and what cannot happen to you.

    ``topics`` and, in the body, everything but words are facts: they are read from the source page (``facts``).
    """

    body = StreamField(ComplaintBodyBlock(), blank=True, verbose_name=_("body"))
    topics = ChoiceListField(
        _("what went wrong"),
        choice_list=Topic.choices,
        help_text=_("The route finder leads here from each of these, in the nations chosen above."),
    )
    template = "pages/article_page.html"

    facts_panels = [ArticlePage.facts_panels[0], FieldPanel("topics"), *ArticlePage.facts_panels[1:]]

    class Meta:
        verbose_name = _("complaint route")

    def clean(self) -> None:
        """Raises ValidationError where a rule names a source that is not among the page's sources."""
        super().clean()
        if self.locale_id is None or self.locale.language_code != SOURCE_LANGUAGE:
            return
        known = {name for block in self.sources for name in (block.value["url"], block.value["title"])}
        for step, rule in _rules(self):
            source = rule.get("source")
            if rule.get("number") and source and source not in known:
                problem = _("“%(step)s”: the source of its rule is not among the sources of this page: %(source)s")
                raise ValidationError({"body": problem % {"step": step, "source": source}})


def _rules(page: ComplaintRoutePage) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for block in page.body:
        for step in block.value if block.block_type == STEPS else []:
            for rule in (step["time_limit"], *step["replies"]):
                yield step["who"], rule


ComplaintRoutePage.edit_handler = article_tabs(ComplaintRoutePage)
