"""Finding documents by words, on the project's own database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from modelsearch.backends import get_search_backend
from modelsearch.query import PlainText

from portal.languages import fallback_chain

from .folding import tokens
from .models import DocumentKind, DocumentText

MOST_WORDS: Final = 24
MOST_HITS: Final = 500


@dataclass(frozen=True, slots=True)
class Found:
    """Document ids and keys, best first, with the language each was found in.

    ``relaxed``: nothing has all of the words, so these have some of them.
    """

    keys: list[str]
    languages: dict[str, str]
    relaxed: bool = False


def find(text: str, language: str, kind: DocumentKind | None = None) -> Found | None:
    """Documents that have the words of ``text`` in the reader's language or English; None where it has no words at all.

    All of the words are asked for first, then any. At most two queries and ``MOST_HITS`` hits.
    """
    words = tokens(text, MOST_WORDS)
    if not words:
        return None
    for operator in ("and", "or") if len(words) > 1 else ("and",):
        found = _hits(words, operator, language, kind)
        if found.keys:
            return found if operator == "and" else Found(found.keys, found.languages, relaxed=True)
    return Found([], {})


def _hits(words: list[str], operator: str, language: str, kind: DocumentKind | None) -> Found:
    chain = fallback_chain(language)
    rows = (
        DocumentText.objects.filter(language__in=chain)
        .select_related("document")
        .only("language", "document__key", "document__kind")
    )
    if kind is not None:
        rows = rows.filter(kind=kind)
    query = PlainText(" ".join(words), operator=operator)
    languages: dict[str, str] = {}
    for row in get_search_backend().search(query, rows)[:MOST_HITS]:
        key = f"{row.document.kind}:{row.document.key}" if kind is None else row.document.key
        best = languages.get(key)
        if best is None or chain.index(row.language) < chain.index(best):
            languages[key] = row.language
    return Found(list(languages), languages)
