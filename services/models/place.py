"""Places a reader can type: towns in many scripts, outward codes, sectors, postcodes.
Loaded from public tables, never fetched.
"""

from __future__ import annotations

from typing import ClassVar, Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class PlaceKind(models.TextChoices):
    TOWN = "town", _("Town")
    OUTWARD = "outward", _("First half of a postcode")
    SECTOR = "sector", _("Postcode sector")
    POSTCODE = "postcode", _("Postcode")


#: What one table of postcodes fills, all of it or nothing.
POSTCODE_KINDS: Final = (PlaceKind.OUTWARD, PlaceKind.SECTOR, PlaceKind.POSTCODE)


class Place(models.Model):
    """A named point. ``latitude``/``longitude`` are WGS 84 degrees; ``population`` orders towns of one name.

    Towns are found by their ``PlaceName``; postcodes have none and are found by ``name``, as "LS2 9JT", "LS2 9", "LS2".
    """

    kind = models.CharField(max_length=10, choices=PlaceKind.choices)
    name = models.CharField(max_length=120)
    latitude = models.FloatField()
    longitude = models.FloatField()
    population = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["kind", "name", "latitude"], name="place_once")]

    def __str__(self) -> str:
        return self.name


class PlaceName(models.Model):
    """One spelling of a place, folded as readers' words are (``search.folding``), in any script."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="names")
    folded = models.CharField(max_length=120, db_index=True)

    def __str__(self) -> str:
        return self.folded
