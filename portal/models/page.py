"""What every page has: words, facts that hold in all languages, and an honest account of its age."""

from __future__ import annotations

from functools import cached_property
from typing import Any, ClassVar, Self

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageViewRestriction

from portal.blocks.sources import SourceBlock
from portal.feedback.admin_note import FeedbackNotePanel
from portal.languages import SOURCE_LANGUAGE, Language, get_language

from .change import CHANGE_PANELS, PublishedChangeMixin
from .review import ReviewMixin
from .words import WordFields


class BasePage(WordFields, ReviewMixin, PublishedChangeMixin, Page):
    """Abstract base of every page type.

    Sources, dates and who checked are facts: a translation shows those of its source page (``facts``), so that a new
    check in English is at once true in every language.
    """

    word_fields: ClassVar[tuple[str, ...]] = ("title", "search_description")

    sources = StreamField(
        [("source", SourceBlock())],
        blank=True,
        verbose_name=_("sources"),
        help_text=_("Where this comes from, official sources first. Shown at the end of the page in every language."),
    )

    change_panels = CHANGE_PANELS
    facts_panels = [
        FeedbackNotePanel(),
        *ReviewMixin.review_panels,
        FieldPanel("sources"),
    ]
    promote_panels = [
        MultiFieldPanel([FieldPanel("slug"), FieldPanel("search_description")], heading=_("Address and description"))
    ]

    #: Readers get no cookie, so nobody could sign in to a private page: every page is public or a draft.
    private_page_options: ClassVar[list[str]] = []

    class Meta:
        abstract = True

    @property
    def language(self) -> Language:
        return get_language(self.locale.language_code)

    @cached_property
    def facts(self) -> Self:
        """The page in the source language, whose facts hold for every translation; this page where it has none."""
        if self.locale.language_code == SOURCE_LANGUAGE:
            return self
        source = (
            type(self)
            .objects.select_related("checked_by", "locale")
            .filter(translation_key=self.translation_key, locale__language_code=SOURCE_LANGUAGE, live=True)
            .first()
        )
        return source or self

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from portal.translations import translation_context

        context = super().get_context(request, *args, **kwargs)
        return {**context, **translation_context(self), "is_preview": getattr(request, "is_preview", False)}

    def get_view_restrictions(self) -> Any:
        """Restrictions on this page and its ancestors, in one query where Wagtail makes two."""
        if self.alias_of_id:
            return super().get_view_restrictions()
        steps = range(self.steplen, len(self.path) + 1, self.steplen)
        return PageViewRestriction.objects.filter(page__path__in=[self.path[:end] for end in steps])
