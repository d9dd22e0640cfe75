"""How one surgery books an interpreter: its own setting, chosen by its own shortcut (``&at=<slug>``)."""

from __future__ import annotations

from dataclasses import dataclass

from portal.models import Organisation


@dataclass(frozen=True, slots=True)
class Booking:
    """``how``: one instruction an item, in English. No code or account number is ever among them."""

    surgery: str
    provider: str
    phone: str
    url: str
    how: list[str]
    is_example: bool


def booking_of(slug: str) -> Booking | None:
    """None where no such organisation has told us how. One query, none for ""."""
    found = Organisation.objects.records().filter(slug=slug, live=True).first() if slug else None
    if found is None or not found.tells_how_to_book:
        return None
    return Booking(
        found.name,
        found.interpreter_provider,
        found.interpreter_phone,
        found.interpreter_url,
        found.interpreter_steps,
        found.is_example,
    )
