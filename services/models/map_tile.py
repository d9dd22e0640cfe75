"""The base map, ours: streets, water and names from OpenStreetMap extracts. Loaded by ``load_map``, never fetched."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class MapExtract(models.Model):
    """One file of OpenStreetMap that was loaded. ``west`` to ``north``: WGS 84 degrees that hold all of it.

    ``data_from``: the day its data is of, where the file says so. ``counts``: how many shapes there are by layer.
    """

    name = models.CharField(max_length=100, unique=True)
    loaded_at = models.DateTimeField()
    data_from = models.DateField(null=True, blank=True)
    west = models.FloatField()
    south = models.FloatField()
    east = models.FloatField()
    north = models.FloatField()
    counts = models.JSONField(default=dict)

    def __str__(self) -> str:
        return self.name


class MapTile(models.Model):
    """What an extract has in one square of the world. ``zoom``, ``x``, ``y`` number it as web maps do (EPSG:3857, from
    the north-west); ``data`` is written and read by ``services.streets.encoding``.
    """

    extract = models.ForeignKey(MapExtract, on_delete=models.CASCADE, related_name="tiles")
    zoom = models.PositiveSmallIntegerField()
    x = models.PositiveIntegerField()
    y = models.PositiveIntegerField()
    data = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["zoom", "x", "y", "extract"], name="map_tile_once"),
        ]

    def __str__(self) -> str:
        return f"{self.zoom}/{self.x}/{self.y}"
