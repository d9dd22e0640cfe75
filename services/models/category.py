from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel

from portal.models import WordsQuerySet, WordsTranslatedMixin
from portal.models.change import CHANGE_PANELS


class Category(WordsTranslatedMixin, ClusterableModel):
    """A kind of help (HSDS ``taxonomy_term``). ``slug`` is its code in addresses; the name is translated."""

    word_fields = ("name", "description")

    slug = models.SlugField(
        _("code"),
        max_length=60,
        validators=[RegexValidator(r"^[a-z0-9-]+\Z", _("Small letters, digits and hyphens only."))],
        help_text=_("Used in addresses. Do not change it."),
    )
    name = models.CharField(_("name"), max_length=80)
    description = models.CharField(_("description"), max_length=250, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = WordsQuerySet.as_manager()

    panels = [
        FieldPanel("name"),
        FieldPanel("description"),
        FieldPanel("slug"),
        FieldPanel("order"),
        *CHANGE_PANELS,
    ]

    class Meta(WordsTranslatedMixin.Meta):
        abstract = False
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ["order", "slug"]
        constraints = [models.UniqueConstraint(fields=["locale", "slug"], name="category_slug_once_a_language")]

    def __str__(self) -> str:
        return self.name
