from __future__ import annotations

from typing import ClassVar

from django.db import models


class Word(models.Model):
    """A word that some document has, folded, with its stem: what a misspelt word is compared with.

    Rows are only added while documents are written; a rebuild begins again. A word that no document has any more finds
    nothing and harms nothing.
    """

    language = models.CharField(max_length=10)
    word = models.CharField(max_length=60)
    stem = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["language", "word"], name="word_once_a_language")]

    def __str__(self) -> str:
        return f"{self.word} ({self.language})"
