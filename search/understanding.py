"""From what a reader typed to a question: stop words, endings, words that mean the same, slips and places.

Everything is understood here and once, so that every backend is asked the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Final

from portal.languages import LANGUAGES, fallback_chain

from . import sources
from .alternatives import Finder, language_names
from .analysis import is_place_word, is_stop_word, stem, strip_stop_phrases
from .folding import tokens
from .index import SYNONYMS, current_stamps
from .question import Alternative, Group, Question
from .scripts import languages_of_script, script_of
from .sources import NamedPlace
from .synonyms import LONGEST, Phrase, Synonyms, current_synonyms
from .terms import LONGEST_WORD, SPELLING, term
from .vocabulary import Vocabulary, vocabulary

MOST_WORDS: Final = 24
LONGEST_QUESTION: Final = 200
MOST_ALTERNATIVES: Final = 60
LONGEST_PLACE_NAME: Final = 3
#: From this many things on that editors know a meaning of, other words only help to order.
ENOUGH_MEANINGS: Final = 2


class Certainty(IntEnum):
    """How well a word was understood."""

    GUESSED = 0
    TYPED = 1
    MEANING = 2


@dataclass(frozen=True, slots=True)
class Understood:
    group: Group
    certainty: Certainty


def understand(text: str, language: str, *, with_places: bool = True, is_unfinished: bool = False) -> Question:
    """Read a question in the words of its reader.

    ``is_unfinished``: it is being typed, so that its last word may go on. Two queries where nothing has changed since
    the last question; at most five.
    """
    stamps = current_stamps()
    vocabulary.refresh(tuple(stamps.values()))
    reader = Reader(language, current_synonyms(stamps.get(SYNONYMS)), vocabulary)
    return reader.read(text[:LONGEST_QUESTION], with_places=with_places, is_unfinished=is_unfinished)


class Reader:
    def __init__(self, language: str, synonyms: Synonyms, known: Vocabulary) -> None:
        self.chain = fallback_chain(language)
        self.synonyms = synonyms
        self.finder = Finder(self.chain, synonyms, known)
        self.unknown: list[str] = []

    def read(self, text: str, *, with_places: bool, is_unfinished: bool) -> Question:
        plain = text
        for language in (*self.chain, "zh-hans"):
            plain = strip_stop_phrases(plain, language)
        words = [word[:LONGEST_WORD] for word in tokens(plain, MOST_WORDS) or tokens(text, MOST_WORDS)]
        place, taken = self.place_in(words) if with_places and not is_unfinished else (None, range(0))
        found = list(self.groups(words, taken, is_unfinished))
        if not found and not self.unknown:
            # Nothing but words such as "how do I": then these are what was asked.
            found = list(self.groups(words, taken, is_unfinished, even_empty=True))
        groups = [*with_needed(found), *self.finder.answers()]
        place_words = " ".join(words[taken.start : taken.stop])
        if place:
            spelt = tuple(term(SPELLING, words[number]) for number in taken)
            groups.append(Group(place_words, (Alternative(spelt, 1.0),), is_optional=True))
        return Question(
            typed=text,
            groups=tuple(groups),
            corrected=self.finder.corrected,
            unknown=tuple(dict.fromkeys(self.unknown)),
            place=place,
            place_words=place_words,
        )

    def languages_of(self, word: str) -> tuple[str, ...]:
        """Languages a word may be of: the reader's and English, but for a script that neither is written in."""
        script = script_of(word)
        own = tuple(code for code in self.chain if script in ("", LANGUAGES[code].base_script))
        return own or languages_of_script(script) or self.chain

    def is_empty(self, word: str) -> bool:
        return any(is_stop_word(word, language) for language in self.languages_of(word))

    def groups(
        self, words: list[str], taken: range, is_unfinished: bool, even_empty: bool = False
    ) -> Iterator[Understood]:
        """The longest phrases that editors know first; single words else. Words without meaning are passed over."""
        position = 0
        while position < len(words):
            if position in taken:
                position += 1
                continue
            length = self.phrase_length(words, position, taken)
            phrase = tuple(words[position : position + length])
            is_last = is_unfinished and position + length == len(words)
            position += length
            if length == 1 and not even_empty and not is_last and self.is_empty(phrase[0]):
                continue
            understood = self.group(phrase, is_last)
            if understood.group.alternatives:
                yield understood
            elif script_of(phrase[0]) != "han":
                self.unknown.append(" ".join(phrase))

    def group(self, phrase: Phrase, is_last: bool) -> Understood:
        languages = self.languages_of(phrase[0])
        others = tuple(code for code in languages_of_script(script_of(phrase[0])) if code not in languages)
        certainty = Certainty.TYPED
        if is_last and len(phrase) == 1:
            found = self.finder.completions(phrase[0], languages)
        else:
            found = self.finder.exact(phrase, languages) or self.finder.exact(phrase, others)
        if any(self.synonyms.sets_of(phrase, language) for language in (*languages, *others)):
            certainty = Certainty.MEANING
        if not found and len(phrase) == 1:
            found, certainty = self.finder.guessed(phrase[0], languages, others), Certainty.GUESSED
        if len(phrase) == 1 and phrase[0] in language_names():
            # "An interpreter for Arabic": any page about interpreters answers, one about Arabic better.
            certainty = Certainty.GUESSED
        typed = " ".join(phrase)
        return Understood(Group(typed, tuple(dict.fromkeys(found))[:MOST_ALTERNATIVES]), certainty)

    def phrase_length(self, words: list[str], position: int, taken: range) -> int:
        for length in range(min(LONGEST, len(words) - position), 1, -1):
            span = range(position, position + length)
            if set(span) & set(taken):
                continue
            phrase = tuple(words[position : position + length])
            if any(self.synonyms.sets_of(phrase, language) for language in self.languages_of(phrase[0])):
                return length
        return 1

    def place_in(self, words: list[str]) -> tuple[NamedPlace | None, range]:
        """A place named in the question, and which words name it: the longest name, the last of equals."""
        spans: dict[str, range] = {}
        for length in range(1, LONGEST_PLACE_NAME + 1):
            for position in range(len(words) - length + 1):
                span = range(position, position + length)
                names = {" ".join(words[position : position + length])}
                if length == 1 and not self.is_empty(words[position]):
                    names |= {stem(words[position], language) for language in self.languages_of(words[position])}
                spans.update(dict.fromkeys(names, span))
        found = sources.find_places(spans.keys())
        named = [name for name in found if self.may_be_place(found[name], words, spans[name])]
        if not named:
            return None, range(0)
        name = max(named, key=lambda each: (len(spans[each]), spans[each].start))
        return found[name], spans[name]

    def may_be_place(self, place: NamedPlace, words: list[str], span: range) -> bool:
        """Small towns, and those whose names are words as well, are places only beside "in" or "near"."""
        beside = [words[at] for at in (span.start - 1, span.stop) if 0 <= at < len(words)]
        if any(is_place_word(word, language) for word in beside for language in self.languages_of(word)):
            return True
        if not place.is_well_known:
            return False
        phrase = tuple(words[span.start : span.stop])
        return not any(self.synonyms.sets_of(phrase, language) for language in self.languages_of(phrase[0]))


def with_needed(found: list[Understood]) -> list[Group]:
    """Which groups a document must have: where several have a known meaning, those; else all but guesses, if there is
    anything else.
    """
    meanings = sum(each.certainty is Certainty.MEANING for each in found)
    best = max((each.certainty for each in found), default=Certainty.GUESSED)
    least = Certainty.MEANING if meanings >= ENOUGH_MEANINGS else min(best, Certainty.TYPED)
    return [replace(each.group, is_optional=each.certainty < least) for each in found]
