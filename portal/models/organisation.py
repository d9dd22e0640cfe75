"""Organisations: who runs services, who checks facts, who editors work for.

Here and not in ``services`` because pages, services and user accounts all name one (docs/decisions/0002).
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import DraftStateMixin, RevisionMixin

from .change import CHANGE_PANELS
from .interpreter_booking import InterpreterBookingMixin
from .words import WordsQuerySet, WordsTranslatedMixin


class Organisation(WordsTranslatedMixin, InterpreterBookingMixin, DraftStateMixin, RevisionMixin, ClusterableModel):
    """An organisation (HSDS ``organization``). Its name is a fact; its description is translated."""

    word_fields = ("description",)

    name = models.CharField(_("name"), max_length=200, help_text=_("The name it uses itself. Never translated."))
    slug = models.SlugField(_("short name for addresses"), max_length=80)
    description = models.TextField(
        _("description"), blank=True, help_text=_("One or two short, plain sentences. Translated.")
    )
    website = models.URLField(_("website"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True, help_text=_("Shown to readers."))
    is_example = models.BooleanField(
        _("invented example"), default=False, help_text=_("Made up for demonstration; every page says so.")
    )

    objects = WordsQuerySet.as_manager()

    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("slug"), FieldPanel("description")], heading=_("Who")),
        FieldRowPanel([FieldPanel("website"), FieldPanel("email")]),
        FieldPanel("is_example"),
        *InterpreterBookingMixin.interpreter_panels,
        *CHANGE_PANELS,
    ]

    class Meta(WordsTranslatedMixin.Meta):
        abstract = False
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["locale", "slug"], name="organisation_slug_once_a_language")]

    def __str__(self) -> str:
        return self.name
