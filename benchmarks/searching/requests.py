"""What is asked: a few hundred requests in the words of the synthetic services, the same ones every time."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.http import QueryDict

from services.opening_hours import UK_TIME
from services.query import DirectoryQuery
from services.synthetic import TOWN_WEIGHTS, TOWNS
from services.synthetic_words import KINDS, WORDINGS, own_name

TEXT, BROWSE, SUGGEST = KINDS_OF_REQUEST = ("text", "browse", "suggest")
#: A Tuesday, when most are open.
NOW: Final = datetime.datetime(2026, 11, 3, 11, tzinfo=UK_TIME)
#: Readers' languages and how often they ask.
READERS: Final = {"en": 5, "ar": 3, "fa": 3, "ti": 2, "uk": 2, "fr": 2}
#: Pairs of filters beside the words.
FILTERS: Final = (
    (("language", "ar"), ("cost", "free")),
    (("language", "fa"), ("cost", "free")),
    (("cost", "free"), ("safe", "no_id")),
    (("for", "refugee"), ("cost", "free")),
    (("language", "ti"), ("safe", "children")),
)
#: Of all services, about a third have one of so many kinds of help.
CATEGORIES_BROWSED: Final = 3
SHARE_WITH_NAME: Final = 0.25
SHARE_WITH_SLIP: Final = 0.1


@dataclass(frozen=True, slots=True)
class Request:
    """``params``: as in an address of the directory (or ``q`` of the suggestions)."""

    kind: str
    language: str
    params: tuple[tuple[str, str], ...]

    @property
    def path(self) -> str:
        return f"/{self.language}/{'suggest' if self.kind == SUGGEST else 'services'}/?{urlencode(self.params)}"

    @property
    def typed(self) -> str:
        return dict(self.params).get("q", "")

    @property
    def query(self) -> DirectoryQuery:
        return DirectoryQuery.parse(QueryDict(urlencode(self.params)))


def requests(count: int, seed: int = 1) -> dict[str, list[Request]]:
    """``count`` of each kind."""
    makers = {TEXT: text, BROWSE: browse, SUGGEST: suggestion}
    chance = random.Random(seed)
    return {kind: [make(chance) for _number in range(count)] for kind, make in makers.items()}


def text(chance: random.Random) -> Request:
    """Words, two filters, near a town, the nearest first."""
    language = reader(chance)
    town = chance.choices(TOWNS, TOWN_WEIGHTS)[0][0]
    words = list(asked_words(chance, language))
    if chance.random() < SHARE_WITH_SLIP:
        words[0] = with_slip(chance, words[0])
    params = [("q", " ".join(words)), ("near", town), *chance.choice(FILTERS), ("sort", "near")]
    return Request(TEXT, language, tuple(params))


def asked_words(chance: random.Random, language: str) -> Iterator[str]:
    """A kind of help, and sometimes a name."""
    yield from KINDS[chance.choice(tuple(KINDS))][language].split()
    if chance.random() < SHARE_WITH_NAME:
        yield own_name(chance.random())


def with_slip(chance: random.Random, word: str) -> str:
    """Two letters swapped, where there are enough."""
    at = chance.randrange(1, len(word) - 2) if len(word) > 4 else 0
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :] if at else word


def browse(chance: random.Random) -> Request:
    """No words: some kinds of help, with the counts beside every choice."""
    chosen = chance.sample(tuple(KINDS), CATEGORIES_BROWSED)
    return Request(BROWSE, reader(chance), tuple(("category", each) for each in chosen))


def suggestion(chance: random.Random) -> Request:
    """The beginning of a kind of help or of a name."""
    language = reader(chance)
    whole = " ".join(asked_words(chance, language)) if chance.random() < 0.7 else own_name(chance.random())
    return Request(SUGGEST, language, (("q", whole[: chance.randint(2, 8)].strip()),))


def reader(chance: random.Random) -> str:
    assert set(READERS) == set(WORDINGS)
    return chance.choices(tuple(READERS), tuple(READERS.values()))[0]
