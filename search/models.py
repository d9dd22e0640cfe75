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

    ``key``: a service's slug, or a page's path below its language. ``words``: language code to a dictionary of words
    (``name``, ``summary`` and what else its owner shows). ``facts``: language-neutral, as its owner reads them back.
    """

    kind = models.CharField(max_length=10, choices=DocumentKind.choices)
    key = models.CharField(max_length=250)
    words = models.JSONField(default=dict)
    facts = models.JSONField(default=dict)
    changed = models.DateTimeField(auto_now=True, db_index=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["kind", "key"], name="document_once")]

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

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["document", "language"], name="text_once_a_language")]

    def __str__(self) -> str:
        return f"{self.document_id} in {self.language}"
