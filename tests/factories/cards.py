"""Cards of invented services, as the index would give them."""

from __future__ import annotations

import datetime
from typing import Any, Final

from services.cards import ServiceCard, card
from services.geography import Point
from services.opening_hours import UK_TIME

NOW: Final = datetime.datetime(2026, 11, 21, 12, tzinfo=UK_TIME)
LEEDS: Final = Point(53.7965, -1.5478)


def service(number: int, language: str = "en", origin: Point = LEEDS, **changes: Any) -> ServiceCard:
    """A card as the index would give it; ``changes`` replace facts, ``words`` and ``place``."""
    place = {
        "name": "House",
        "address_kind": "full",
        "address_lines": [f"{number} Example Street"],
        "town": "Leeds",
        "postcode": "LS9 7AA",
        "nation": "england",
        "precision": "exact",
        "latitude": 53.79 + number * 0.002,
        "longitude": -1.55 + number * 0.003,
        "schedules": [
            {
                "weekday": 1,
                "opens_at": "09:30",
                "closes_at": "12:00",
                "by_appointment": False,
                "valid_from": None,
                "valid_to": None,
            }
        ],
        **dict.fromkeys(
            ["step_free", "accessible_toilet", "lift", "prayer_room", "childcare", "travel_costs_paid"], "yes"
        ),
        "closed_on_bank_holidays": "yes",
        **changes.pop("place", {}),
    }
    facts = {
        "organisation": "Example",
        "organisation_website": "",
        "categories": ["health"],
        "status": "active",
        "closed_until": None,
        "is_example": True,
        "reach": "local",
        "is_online": False,
        "who_for": [],
        "minimum_age": None,
        "maximum_age": None,
        "cost": "free",
        "access": ["walk_in"],
        "referral_by": [],
        **dict.fromkeys(["asks_for_id", "asks_immigration_status", "shares_with_home_office", "women_only"], "no"),
        "children_welcome": "yes",
        "any_language_by_interpreter": "",
        "languages": [{"language": "ar", "how": "staff", "weekday": None}],
        "contacts": [{"kind": "phone", "value": f"0113 496 00{number:02d}", "languages": []}],
        "locations": [place],
        "last_checked": "2026-11-01",
        "checked_by": "Example",
        "next_check_due": "2027-05-01",
        "source_title": "",
        "source_publisher": "",
        "source_url": "",
        "source_dated": "",
    }
    words = changes.pop("words", {"en": {"name": f"Service {number}", "summary": "A place that helps."}})
    return card(
        {"key": f"service-{number}", "words": words, "facts": {**facts, **changes}}, language, NOW, origin=origin
    )
