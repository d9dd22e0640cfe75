"""What of a word is compared, by language: stems, stop words, words beside the name of a place.

The index and the query are stemmed alike, in plain Python, so that both search backends answer alike. What each
language needs is data (``portal.analyses``). A stem is made for comparing, never for reading.
"""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, Protocol, cast

import snowballstemmer

from portal.languages import DEFAULT_LANGUAGE, Script, get_language

from .folding import fold, tokens

#: Letters of a folded word in each script.
_LETTERS: Final[dict[Script, re.Pattern[str]]] = {
    "latin": re.compile("[a-z\u00df-\u024f\u1e00-\u1eff]+"),
    "arabic": re.compile("[\u0620-\u06ff]+"),
    "nastaliq": re.compile("[\u0620-\u06ff]+"),
    "ethiopic": re.compile("[\u1200-\u137f\u2d80-\u2ddf]+"),
    "bengali": re.compile("[\u0980-\u09ff]+"),
    "gurmukhi": re.compile("[\u0a00-\u0a7f]+"),
    "tamil": re.compile("[\u0b80-\u0bff]+"),
    "cyrillic": re.compile("[\u0400-\u052f]+"),
    "han": re.compile("[\u3400-\u9fff\uf900-\ufaff]+"),
}
#: The full stop of Bengali and Punjabi, which stands without a space after a word.
_DANDA: Final = "।॥"
_APOSTROPHES: Final = ("'", "’")
_ELISION_BEFORE: Final = frozenset("aeiouyh")
_UNCHANGED_UP_TO: Final = 3
_ETHIOPIC_UNCHANGED_UP_TO: Final = 2
#: Endings may stand two deep: a case after a plural.
_ENDINGS_DEEP: Final = 2
#: Endings up to this length are short: ``Analysis.spare`` holds for them.
_SHORT_ENDING: Final = 2

#: Endings as the fold leaves them, as the Snowball algorithm asks for them, and how many letters stand before them at
#: least; the first that fits. French Snowball knows neither "refusee" nor "infirmiere": both are read as masculine.
_UNFOLDED: Final = {
    "french": (
        *(("ees", "es", 3), ("ee", "e", 3), ("ieres", "iers", 2), ("iere", "ier", 2), ("euses", "eurs", 2)),
        *(("euse", "eur", 2), ("trices", "teurs", 2), ("trice", "teur", 2), ("yes", "yés", 2), ("ye", "yé", 2)),
    ),
    "portuguese": (
        *(("coes", "ção", 1), ("cao", "ção", 1), ("oes", "ão", 1), ("ao", "ão", 1)),
        *(("ais", "al", 3), ("eis", "el", 2), ("ens", "em", 2)),
    ),
}

#: Rows of eight letters of the Ethiopic block that are compared with another row: labials, and the spirants that
#: Tigrinya writes after a vowel. The first letter of a row is the consonant.
_SPIRANT_ROWS: Final = {0x1250: 0x1240, 0x12B8: 0x12A8}
_LABIAL_ROWS: Final = {0x1248: 0x1240, 0x1258: 0x1240, 0x1288: 0x1200, 0x12B0: 0x12A8, 0x12C0: 0x12A8, 0x1310: 0x1308}
_SPIRANTS: Final = {row + order: onto + order for row, onto in _SPIRANT_ROWS.items() for order in range(8)}
_CONSONANTS: Final = {
    letter: (_SPIRANT_ROWS | _LABIAL_ROWS).get(letter & ~7, letter & ~7)
    for letter in range(0x1200, 0x1358)
    if chr(letter).isalpha()
}
_SHORT_ETHIOPIC: Final = 3

#: Chinese words that hold a stop phrase and are not one.
_CHINESE_KEPT: Final = frozenset(
    {"目的", "的士", "的确", "吗啡", "申请", "请求", "请假", "邀请", "聘请", "自我"}
    | {"现在", "存在", "实在", "内在", "潜在"}
)


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - Snowball's name


@dataclass(frozen=True, slots=True)
class _Rules:
    """The analysis of one language, folded."""

    stop_words: frozenset[str]
    place_words: frozenset[str]
    stemmer: str
    long_prefixes: tuple[str, ...]
    short_prefixes: tuple[str, ...]
    elisions: tuple[str, ...]
    suffixes: frozenset[str]
    longest_suffix: int
    shortest_stem: int
    spare: int
    softened: dict[str, str]
    consonants_only: bool


_local = threading.local()


def is_stop_word(word: str, language: str) -> bool:
    """Whether a folded word says nothing about what is looked for. English words count in every other script."""
    own = _language_of(word, language)
    return own is not None and word in _rules(own).stop_words


def is_place_word(word: str, language: str) -> bool:
    """Whether a folded word is one that stands beside the name of a place: "in", "near"."""
    own = _language_of(word, language)
    return own is not None and word in _rules(own).place_words


def strip_stop_phrases(text: str, language: str) -> str:
    """A raw question without its stop phrases, each a space, where words are not parted by spaces (Chinese).

    Chinese is indexed as overlapping pairs, so a stop phrase must go before the pairs are cut. In any other language
    the text comes back as it is.

    >>> strip_stop_phrases("我想看医生", "zh-hans").strip()
    '看医生'
    """
    if get_language(language).script != "han":
        return text
    kept_or_stop = _phrases(get_language(language).code)
    return kept_or_stop.sub(lambda match: match.group() if match.group() in _CHINESE_KEPT else " ", text)


