"""What would answer a word or phrase: itself, what means the same, what it was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final
from uuid import UUID

from babel import Locale, UnknownLocaleError

from portal.languages import LANGUAGES

from .analysis import is_stop_word, stem
from .folding import tokens
from .question import Alternative, Group
from .scripts import script_of
from .synonyms import Phrase, Synonyms
from .terms import SOUND, SPELLING, answer_term, phrase_terms, sound, term
from .vocabulary import Vocabulary, alike_beginning, nearest

#: What an alternative is worth beside the word as it was typed.
TYPED: Final = 1.0
SYNONYM: Final = 0.8
SOUNDS: Final = 0.8
MISSPELT: Final = 0.7
#: All words of a known phrase somewhere, not one after the other.
SCATTERED: Final = 0.6
#: A meaning that only a part of its phrase points to.
HINTED: Final = 0.6
ALIKE: Final = 0.5
#: A page that an editor chose for a meaning: it comes before others that answer about as well.
ANSWERS: Final = 0.25
MOST_COMPLETIONS: Final = 12
SHORTEST_MEANING: Final = 3


class Finder:
    """``chain``: the reader's languages, best first. ``corrected`` and the chosen pages are gathered as it goes."""

    def __init__(self, chain: tuple[str, ...], synonyms: Synonyms, known: Vocabulary) -> None:
        self.chain = chain
        self.synonyms = synonyms
        self.known = known
        self.corrected: dict[str, str] = {}
        self._answers: dict[UUID, float] = {}

    def answers(self) -> Iterator[Group]:
        """The pages that editors chose for what was asked; they are not needed, but come first."""
        for page, weight in self._answers.items():
            yield Group("", (Alternative((answer_term(page),), weight * ANSWERS),), is_optional=True)

    def exact(self, phrase: Phrase, languages: Iterable[str]) -> list[Alternative]:
        """The phrase as it is, where documents have its words, and what means the same; else nothing."""
        languages = tuple(languages)
        sets = {key for language in languages for key in self.synonyms.sets_of(phrase, language)}
        found = [each for language in languages for each in self.as_phrase(phrase, language, TYPED)]
        found.extend(self.same_meaning(sets, languages, SYNONYM))
        if found and len(phrase) == 1:
            found.append(Alternative((term(SPELLING, phrase[0]),), TYPED))
            if not sets:
                hinted = {key for language in languages for key in self.synonyms.hinted_by(phrase[0], language)}
                found.extend(self.same_meaning(hinted, languages, HINTED))
        return found

    def as_phrase(self, phrase: Phrase, language: str, weight: float) -> Iterator[Alternative]:
        """A word, or words one after the other, or worth less all of them anywhere; where some document has them."""
        content = [word for word in phrase if not is_stop_word(word, language)] or list(phrase)
        stems = [stem(word, language) for word in content]
        if not all(each in self.known.of(language).stems for each in stems):
            return
        if len(stems) == 1:
            yield Alternative((term(language, stems[0]),), weight)
            return
        yield Alternative(tuple(phrase_terms(stems, language)), weight)
        yield Alternative(tuple(term(language, each) for each in stems), weight * SCATTERED)

    def same_meaning(self, sets: set[UUID], languages: Iterable[str], weight: float) -> Iterator[Alternative]:
        for language in dict.fromkeys((*self.chain, *languages)):
            for phrase in self.synonyms.phrases_of(sets, language):
                yield from self.as_phrase(phrase, language, weight)
        for key in sets:
            for page in self.synonyms.pages.get(key, ()):
                self._answers[page] = max(self._answers.get(page, 0), weight / SYNONYM)

    def guessed(self, word: str, languages: Iterable[str], others: Iterable[str]) -> list[Alternative]:
        """A word that no document has: part of a phrase, misspelt, of the same root, or the sound of a name."""
        languages = tuple(languages)
        hinted = {key for language in languages for key in self.synonyms.hinted_by(word, language)}
        found = (
            list(self.same_meaning(hinted, languages, HINTED))
            or self.misspelt(word, languages)
            or self.alike(word, languages)
            or self.misspelt(word, others)
        )
        if script_of(word) not in ("", "latin", "han") and (heard := sound(word)):
            found.append(Alternative((term(SOUND, heard),), SOUNDS))
        return found

    def misspelt(self, word: str, languages: Iterable[str]) -> list[Alternative]:
        found: list[Alternative] = []
        languages = tuple(languages)
        for language in languages:
            known = self.known.of(language)
            candidates = (*known.words, *self.synonyms.single.get(language, ()), *self.synonyms.parts.get(language, ()))
            for meant in nearest(word, candidates):
                self.corrected.setdefault(word, meant)
                found.extend(self.as_phrase((meant,), language, MISSPELT))
                sets = self.synonyms.sets_of((meant,), language) or self.synonyms.hinted_by(meant, language)
                found.extend(self.same_meaning(sets, languages, MISSPELT * SYNONYM))
        return found

    def alike(self, word: str, languages: Iterable[str]) -> list[Alternative]:
        return [
            Alternative((term(language, self.known.of(language).words[each]),), ALIKE)
            for language in languages
            for each in alike_beginning(word, self.known.of(language))
        ]

    def completions(self, start: str, languages: Iterable[str]) -> list[Alternative]:
        """What a word that is still being typed may become, and what it means as it stands."""
        languages = tuple(languages)
        found = self.exact((start,), languages) if len(start) >= SHORTEST_MEANING else []
        for language in languages:
            known = self.known.of(language)
            stems = dict.fromkeys(known.words[each] for each in known.beginning_with(start, MOST_COMPLETIONS))
            found.extend(Alternative((term(language, each),), TYPED) for each in stems)
        return found


@cache
def language_names() -> frozenset[str]:
    """Folded names of the portal's languages in each of them, of one word ("Arabic", "العربية", "arabe")."""
    names = {name for language in LANGUAGES.values() for name in (language.name, language.native_name)}
    for language in LANGUAGES.values():
        try:
            in_words = Locale.parse(language.cldr).languages
        except UnknownLocaleError:
            continue
        names |= {
            in_words[code] for code in (each.cldr.partition("_")[0] for each in LANGUAGES.values()) if code in in_words
        }
    return frozenset(word for name in names for word in tokens(name) if script_of(word) != "han")
