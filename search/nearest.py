"""What an address that leads nowhere may have meant, by its words: misspelt, shortened or from another time."""

from __future__ import annotations

from portal.cleaning import clean_text
from portal.links import PageLink

from .finding import find
from .hits import hits_of_owners
from .models import DocumentKind
from .query import Query
from .understanding import LONGEST_QUESTION, understand


def pages_for_words(words: str, language: str, most: int) -> list[PageLink]:
    """At most ``most`` pages that have all of the words that count.

    Three queries where nothing has changed since the last question, else at most six. It is not counted as a search.
    """
    question = understand(clean_text(words, LONGEST_QUESTION), language, with_places=False)
    if not question.needed:
        return []
    found = find(Query(question=question, kind=DocumentKind.PAGE, size=most))
    if found.has_words < question.required():
        return []
    return [PageLink(hit.title, hit.url, hit.language) for hit in hits_of_owners(found.hits, language)]
