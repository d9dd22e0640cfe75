"""What is searched: a document a page and a document a service, with words per language and facts once.

The index knows documents, not models: ``home`` and ``services`` hand it theirs (``search.sources``).
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class DocumentKind(models.TextChoices):
    PAGE = "page"
    SERVICE = "service"


class Document(models.Model):
    """One thing that can be found.

    ``owner``: the translation key of the page or record it was made from, which stays the same when an address changes.
    ``key``: a service's slug, or the path of the page in English below its language. ``words``: language code to a
    dictionary of words (``name``, ``summary`` and what else its owner shows; a page's own ``path`` in that language).
    ``facts``: language-neutral, as its owner reads them back. ``traits``: what is filtered and sorted by
    (``search.documents.Traits``). ``written``: the stamp of the transaction that wrote it; ``version``: its number,
    higher with each writing.
    """

    kind = models.CharField(max_length=10, choices=DocumentKind.choices)
    owner = models.UUIDField()
    key = models.CharField(max_length=600)
    words = models.JSONField(default=dict)
    facts = models.JSONField(default=dict)
    traits = models.JSONField(default=dict)
    written = models.UUIDField()
    version = models.BigIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["kind", "owner"], name="document_once")]
        indexes: ClassVar = [models.Index(fields=["kind", "key"], name="document_by_key")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class DocumentTerms(models.Model):
    """The terms of a document, a space apart, each with its language (``search.terms``); none comes twice.

    ``title``: of its names. ``strong``: of what says most about it: summary, headings, kinds of help, places. ``body``:
    of the rest. The full-text index of the database reads this table (``search.backends.embedded.fulltext``).
    """

    document = models.OneToOneField(Document, on_delete=models.CASCADE, primary_key=True, related_name="terms")
    title = models.TextField()
    strong = models.TextField()
    body = models.TextField()

    def __str__(self) -> str:
        return f"terms of {self.document_id}"


class IndexVersion(models.Model):
    """One row a kind of documents, and one for the synonyms (``part``). ``stamp`` is new with every transaction that
    writes them, ``number`` one higher.

    Whoever wants to know whether anything has changed compares stamps: after a transaction that was rolled back, or a
    restored backup, a number comes up again for other content. ``analysis``: which version of ``search.terms`` made
    the terms, known after a rebuild.
    """

    part = models.CharField(max_length=10, primary_key=True)
    stamp = models.UUIDField()
    number = models.BigIntegerField(default=0)
    analysis = models.CharField(max_length=64, default="")

    def __str__(self) -> str:
        return f"{self.part} {self.number}"