@lru_cache(maxsize=100_000)
def stem(word: str, language: str) -> str:
    """The stem of one folded word (of ``folding.tokens``) in a text of this language; never empty unless the word is.

    Numbers, words with digits, short words, Chinese pairs and words in a script that is foreign to the language stay as
    they are; a Latin word in a language of another script has its English stem.
    """
    word = word.rstrip(_DANDA) or word
    own = _language_of(word, language)
    if own is None:
        return word
    rules = _rules(own)
    if len(word) <= (_ETHIOPIC_UNCHANGED_UP_TO if rules.consonants_only else _UNCHANGED_UP_TO):
        return word
    found = _without_prefix(word, rules.long_prefixes, rules.shortest_stem)
    found = _snowball(found, rules) if rules.stemmer else _without_endings(found, rules)
    found = _without_prefix(found, rules.short_prefixes, rules.shortest_stem + rules.spare)
    found = _without_elision(found, rules)
    found = found[:-1] + rules.softened.get(found[-1:], found[-1:])
    return _consonants(found) if rules.consonants_only else found


@lru_cache(maxsize=100_000)
def _language_of(word: str, language: str) -> str | None:
    """The language whose rules a word of a text falls under; None where nothing is known of it."""
    own = get_language(language)
    if _LETTERS[own.script].fullmatch(word):
        return own.code
    return DEFAULT_LANGUAGE if own.script != "latin" and _LETTERS["latin"].fullmatch(word) else None


@cache
def _rules(code: str) -> _Rules:
    analysis = get_language(code).analysis
    prefixes = sorted({fold(prefix) for prefix in analysis.prefixes if not prefix.endswith(_APOSTROPHES)}, key=len)
    ethiopic = analysis.consonants_only
    suffixes = frozenset(fold(suffix).translate(_CONSONANTS if ethiopic else {}) for suffix in analysis.suffixes)
    return _Rules(
        stop_words=frozenset(token for word in analysis.stop_words for token in tokens(word)),
        place_words=frozenset(token for word in analysis.place_words for token in tokens(word)),
        stemmer=analysis.stemmer,
        long_prefixes=tuple(prefix for prefix in reversed(prefixes) if len(prefix) > 1),
        short_prefixes=tuple(prefix for prefix in prefixes if len(prefix) == 1),
        elisions=tuple(fold(prefix) for prefix in analysis.prefixes if prefix.endswith(_APOSTROPHES)),
        suffixes=suffixes,
        longest_suffix=max(map(len, suffixes), default=0),
        shortest_stem=analysis.shortest_stem,
        spare=analysis.spare,
        softened={fold(letter): fold(other) for letter, other in analysis.softened},
        consonants_only=ethiopic,
    )


@cache
def _phrases(code: str) -> re.Pattern[str]:
    phrases = get_language(code).analysis.stop_words | _CHINESE_KEPT
    return re.compile("|".join(map(re.escape, sorted(phrases, key=len, reverse=True))))


def _snowball(word: str, rules: _Rules) -> str:
    """Snowball's stem, folded. A stemmer holds the word it works on, so each thread has its own."""
    made: dict[str, _Stemmer] = _local.__dict__.setdefault("stemmers", {})
    if rules.stemmer not in made:
        made[rules.stemmer] = cast(_Stemmer, snowballstemmer.stemmer(rules.stemmer))
    for folded, written, letters in _UNFOLDED.get(rules.stemmer, ()):
        if word.endswith(folded) and len(word) - len(folded) >= letters:
            word = word.removesuffix(folded) + written
            break
    found = made[rules.stemmer].stemWord(word)
    return (found if found.isascii() else fold(found)) or word


def _consonants(word: str) -> str:
    """Endings change the vowel of the last letter. Consonants alone tell long words apart, but not short ones: Amharic
    "lawyer" and "protection", "appointment" and "number" have the same three.
    """
    whole = len(word) > _SHORT_ETHIOPIC
    return word.translate(_CONSONANTS) if whole else word[:-1].translate(_SPIRANTS) + word[-1:].translate(_CONSONANTS)


def _without_prefix(word: str, prefixes: tuple[str, ...], must_leave: int) -> str:
    """Until none fits, so that a word which only looks as if it had one goes the same way after a real one."""
    while True:
        fitting = (each for each in prefixes if word.startswith(each) and len(word) - len(each) >= must_leave)
        prefix = next(fitting, None)
        if prefix is None:
            return word
        word = word[len(prefix) :]


def _without_elision(word: str, rules: _Rules) -> str:
    """After the ending is off, so that all forms of a word that only looks elided ("date") go the same way."""
    for prefix in rules.elisions:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) >= rules.shortest_stem + rules.spare and rest[0] in _ELISION_BEFORE:
            return rest
    return word


def _without_endings(word: str, rules: _Rules) -> str:
    compared = word.translate(_CONSONANTS) if rules.consonants_only else word
    left = len(word)
    for _ in range(_ENDINGS_DEEP):
        for size in range(min(rules.longest_suffix, left - rules.shortest_stem), 0, -1):
            spare = rules.spare if size <= _SHORT_ENDING else 0
            if left - size >= rules.shortest_stem + spare and compared[left - size : left] in rules.suffixes:
                left -= size
                break
        else:
            break
    return word[:left]
