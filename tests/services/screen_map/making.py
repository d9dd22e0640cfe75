"""Cards and places for maps, without a database."""

from __future__ import annotations

import datetime

from services.cards import ServiceCard, card
from services.geography import Point
from services.opening_hours import UK_TIME
from services.screen_map.clusters import Placed

MONDAY = datetime.datetime(2026, 11, 16, 10, 0, tzinfo=UK_TIME)
FACTS = {
    **dict.fromkeys(("organisation", "organisation_website", "cost", "reach", "checked_by", "source_title"), ""),
    **dict.fromkeys(("source_publisher", "source_url", "source_dated", "any_language_by_interpreter"), ""),
    **dict.fromkeys(("asks_for_id", "asks_immigration_status", "shares_with_home_office"), ""),
    **dict.fromkeys(("women_only", "children_welcome"), ""),
    **dict.fromkeys(("categories", "who_for", "access", "referral_by", "languages", "contacts", "locations"), ()),
    **dict.fromkeys(("minimum_age", "maximum_age", "closed_until", "last_checked", "next_check_due"), None),
    "status": "active",
    "is_example": False,
    "is_online": False,
}
UNKNOWN_PLACE = {
    **dict.fromkeys(("name", "postcode", "step_free", "accessible_toilet", "lift", "prayer_room", "childcare"), ""),
    **dict.fromkeys(("travel_costs_paid", "closed_on_bank_holidays"), ""),
    "address_kind": "full",
    "address_lines": (),
    "town": "Leeds",
    "nation": "england",
    "precision": "exact",
    "schedules": (),
}


def make_card(slug: str, point: Point | None = None, name: str = "", **place: object) -> ServiceCard:
    """``place``: facts of its only location, other than the point."""
    where = {**UNKNOWN_PLACE, "latitude": point and point.latitude, "longitude": point and point.longitude, **place}
    facts = {**FACTS, "locations": [where] if point else []}
    return card({"key": slug, "words": {"en": {"name": name or slug}}, "facts": facts}, "en", MONDAY)


def make_placed(points: list[Point]) -> list[Placed]:
    return [
        Placed(number, make_card(f"place-{number}", point), point, is_vague=False)
        for number, point in enumerate(points, 1)
    ]
