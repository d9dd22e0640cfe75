"""From a document's words to the terms that are indexed. Queries are cut and stemmed by the same functions.

A term is a stem with its language before it ("en·doctor"), so that one full-text column holds every language and each
is searched by itself. Three marks stand for no language: ``spelt`` before the spellings of place names in any script,
``heard`` before the sound of a name, its consonants in Latin letters ("لانترن" and "Lantern" are both "lntrn"), and
``answer`` before the key of the document itself.
"""

from __future__ import annotations

import hashlib
import inspect
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final
from uuid import UUID

from anyascii import anyascii

from portal import analyses

from . import analysis, folding
from .analysis import is_stop_word, stem
from .documents import IndexDocument
from .folding import tokens

JOINT: Final = "·"
SPELLING: Final = "spelt"
SOUND: Final = "heard"
ANSWER: Final = "answer"
#: Letters. Longer "words" are junk or addresses and are found by their beginning.
LONGEST_WORD: Final = 60
SHORTEST_SOUND: Final = 3
#: One letter for sounds that scripts do not keep apart: Arabic has no p, v or g, Persian no w.
_ALIKE: Final = str.maketrans("bfgjcqzv", "pfkkkksf")
_SILENT: Final = re.compile(r"[aeiouyhw]+")
_TWICE: Final = re.compile(r"(.)\1+")


def term(language: str, stemmed: str) -> str:
    """One word for every full-text index: letters, digits and the joint, nothing that a tokeniser would cut at."""
    return f"{language.replace('-', '')}{JOINT}{stemmed}"


def answer_term(owner: UUID) -> str:
    """The term that only this document has: for meanings that an editor has chosen it for."""
    return term(ANSWER, owner.hex)


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """The consonants of a word as they sound, in Latin letters; empty where too few are left to tell words apart.

    >>> sound("Lantern") == sound("لانترن")
    True
    """
    latin = re.sub(r"[^a-z]", "", anyascii(word).lower())
    plain = latin.replace("ph", "f").replace("sh", "s").replace("ch", "k").replace("th", "t").replace("x", "ks")
    consonants = _TWICE.sub(r"\1", _SILENT.sub("", plain.translate(_ALIKE)))
    return consonants if len(consonants) >= SHORTEST_SOUND else ""


@dataclass(slots=True)
class Terms:
    """Terms by where they stand, and ``words``: (language, folded word, stem) of all that is not a name's sound."""

    title: set[str] = field(default_factory=set)
    strong: set[str] = field(default_factory=set)
    body: set[str] = field(default_factory=set)
    words: set[tuple[str, str, str]] = field(default_factory=set)


def terms_of(document: IndexDocument) -> Terms:
    found = Terms(title={answer_term(document.owner)})
    for language, words in document.words.items():
        _add(found, found.title, language, str(words["name"]), with_pairs=True)
        _add(found, found.strong, language, str(words.get("summary", "")), with_pairs=True)
        found.title.update(term(SOUND, each) for word in tokens(str(words["name"])) if (each := sound(word)))
    for language, text in document.strong.items():
        _add(found, found.strong, language, text, with_pairs=True)
    for language, text in document.text.items():
        _add(found, found.body, language, text)
    found.strong.update(term(SPELLING, word) for name in document.spellings for word in tokens(name))
    found.strong -= found.title
    found.body -= found.title | found.strong
    return found


def phrase_terms(stemmed: Sequence[str], language: str) -> Iterator[str]:
    """Terms of words that stand one after the other: each pair is one."""
    for one, next_one in pairwise(stemmed):
        yield term(language, f"{one}{JOINT}{next_one}")


def _add(found: Terms, column: set[str], language: str, text: str, *, with_pairs: bool = False) -> None:
    there = list(stems(text, language))
    column.update(term(language, stemmed) for _word, stemmed in there)
    found.words.update((language, word, stemmed) for word, stemmed in there)
    if with_pairs:
        column.update(phrase_terms([stemmed for _word, stemmed in there], language))


def stems(text: str, language: str) -> Iterator[tuple[str, str]]:
    """(folded word, stem) of the words of a text that carry meaning."""
    for token in tokens(text):
        word = token[:LONGEST_WORD]
        if not is_stop_word(word, language):
            yield word, stem(word, language)


@cache
def analysis_version() -> str:
    """Differs as soon as the code or the data that make terms do: an index made by others must be made again."""
    sources: Iterable[object] = (analyses, analysis, folding, inspect.getmodule(term))
    text = "".join(inspect.getsource(source) for source in sources if source)  # type: ignore[arg-type]
    return hashlib.sha256(text.encode()).hexdigest()
