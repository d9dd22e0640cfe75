"""What a search box offers while somebody types: pages and services, and what other apps add (places, categories)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portal.languages import LANGUAGES

from . import sources
from .finding import find
from .folding import tokens
from .hits import hits_of_owners
from .query import Query
from .sources import Suggestion
from .understanding import understand

SHORTEST: Final = 2
#: Of each of the other kinds, so that none crowds out the pages.
MOST_OF_OTHERS: Final = 2


def suggest(typed: str, language: str, limit: int) -> list[dict[str, str]]:
    """At most ``limit`` suggestions as plain data; none before there are two letters. A constant number of queries."""
    if sum(len(word) for word in tokens(typed)) < SHORTEST:
        return []
    others = [each for suggester in sources.suggesters() for each in suggester(typed, language, MOST_OF_OTHERS)]
    found = [*others, *documents(typed, language, limit - len(others))]
    return [as_data(each) for each in found]


def documents(typed: str, language: str, limit: int) -> Iterator[Suggestion]:
    question = understand(typed, language, is_unfinished=True)
    if not question.needed:
        return
    for hit in hits_of_owners(find(Query(question=question, size=limit)).hits, language):
        yield Suggestion(hit.title, hit.url, hit.kind, hit.language.code)


def as_data(suggestion: Suggestion) -> dict[str, str]:
    language = LANGUAGES[suggestion.language]
    return {
        "label": suggestion.label,
        "url": suggestion.url,
        "kind": suggestion.kind,
        "lang": language.html_lang,
        "dir": language.direction,
    }
