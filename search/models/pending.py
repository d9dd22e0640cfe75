"""The outbox: what has changed and is not yet everywhere it must be."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from .document import DocumentKind


class Step(models.TextChoices):
    #: The document must be made from its page or record again.
    DOCUMENT = "document"
    #: The document as it is must reach Elasticsearch.
    ELASTICSEARCH = "elasticsearch"


class Pending(models.Model):
    """One thing to do for one document. It is written in the transaction of the change itself and goes when it is done.

    ``version``: the document's when it was written or removed. ``not_before``: when to try again after a failure.
    ``error``: what went wrong last, for whoever runs the portal.
    """

    step = models.CharField(max_length=14, choices=Step.choices)
    kind = models.CharField(max_length=10, choices=DocumentKind.choices)
    owner = models.UUIDField()
    version = models.BigIntegerField(default=0)
    since = models.DateTimeField(auto_now_add=True)
    attempts = models.PositiveIntegerField(default=0)
    not_before = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["step", "kind", "owner"], name="pending_once")]
        indexes: ClassVar = [models.Index(fields=["step", "not_before"], name="pending_by_step")]

    def __str__(self) -> str:
        return f"{self.step} of {self.kind} {self.owner}"
