"""Made-up services in any number, the same ones every time: for benchmarks and for trying the directory at size."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from typing import Any, Final

from portal.fields import YesNo

from .models.choices import Access, Cost, LanguageHow, WhoFor

#: Towns with their middles (GeoNames, CC BY 4.0) and how often they come up.
TOWNS: Final = (
    ("London", 51.50853, -0.12574, 30),
    ("Birmingham", 52.48142, -1.89983, 14),
    ("Manchester", 53.48095, -2.23743, 10),
    ("Glasgow", 55.86515, -4.25763, 9),
    ("Leeds", 53.79648, -1.54785, 9),
    ("Liverpool", 53.41058, -2.97794, 7),
    ("Cardiff", 51.48, -3.18, 5),
    ("Belfast", 54.59682, -5.92541, 4),
    ("Coventry", 52.40656, -1.51217, 6),
    ("Luton", 51.87967, -0.41748, 6),
)
CATEGORIES: Final = (
    "mental-health",
    "health",
    "legal-advice",
    "asylum-support",
    "food-and-essentials",
    "homelessness",
    "english-classes",
    "befriending",
    "women",
    "children-and-young-people",
    "after-torture",
    "complaints-and-advocacy",
)
#: A name and a sentence a language, so that text search has words of several scripts to find.
WORDS: Final = {
    "en": ("{place} {kind} group {number}", "People meet and help each other: {kind} in {town}."),
    "ar": ("مجموعة {place} رقم {number}", "يلتقي الناس ويساعد بعضهم بعضًا في {town}. لطالبي اللجوء واللاجئين."),
    "fa": ("گروه {place} شمارهٔ {number}", "مردم دور هم جمع می‌شوند و به هم کمک می‌کنند، در {town}."),
    "ti": ("ጉጅለ {place} {number}", "ሰባት ይራኸቡን ይተሓጋገዙን፡ ኣብ {town}።"),
    "uk": ("Група {place} {number}", "Люди зустрічаються й допомагають одне одному. Місто {town}."),
    "fr": ("Groupe {place} {number}", "Des personnes se rencontrent et s'entraident à {town}."),
}  # fmt: skip
PLACES: Final = (
    "Harbour",
    "Lantern",
    "Orchard",
    "Bridge",
    "Garden",
    "Mill",
    "Willow",
    "Corner",
    "Open Door",
    "Riverside",
)
LANGUAGES: Final = ("ar", "fa", "prs", "ps", "ckb", "kmr", "ti", "am", "so", "ur", "uk", "fr", "es", "tr", "vi", "sq")


def synthetic_services(count: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    """Yield ``count`` services as the demo's YAML writes them, with ``words`` per language beside the facts.

    The first N of a larger run are the same as a run of N. All are marked as invented examples.
    """
    for number in range(count):
        # A generator of its own a service: what one draws never shifts the next.
        yield synthetic_service(number, random.Random(f"{seed}/{number}"))  # noqa: S311


def synthetic_service(number: int, chance: random.Random) -> dict[str, Any]:
    town, latitude, longitude, _weight = chance.choices(TOWNS, [each[3] for each in TOWNS])[0]
    categories = chance.sample(CATEGORIES, chance.choice((1, 1, 2)))
    place = chance.choice(PLACES)
    names = {"place": place, "kind": categories[0].replace("-", " "), "number": number, "town": town}
    codes = ("en", *chance.sample(tuple(WORDS)[1:], chance.randint(0, 3)))
    words = {code: {"name": name.format(**names), "summary": text.format(**names)} for code, (name, text) in _of(codes)}
    checked = datetime.date(2026, 11, 1) - datetime.timedelta(days=chance.randint(0, 300))
    return {
        "slug": f"synthetic-{number}",
        "words": words,
        "categories": categories,
        "is_example": True,
        "is_online": chance.random() < 0.05,
        "who_for": chance.sample(WhoFor.values, 2),
        "cost": chance.choices([Cost.FREE.value, Cost.DEPENDS.value, Cost.CHARGED.value, ""], [7, 1, 1, 1])[0],
        "access": chance.sample(Access.values, chance.randint(0, 2)),
        "asks_for_id": chance.choice(["", *YesNo.values]),
        "asks_immigration_status": chance.choice(["", *YesNo.values]),
        "women_only": chance.choices(["", "yes", "no"], [5, 1, 4])[0],
        "children_welcome": chance.choice(["", *YesNo.values]),
        "languages": [
            {"language": code, "how": chance.choice(LanguageHow.values)}
            for code in chance.sample(LANGUAGES, chance.randint(0, 4))
        ],
        "contacts": [{"kind": "phone", "value": f"07700 900{chance.randint(0, 999):03d}"}],
        "locations": [
            {
                "town": town,
                "address_kind": "town_only",
                "latitude": round(latitude + chance.gauss(0, 0.03), 5),
                "longitude": round(longitude + chance.gauss(0, 0.05), 5),
                "precision": "street",
                "step_free": chance.choice(["", *YesNo.values]),
                "schedules": [
                    {
                        "weekday": day,
                        "opens_at": f"{opens:02d}:00",
                        "closes_at": f"{opens + chance.randint(2, 7):02d}:00",
                    }
                    for day, opens in _days(chance)
                ],
            }
        ],
        "last_checked": checked,
        "next_check_due": checked + datetime.timedelta(days=365),
    }


def _of(codes: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, str]]]:
    return ((code, WORDS[code]) for code in codes)


def _days(chance: random.Random) -> list[tuple[int, int]]:
    return [(day, chance.randint(8, 14)) for day in sorted(chance.sample(range(1, 8), chance.randint(0, 5)))]
