"""Documents for tests, and asking for them as a reader does."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from search.documents import IndexDocument
from search.finding import find
from search.models import Document, DocumentKind
from search.query import Query
from search.understanding import understand


def document(
    key: str, *, kind: DocumentKind = DocumentKind.SERVICE, owner: UUID | None = None, **names: str
) -> IndexDocument:
    """A document named in each language given: ``en="Legal advice"``. A page's path is its key but for its language."""
    words: dict[str, Any] = {
        code: {"name": name, "path": f"{key}-{code}" if code != "en" else key} for code, name in names.items()
    }
    return IndexDocument(kind=kind, owner=owner or uuid4(), key=key, words=words or {"en": {"name": key, "path": key}})


def ask(text: str, language: str = "en", kind: DocumentKind | None = None, **query: Any) -> list[str]:
    """Keys of what is found, in order."""
    question = understand(text, language)
    if not question.groups:
        return []
    found = find(Query(question=question, kind=kind, **{"size": 100, **query}))
    keys = dict(Document.objects.values_list("owner", "key"))
    return [keys[hit.owner] for hit in found.hits]
