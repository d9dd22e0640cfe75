"""Writing the index. Called in the same transaction as the change it follows, so it is never behind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from .folding import indexable
from .models import Document, DocumentKind, DocumentText


@dataclass(frozen=True, slots=True)
class IndexDocument:
    """What an owner hands over. Each language's words need ``name``; ``text`` is searched but not shown."""

    kind: DocumentKind
    key: str
    words: dict[str, dict[str, Any]]
    facts: dict[str, Any] = field(default_factory=dict)
    text: dict[str, str] = field(default_factory=dict)


@transaction.atomic
def put(document: IndexDocument) -> None:
    """Insert or replace one document and its full-text rows."""
    row, _created = Document.objects.update_or_create(
        kind=document.kind, key=document.key, defaults={"words": document.words, "facts": document.facts}
    )
    for language, words in document.words.items():
        title = indexable(words["name"])
        body = indexable(f"{words.get('summary', '')} {document.text.get(language, '')}")
        DocumentText.objects.update_or_create(
            document=row, language=language, defaults={"kind": document.kind, "title": title, "body": body}
        )
    DocumentText.objects.filter(document=row).exclude(language__in=document.words).delete()


def put_all(documents: Iterable[IndexDocument]) -> int:
    count = 0
    for document in documents:
        put(document)
        count += 1
    return count


def remove(kind: DocumentKind, key: str) -> None:
    Document.objects.filter(kind=kind, key=key).delete()
