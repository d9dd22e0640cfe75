"""Words that mean the same to a reader, kept by editors and live at once on every backend."""

from __future__ import annotations

import re
from typing import Any, ClassVar, Final

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, TranslatableMixin

from search.folding import tokens

#: Commas and semicolons of every script, and line ends.
SEPARATOR: Final = re.compile(r"[,;،؛፣፤、，；\n\r]+")
MOST_WORDS: Final = 60
LONGEST_PHRASE: Final = 5


class SynonymSet(TranslatableMixin, models.Model):
    """One meaning in one language. Its translations are the same meaning in other languages, so that "GP", "doctor"
    and "طبيب" find each other.

    ``words`` find each other; ``misspellings`` find the words, never the other way round.
    """

    name = models.CharField(_("meaning"), max_length=80, help_text=_("For editors: what all of these words mean."))
    words = models.TextField(
        _("words that mean the same"),
        help_text=_("Separated by commas. A word may be several words: “talking therapy”."),
    )
    misspellings = models.TextField(
        _("misspellings"),
        blank=True,
        help_text=_("What people type when they mean it. Separated by commas. Only for mistakes that come up often."),
    )

    pages = models.ManyToManyField(
        Page,
        verbose_name=_("pages that answer it best"),
        blank=True,
        related_name="+",
        help_text=_("Shown first to whoever looks for one of these words, in any language. Choose the English page."),
    )

    panels = [FieldPanel("name"), FieldPanel("words"), FieldPanel("misspellings"), FieldPanel("pages")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("words that mean the same")
        verbose_name_plural = _("words that mean the same")
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        errors: dict[str, Any] = {}
        for field in ("words", "misspellings"):
            problem = problem_with(phrases(getattr(self, field)))
            if problem:
                errors[field] = problem
        if "words" not in errors and not phrases(self.words):
            errors["words"] = _("Write at least one word.")
        if errors:
            raise ValidationError(errors)


def phrases(text: str) -> list[str]:
    """The words of a field, each once, without those that have no letter or digit."""
    found = (" ".join(each.split()) for each in SEPARATOR.split(text))
    return list(dict.fromkeys(each for each in found if tokens(each)))


def problem_with(found: list[str]) -> Any:
    if len(found) > MOST_WORDS:
        return _("These are more than %(most)d words.") % {"most": MOST_WORDS}
    long = next((each for each in found if len(each.split()) > LONGEST_PHRASE), "")
    return _("“%(words)s” is too long. Put a comma between words that mean the same.") % {"words": long} if long else ""
