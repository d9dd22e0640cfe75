"""Where a service is, and when it is open there."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from portal.fields import YesNoField
from portal.nations import Nation

from .choices import AddressKind, Precision, Weekday


class Location(Orderable, ClusterableModel):
    """One place a service is given at (HSDS ``location`` with ``address`` and ``accessibility``).

    ``latitude`` and ``longitude`` are WGS 84 degrees within the UK. Of a private address nothing but the town is
    stored: what is not in the database cannot leak.
    """

    service = ParentalKey("services.Service", related_name="locations", on_delete=models.CASCADE)
    name = models.CharField(_("name of the place"), max_length=150, blank=True)
    address_kind = models.CharField(
        _("address"), max_length=10, choices=AddressKind.choices, default=AddressKind.TOWN_ONLY
    )
    address = models.TextField(
        _("street address"), blank=True, help_text=_("One line each. Empty for a private address.")
    )
    town = models.CharField(_("town"), max_length=100)
    postcode = models.CharField(_("postcode"), max_length=8, blank=True)
    nation = models.CharField(
        _("nation"),
        max_length=20,
        choices=Nation.choices,
        default=Nation.ENGLAND,
        help_text=_("Bank holidays differ between the nations."),
    )
    latitude = models.FloatField(
        _("latitude"), null=True, blank=True, validators=[MinValueValidator(49.0), MaxValueValidator(61.5)]
    )
    longitude = models.FloatField(
        _("longitude"), null=True, blank=True, validators=[MinValueValidator(-9.0), MaxValueValidator(2.5)]
    )
    precision = models.CharField(
        _("how exact the point is"), max_length=10, choices=Precision.choices, default=Precision.TOWN
    )
    step_free = YesNoField(_("step-free"))
    accessible_toilet = YesNoField(_("accessible toilet"))
    lift = YesNoField(_("lift"))
    prayer_room = YesNoField(_("prayer room"))
    childcare = YesNoField(_("childcare"))
    travel_costs_paid = YesNoField(_("travel costs paid"))
    closed_on_bank_holidays = YesNoField(_("closed on bank holidays"))

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("address_kind")]),
        FieldPanel("address"),
        FieldRowPanel([FieldPanel("town"), FieldPanel("postcode"), FieldPanel("nation")]),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude"), FieldPanel("precision")]),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("step_free"), FieldPanel("accessible_toilet"), FieldPanel("lift")]),
                FieldRowPanel([FieldPanel("prayer_room"), FieldPanel("childcare"), FieldPanel("travel_costs_paid")]),
            ],
            heading=_("The building"),
        ),
        FieldPanel("closed_on_bank_holidays"),
        InlinePanel("schedules", label=_("opening hours"), heading=_("Opening hours")),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("location")
        verbose_name_plural = _("locations")

    def __str__(self) -> str:
        return self.name or self.town

    def clean(self) -> None:
        super().clean()
        errors: dict[str, Any] = {}
        if self.address_kind == AddressKind.PRIVATE:
            for name in ("name", "address", "postcode", "latitude", "longitude"):
                if getattr(self, name) not in ("", None):
                    errors[name] = _("Leave this empty: of a private address only the town is kept.")
            if self.precision != Precision.TOWN:
                errors["precision"] = _("For a private address the point is the middle of the town.")
        if self.address_kind == AddressKind.TOWN_ONLY and self.address:
            errors["address_kind"] = _("A street is given: choose “Address shown to everybody”, or empty the street.")
        if (self.latitude is None) != (self.longitude is None):
            errors["longitude"] = _("Give both latitude and longitude, or neither.")
        if errors:
            raise ValidationError(errors)


class Schedule(Orderable):
    """One opening session a week (HSDS ``schedule``). ``closes_at`` at or before ``opens_at`` means after midnight."""

    location = ParentalKey(Location, related_name="schedules", on_delete=models.CASCADE)
    weekday = models.PositiveSmallIntegerField(_("day"), choices=Weekday.choices)
    opens_at = models.TimeField(_("opens at"))
    closes_at = models.TimeField(_("closes at"))
    by_appointment = models.BooleanField(_("only by appointment"), default=False)
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_to = models.DateField(_("until"), null=True, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("weekday"), FieldPanel("opens_at"), FieldPanel("closes_at")]),
        FieldRowPanel([FieldPanel("by_appointment"), FieldPanel("valid_from"), FieldPanel("valid_to")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("opening hours")
        verbose_name_plural = _("opening hours")

    def clean(self) -> None:
        super().clean()
        if self.valid_from and self.valid_to and self.valid_from > self.valid_to:
            raise ValidationError({"valid_to": _("The last day is before the first.")})
