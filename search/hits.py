"""Documents as lines of a list, in the best language each has for the reader."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from portal.languages import LANGUAGES, Language, fallback_chain

from .models import Document, DocumentKind
from .query import Hit


@dataclass(frozen=True, slots=True)
class SearchHit:
    """``kind`` is "page" or "service"; ``language`` is that of the words shown, ``is_foreign``: not the reader's."""

    title: str
    url: str
    summary: str
    language: Language
    kind: str
    is_foreign: bool


def hits_of_owners(found: Iterable[Hit], language: str) -> list[SearchHit]:
    """Lines for hits, in their order. One query."""
    wanted = [(hit.kind, hit.owner) for hit in found]
    rows = Document.objects.filter(owner__in=[owner for _kind, owner in wanted]) if wanted else ()
    known = {(row.kind, row.owner): row for row in rows}
    return [_hit(known[each], language) for each in wanted if each in known]


def hits_of_keys(found: Iterable[tuple[str, str]], language: str) -> list[SearchHit]:
    """The same for kinds and keys. One query."""
    wanted = list(found)
    condition = Q(pk=None)
    for kind, key in wanted:
        condition |= Q(kind=kind, key=key)
    known = {(row.kind, row.key): row for row in Document.objects.filter(condition)}
    return [_hit(known[each], language) for each in wanted if each in known]


def _hit(row: Document, language: str) -> SearchHit:
    code = next((each for each in fallback_chain(language) if each in row.words), next(iter(row.words)))
    words = row.words[code]
    # A service can be read below every language; a page only where it was translated, at its path in that language.
    is_service = row.kind == DocumentKind.SERVICE
    return SearchHit(
        title=words["name"],
        url=f"/{language}/services/{row.key}/" if is_service else f"/{code}/{words['path']}/",
        summary=words.get("summary", ""),
        language=LANGUAGES[code],
        kind=row.kind,
        is_foreign=code != language,
    )
