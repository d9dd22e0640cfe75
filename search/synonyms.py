"""Editors' words that mean the same, in memory, by the stems they are made of."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from .analysis import is_stop_word, stem, strip_stop_phrases
from .folding import tokens
from .models import SynonymSet
from .models.synonym_set import phrases

Phrase = tuple[str, ...]
#: Words of the longest phrase that is looked for in a question; a Chinese phrase is cut into more.
LONGEST: Final = 6
#: Letters of a word that alone may point to the phrase it is part of.
SHORTEST_HINT: Final = 3


@dataclass(slots=True)
class Synonyms:
    """``meanings``: language to stemmed phrase to the sets it is in. ``hints``: language to the stem of one word of a
    longer phrase to the sets that have it. ``words``: set to language to its phrases, folded. ``single``: language to
    its one-word phrases, folded, to compare a misspelt word with, ``parts``: words of its longer ones. ``pages``: set
    to the pages that answer it best.
    """

    meanings: dict[str, dict[Phrase, set[UUID]]] = field(default_factory=dict)
    hints: dict[str, dict[str, set[UUID]]] = field(default_factory=dict)
    words: dict[UUID, dict[str, list[Phrase]]] = field(default_factory=dict)
    single: dict[str, set[str]] = field(default_factory=dict)
    parts: dict[str, set[str]] = field(default_factory=dict)
    pages: dict[UUID, list[UUID]] = field(default_factory=dict)

    def add(self, key: UUID, language: str, words: str, misspellings: str) -> None:
        meanings, hints = self.meanings.setdefault(language, {}), self.hints.setdefault(language, {})
        own = self.words.setdefault(key, {}).setdefault(language, [])
        right = phrases(words)
        for text in (*right, *phrases(misspellings)):
            folded = tuple(tokens(strip_stop_phrases(text, language)) or tokens(text))
            meanings.setdefault(stemmed(folded, language), set()).add(key)
            if len(folded) == 1:
                self.single.setdefault(language, set()).add(folded[0])
            for word in folded if len(folded) > 1 else ():
                if len(word) >= SHORTEST_HINT and not is_stop_word(word, language):
                    self.parts.setdefault(language, set()).add(word)
                    hints.setdefault(stem(word, language), set()).add(key)
            if text in right:
                own.append(folded)

    def sets_of(self, phrase: Phrase, language: str) -> set[UUID]:
        return self.meanings.get(language, {}).get(stemmed(phrase, language), set())

    def hinted_by(self, word: str, language: str) -> set[UUID]:
        """The set that a word of a longer phrase points to, where it points to one only: "die" in "want to die"."""
        found = self.hints.get(language, {}).get(stem(word, language), set())
        return found if len(found) == 1 else set()

    def phrases_of(self, sets: set[UUID], language: str) -> list[Phrase]:
        return [phrase for key in sorted(sets) for phrase in self.words[key].get(language, [])]


def stemmed(phrase: Phrase, language: str) -> Phrase:
    return tuple(stem(word, language) for word in phrase)


_lock = threading.Lock()
_current: tuple[object, Synonyms] | None = None


def current_synonyms(stamp: UUID | None) -> Synonyms:
    """The sets as they are now. Two queries where ``stamp`` (of ``index.SYNONYMS``) is not last time's, else none."""
    global _current
    with _lock:
        if _current is None or _current[0] != stamp:
            found = Synonyms()
            rows = SynonymSet.objects.order_by("pk")
            for row in rows.values_list("translation_key", "locale__language_code", "words", "misspellings"):
                found.add(*row)
            for key, page in rows.exclude(pages=None).values_list("translation_key", "pages__translation_key"):
                found.pages.setdefault(key, []).append(page)
            _current = (stamp, found)
        return _current[1]
