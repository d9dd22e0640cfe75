"""What the team decides about machine translation: words that are kept, and how much may be sent in a month."""

from __future__ import annotations

from typing import ClassVar, Final

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from portal.languages import SOURCE_LANGUAGE, django_languages
from portal.machine_translation.panels import SpentPanel

MONTHLY_CHARACTERS: Final = 500_000


def check_words(words: str) -> None:
    """Raises ValidationError for what is no word, or could be taken for a tag."""
    if "<" in words or ">" in words or not any(letter.isalnum() for letter in words):
        raise ValidationError(_("Write plain words, without the signs < and >."))


class GlossaryTerm(ClusterableModel):
    """Words of the English that no machine may translate as it likes: a name, an office, a short form."""

    english = models.CharField(
        _("words in English"),
        max_length=100,
        unique=True,
        validators=[check_words],
        help_text=_("As they are written on the pages. Capital letters count; words without any are found either way."),
    )
    is_kept = models.BooleanField(
        _("stays in English"),
        default=True,
        help_text=_("In every language that has no words of its own below. If not, the machine chooses there."),
    )
    note = models.CharField(_("note"), max_length=250, blank=True, help_text=_("For translators: what it is."))

    panels = [
        FieldPanel("english"),
        FieldPanel("is_kept"),
        FieldPanel("note"),
        InlinePanel("translations", label=_("Words in one language"), heading=_("Words in other languages")),
    ]

    class Meta:
        verbose_name = _("word in the glossary")
        verbose_name_plural = _("glossary")
        ordering: ClassVar = ["english"]

    def __str__(self) -> str:
        return self.english


class GlossaryTranslation(models.Model):
    """What stands for a glossary term in one language, always."""

    term = ParentalKey(GlossaryTerm, on_delete=models.CASCADE, related_name="translations")
    language = models.CharField(
        _("language"),
        max_length=10,
        choices=[(code, name) for code, name in django_languages() if code != SOURCE_LANGUAGE],
    )
    words = models.CharField(_("words"), max_length=150, validators=[check_words])

    panels = [FieldPanel("language"), FieldPanel("words")]

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["term", "language"], name="glossary_words_once_a_language")
        ]

    def __str__(self) -> str:
        return self.words


class MachineTranslationMonth(models.Model):
    """How many characters were sent in one month of the UK's calendar. ``month``: its first day."""

    month = models.DateField(unique=True)
    characters = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}: {self.characters}"


@register_setting(icon="globe")
class MachineTranslationSettings(BaseGenericSetting):
    """Who pays for a provider pays by the character."""

    monthly_characters = models.PositiveIntegerField(
        _("characters a month"),
        default=MONTHLY_CHARACTERS,
        help_text=_(
            "No more than this is sent to the machine translator in a month. A long page is about 5,000 characters in "
            "each language. 0 turns machine translation off."
        ),
    )

    panels = [FieldPanel("monthly_characters"), SpentPanel()]

    class Meta:
        verbose_name = _("machine translation")
