"""Made-up services in any number, the same ones every time: for benchmarks and for trying the directory at size."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from typing import Any, Final

from portal.fields import YesNo
from portal.nations import Nation

from .models.choices import Access, Cost, LanguageHow, WhoFor
from .synthetic_words import KINDS, WORDINGS, own_name

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
TOWN_WEIGHTS: Final = [each[3] for each in TOWNS]
NATIONS: Final = {"Glasgow": Nation.SCOTLAND, "Cardiff": Nation.WALES, "Belfast": Nation.NORTHERN_IRELAND}
CATEGORIES: Final = tuple(KINDS)
OTHER_LANGUAGES: Final = tuple(WORDINGS)[1:]
LANGUAGES: Final = ("ar", "fa", "prs", "ps", "ckb", "kmr", "ti", "am", "so", "ur", "uk", "fr", "es", "tr", "vi", "sq")
YES_NO: Final = ("", YesNo.YES.value, YesNo.NO.value)
WHO_FOR, ACCESS, HOW = WhoFor.values, Access.values, LanguageHow.values
COSTS: Final = (Cost.FREE.value, Cost.DEPENDS.value, Cost.CHARGED.value, "")
WEEKDAYS: Final = range(1, 8)
NEWEST_CHECK: Final = datetime.date(2026, 11, 1)


def synthetic_services(count: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    """Yield ``count`` services as the demo's YAML writes them, with ``words`` per language beside the facts.

    The first N of a larger run are the same as a run of N. All are marked as invented examples.
    """
    for number in range(count):
        # A generator of its own a service: what one draws never shifts the next.
        yield synthetic_service(number, random.Random(f"{seed}/{number}"))  # noqa: S311


def synthetic_service(number: int, chance: random.Random) -> dict[str, Any]:
    town = chance.choices(TOWNS, TOWN_WEIGHTS)[0]
    categories = chance.sample(CATEGORIES, chance.choice((1, 1, 2)))
    checked = NEWEST_CHECK - datetime.timedelta(days=chance.randint(0, 300))
    return {
        "slug": f"synthetic-{number}",
        "words": _words(chance, categories[0], town[0]),
        "categories": categories,
        "is_example": True,
        "is_online": chance.random() < 0.05,
        "who_for": chance.sample(WHO_FOR, 2),
        "cost": chance.choices(COSTS, (7, 1, 1, 1))[0],
        "access": chance.sample(ACCESS, chance.randint(0, 2)),
        "asks_for_id": chance.choice(YES_NO),
        "asks_immigration_status": chance.choice(YES_NO),
        "women_only": chance.choices(("", "yes", "no"), (5, 1, 4))[0],
        "children_welcome": chance.choice(YES_NO),
        "languages": [
            {"language": code, "how": chance.choice(HOW)} for code in chance.sample(LANGUAGES, chance.randint(0, 4))
        ],
        "contacts": [{"kind": "phone", "value": f"07700 900{chance.randint(0, 999):03d}"}],
        "locations": [_location(chance, *town[:3])],
        "last_checked": checked,
        "next_check_due": checked + datetime.timedelta(days=365),
    }


def _words(chance: random.Random, category: str, town: str) -> dict[str, dict[str, str]]:
    """In English and up to three more languages, under one made-up name."""
    own = own_name(chance.random())
    return {
        code: {
            "name": WORDINGS[code].name.format(own=own, kind=KINDS[category][code]),
            "summary": WORDINGS[code].summary.format(kind=KINDS[category][code], town=town),
            "what_happens": " ".join(chance.sample(WORDINGS[code].happens, 2)),
            "how_to_get_help": chance.choice(WORDINGS[code].how),
        }
        for code in ("en", *chance.sample(OTHER_LANGUAGES, chance.randint(0, 3)))
    }


def _location(chance: random.Random, town: str, latitude: float, longitude: float) -> dict[str, Any]:
    """One place within some kilometres of the town's middle."""
    return {
        "town": town,
        "nation": NATIONS.get(town, Nation.ENGLAND).value,
        "address_kind": "town_only",
        "latitude": round(latitude + chance.gauss(0, 0.03), 5),
        "longitude": round(longitude + chance.gauss(0, 0.05), 5),
        "precision": "street",
        "step_free": chance.choice(YES_NO),
        "closed_on_bank_holidays": chance.choice(YES_NO),
        "schedules": [
            {"weekday": day, "opens_at": f"{opens:02d}:00", "closes_at": f"{opens + chance.randint(2, 7):02d}:00"}
            for day, opens in _days(chance)
        ],
    }


def _days(chance: random.Random) -> list[tuple[int, int]]:
    return [(day, chance.randint(8, 14)) for day in sorted(chance.sample(WEEKDAYS, chance.randint(0, 5)))]
