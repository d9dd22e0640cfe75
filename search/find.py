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
    """Keys of documents, each once, best first, with the language each was found in.

    ``relaxed``: nothing has all of the words, so these have some of them.
    """

    keys: list[str]
    languages: dict[str, str]
    relaxed: bool = False


def find(text: str, language: str, kind: DocumentKind | None = None) -> Found | None:
    """Documents that have the words of ``text`` in the reader's language or English; None where it has no words at all.

    All of the words are asked for first, then any. Of one ``kind`` every hit is returned, as plain keys, since whoever
    asks for a kind filters further; of all kinds ``MOST_HITS`` documents, as "kind:key". At most two queries.
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
    """A document is as good as its best row. Rows are one a language; no objects are made of them."""
    chain = fallback_chain(language)
    texts = DocumentText.objects.filter(language__in=chain)
    results = get_search_backend().search(
        PlainText(" ".join(words), operator=operator), texts.filter(kind=kind) if kind else texts
    )
    if kind is None:
        results = results[: MOST_HITS * len(chain)]
    languages: dict[str, str] = {}
    for found_in, its_kind, its_key in results.get_queryset().values_list("language", "kind", "document__key"):
        key = f"{its_kind}:{its_key}" if kind is None else its_key
        best = languages.get(key)
        if best is None or chain.index(found_in) < chain.index(best):
            languages[key] = found_in
    keys = list(languages) if kind else list(languages)[:MOST_HITS]
    return Found(keys, languages)
