"""How many characters may still be sent this month. What is sent is counted first, in one statement: two people at once
cannot spend the same characters.
"""

from __future__ import annotations

import datetime
from typing import Final
from zoneinfo import ZoneInfo

from django.db.models import F
from django.utils import timezone

from portal.models import MachineTranslationMonth, MachineTranslationSettings

#: Not the editor's own time zone, which Wagtail's admin works in.
UK: Final = ZoneInfo("Europe/London")


def this_month() -> datetime.date:
    """The first day of the month it is now in the UK."""
    return timezone.localdate(timezone=UK).replace(day=1)


def allowance() -> int:
    """Characters a month, as the team has set it; 0: machine translation is off."""
    return MachineTranslationSettings.load().monthly_characters


def spent() -> int:
    found = MachineTranslationMonth.objects.filter(month=this_month()).values_list("characters", flat=True)
    return found.first() or 0


def left() -> int:
    return max(0, allowance() - spent())


def spend(characters: int) -> bool:
    """Count ``characters`` before they are sent. False, and nothing is counted, where that would be too many."""
    month, most = this_month(), allowance()
    MachineTranslationMonth.objects.get_or_create(month=month)
    room = MachineTranslationMonth.objects.filter(month=month, characters__lte=most - characters)
    return most > 0 and bool(room.update(characters=F("characters") + characters))


def give_back(characters: int) -> None:
    """Uncount what was never sent."""
    month = MachineTranslationMonth.objects.filter(month=this_month(), characters__gte=characters)
    month.update(characters=F("characters") - characters)
