"""What an address that leads nowhere may have meant, by its words: misspelt, shortened or from another time."""

from __future__ import annotations

import re
from typing import Final

from portal.cleaning import clean_text
from portal.links import PageLink

from .finding import find
from .hits import hits_of_owners
from .models import DocumentKind
from .query import Query
from .understanding import LONGEST_QUESTION, understand

BETWEEN_WORDS: Final = re.compile(r"[\W_]+")
SERVICES: Final = "services/"


def nearest_to_address(path: str, language: str, most: int) -> list[PageLink]:
    """At most ``most`` pages, or services where ``path`` (below its language) is among the services.

    At most seven queries, four where nothing has changed since the last question. Nothing of it is counted as a search.
    """
    is_service = path.startswith(SERVICES)
    words = clean_text(BETWEEN_WORDS.sub(" ", path.removeprefix(SERVICES)), LONGEST_QUESTION)
    question = understand(words, language, with_places=False)
    if not question.needed:
        return []
    kind = DocumentKind.SERVICE if is_service else DocumentKind.PAGE
    found = find(Query(question=question, kind=kind, size=most))
    return [PageLink(hit.title, hit.url, hit.language, hit.summary) for hit in hits_of_owners(found.hits, language)]
