"""Documents with traits, one by one or by the hundred, without the pages and services they would be made of."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

from search.documents import IndexDocument, OpenSession, Traits
from search.models import DocumentKind

SUBJECTS = ("legal advice", "food", "doctor", "school places", "housing", "counselling", "clothes", "English classes")
PLACES = ("centre", "drop-in", "club", "project", "house", "kitchen")
STREETS = ("Lantern", "Mill", "Canal", "Station", "Harbour", "Abbey", "Bridge")
LANGUAGES = ("ar", "fa", "ti", "uk")


def indexed(key: str, *, name: str = "", kind: DocumentKind = DocumentKind.SERVICE, **parts: Any) -> IndexDocument:
    """A document by its key. ``parts``: words of it (``summary``, ``text``; ``words`` for other languages), else traits
    (``values``, ``points`` …).
    """
    words = {"en": {"name": name or key, "summary": parts.pop("summary", ""), "path": key}, **parts.pop("words", {})}
    text, owner = parts.pop("text", ""), parts.pop("owner", None)
    return IndexDocument(
        kind=kind,
        owner=owner or uuid4(),
        key=key,
        words=words,
        text={"en": text} if text else {},
        traits=Traits(**{"sort_name": (name or key).casefold(), **parts}),
    )


def many(count: int, seed: int = 7) -> Iterator[IndexDocument]:
    """Documents that differ in everything they can differ in, the same ones for each seed."""
    chance = random.Random(seed)
    for number in range(count):
        subject, other = chance.sample(SUBJECTS, 2)
        name = f"{chance.choice(STREETS)} {subject} {chance.choice(PLACES)}"
        anywhere = chance.random() < 0.15
        yield indexed(
            f"synthetic-{number}",
            name=name,
            kind=DocumentKind.PAGE if number % 9 == 0 else DocumentKind.SERVICE,
            owner=UUID(int=chance.getrandbits(128), version=4),
            summary=f"Help with {other}." if chance.random() < 0.5 else "Everybody is welcome.",
            text=" ".join(chance.choices(SUBJECTS, k=chance.randint(0, 3))),
            values=_values(chance),
            points=() if anywhere else tuple(_points(chance)),
            anywhere=anywhere,
            has_place=not anywhere,
            sessions=tuple(_sessions(chance)),
            closed_until=chance.choice(("", "", "", "2025-11-23", "9999-12-31")),
            check_by=chance.choice(("", "2025-11-01", "2025-12-01")),
            is_last=chance.random() < 0.1,
        )


def _values(chance: random.Random) -> dict[str, tuple[str, ...]]:
    spoken = chance.sample(LANGUAGES, chance.randint(0, 2))
    return {
        "category": tuple(each.replace(" ", "-").lower() for each in chance.sample(SUBJECTS, chance.randint(1, 3))),
        "language_how": tuple(f"{code}:{chance.choice(('staff', 'interpreter'))}" for code in spoken),
        "cost": (chance.choice(("free", "low")),),
        "safe": tuple(chance.sample(("no_id", "women_only", "children"), chance.randint(0, 3))),
    }


def _points(chance: random.Random) -> Iterator[tuple[float, float]]:
    """Around Leeds, on a grid, so that some are in the same place."""
    for _number in range(chance.choice((1, 1, 1, 2, 3))):
        yield 53.5 + chance.randint(0, 30) * 0.02, -1.9 + chance.randint(0, 30) * 0.03


def _sessions(chance: random.Random) -> Iterator[OpenSession]:
    for _number in range(chance.randint(0, 4)):
        opens = chance.randint(7, 22) * 60
        yield OpenSession(
            chance.randint(1, 7),
            opens,
            opens + chance.choice((60, 180, 480)),
            chance.choice(("", "", "2025-01-01", "2026-01-01")),
            chance.choice(("", "", "2025-12-31", "2025-06-30")),
            chance.choice(("", "england", "scotland")),
        )
