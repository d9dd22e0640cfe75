"""The four nations of the UK: rules about care differ between them, so every rule says where it holds."""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import Final

import holidays
from django.db import models
from django.utils.translation import gettext_lazy as _


class Nation(models.TextChoices):
    ENGLAND = "england", _("England")
    SCOTLAND = "scotland", _("Scotland")
    WALES = "wales", _("Wales")
    NORTHERN_IRELAND = "northern-ireland", _("Northern Ireland")


#: ISO 3166-2 codes.
SUBDIVISIONS: Final[dict[str, str]] = {
    Nation.ENGLAND: "ENG",
    Nation.SCOTLAND: "SCT",
    Nation.WALES: "WLS",
    Nation.NORTHERN_IRELAND: "NIR",
}


@lru_cache(maxsize=32)
def bank_holidays(year: int, nation: str = Nation.ENGLAND) -> frozenset[datetime.date]:
    """Bank holidays of one year in one nation of the UK, from the ``holidays`` package."""
    return frozenset(holidays.country_holidays("GB", subdiv=SUBDIVISIONS[nation], years=year))


def nations_on_holiday(day: datetime.date) -> list[str]:
    """Nations in which a day is a bank holiday."""
    return [str(nation) for nation in Nation if day in bank_holidays(day.year, nation)]
