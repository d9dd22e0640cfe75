"""Local authorities and where they are, so that an area can say which council is responsible."""

from __future__ import annotations

from django.db import models

from portal.nations import Nation


class Council(models.Model):
    """``code``: the Office for National Statistics' (GSS), such as E08000035. ``shape``: a MultiPolygon as WKB, WGS 84
    degrees; ``west`` to ``north`` hold it.
    """

    code = models.CharField(max_length=9, unique=True)
    name = models.CharField(max_length=100)
    nation = models.CharField(max_length=20, choices=Nation.choices)
    west = models.FloatField()
    south = models.FloatField()
    east = models.FloatField()
    north = models.FloatField()
    shape = models.BinaryField()

    def __str__(self) -> str:
        return self.name
