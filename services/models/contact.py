"""How to reach a service, and in which languages it helps."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, RegexValidator, URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from portal.fields import ChoiceListField

from .choices import LANGUAGE_CHOICES, ContactKind, LanguageHow, Weekday

#: UK numbers as people write them: digits and spaces, a leading + or 0, or a short code such as 116 123.
PHONE = RegexValidator(r"^\+?\d[\d ]{2,17}\d$", _("Write the number with digits and spaces only."))


class Contact(Orderable):
    """One way to reach a service (HSDS ``contact`` / ``phone``)."""

    service = ParentalKey("services.Service", related_name="contacts", on_delete=models.CASCADE)
    kind = models.CharField(_("kind"), max_length=10, choices=ContactKind.choices)
    value = models.CharField(_("number or address"), max_length=250)
    languages = ChoiceListField(
        _("in these languages"), choice_list=LANGUAGE_CHOICES, help_text=_("Only where this way is for some languages.")
    )

    panels = [FieldRowPanel([FieldPanel("kind"), FieldPanel("value")]), FieldPanel("languages")]

    class Meta(Orderable.Meta):
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")

    def __str__(self) -> str:
        return self.value

    def clean(self) -> None:
        super().clean()
        checks: dict[str, Callable[[str], None]] = {
            ContactKind.EMAIL: EmailValidator(),
            ContactKind.WEB: URLValidator(schemes=["http", "https"]),
        }
        try:
            checks.get(self.kind, PHONE)(self.value)
        except ValidationError as error:
            raise ValidationError({"value": error}) from error


class LanguageOffered(Orderable):
    """A language a service helps in, how, and (where it is only one day a week) when (HSDS ``language``)."""

    service = ParentalKey("services.Service", related_name="languages", on_delete=models.CASCADE)
    language = models.CharField(_("language"), max_length=10, choices=LANGUAGE_CHOICES)
    how = models.CharField(_("how"), max_length=20, choices=LanguageHow.choices, default=LanguageHow.STAFF)
    weekday = models.PositiveSmallIntegerField(_("only on"), choices=Weekday.choices, null=True, blank=True)

    panels = [FieldRowPanel([FieldPanel("language"), FieldPanel("how"), FieldPanel("weekday")])]

    class Meta(Orderable.Meta):
        verbose_name = _("language")
        verbose_name_plural = _("languages")

    def __str__(self) -> str:
        return self.language
