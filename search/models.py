"""What is searched: a document a page and a document a service, with words per language and facts once.

The index knows documents, not models: ``home`` and ``services`` hand it theirs (``search.index``).
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from modelsearch import index


class DocumentKind(models.TextChoices):
    PAGE = "page"
    SERVICE = "service"


class Document(models.Model):
    """One thing that can be found.

    ``owner``: the translation key of the page or record it was made from, which stays the same when an address changes.
    ``key``: a service's slug, or the path of the page in English below its language. ``words``: language code to a
    dictionary of words (``name``, ``summary`` and what else its owner shows; a page's own ``path`` in that language).
    ``facts``: language-neutral, as its owner reads them back.
    """

    kind = models.CharField(max_length=10, choices=DocumentKind.choices)
    owner = models.UUIDField()
    key = models.CharField(max_length=600)
    words = models.JSONField(default=dict)
    facts = models.JSONField(default=dict)
    changed = models.DateTimeField(auto_now=True, db_index=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["kind", "owner"], name="document_once")]
        indexes: ClassVar = [models.Index(fields=["kind", "key"], name="document_by_key")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class DocumentText(index.Indexed, models.Model):
    """The folded words of a document in one language, as the full-text index holds them."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="texts")
    kind = models.CharField(max_length=10, choices=DocumentKind.choices)
    language = models.CharField(max_length=10)
    title = models.TextField()
    body = models.TextField()

    search_fields: ClassVar = [
        index.SearchField("title", boost=4),
        index.SearchField("body"),
        index.FilterField("kind"),
        index.FilterField("language"),
    ]
    #: ``search.index`` writes the full-text rows itself: a background task would write them after the transaction.
    search_auto_update = False

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["document", "language"], name="text_once_a_language")]

    def __str__(self) -> str:
        return f"{self.document_id} in {self.language}"


class IndexVersion(models.Model):
    """One row a kind. ``stamp`` is new with every transaction that writes documents of the kind.

    A random stamp and not a number: after a transaction that was rolled back, or a restored backup, a number comes up
    again for other content.
    """

    kind = models.CharField(max_length=10, choices=DocumentKind.choices, primary_key=True)
    stamp = models.UUIDField()

    def __str__(self) -> str:
        return f"{self.kind} {self.stamp}"
