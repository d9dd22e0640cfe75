"""What people looked for and did not find: words and a count, nothing about anybody."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.languages import django_languages


class MissedWords(models.Model):
    """How often words found nothing, or little, on one day in one language."""

    day = models.DateField(_("day"))
    language = models.CharField(_("language"), max_length=10, choices=django_languages())
    words = models.CharField(_("words"), max_length=80)
    nothing = models.PositiveIntegerField(_("times nothing was found"), default=0)
    little = models.PositiveIntegerField(_("times little was found"), default=0)

    class Meta:
        verbose_name = _("words that found nothing")
        verbose_name_plural = _("words that found nothing")
        constraints: ClassVar = [models.UniqueConstraint(fields=["day", "language", "words"], name="missed_once_a_day")]

    def __str__(self) -> str:
        return self.words
