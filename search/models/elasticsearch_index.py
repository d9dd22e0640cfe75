from __future__ import annotations

from django.db import models


class IndexState(models.TextChoices):
    BUILDING = "building"
    SERVING = "serving"


class ElasticsearchIndex(models.Model):
    """One version of the index on the cluster.

    While a new version is built, the old one serves and changes go to both. ``after``: the primary key of the last
    document that was copied, from where an interrupted build goes on. ``fingerprint``: of the mapping it was made with.
    """

    name = models.CharField(max_length=120, unique=True)
    state = models.CharField(max_length=10, choices=IndexState.choices, default=IndexState.BUILDING)
    fingerprint = models.CharField(max_length=64)
    after = models.BigIntegerField(default=0)
    started = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name
