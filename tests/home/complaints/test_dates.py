from __future__ import annotations

import datetime

import pytest

from home.complaints.dates import common_holidays, month_patterns
from portal.formats import full_date
from portal.languages import LANGUAGES

EASTER_2027 = datetime.date(2027, 3, 1)


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
def test_a_phone_writes_dates_as_the_page_does(language):
    patterns = month_patterns(language)
    for month in range(1, 13):
        date = datetime.date(2027, month, 9)
        assert patterns[month - 1].replace("{d}", "9").replace("{y}", "2027") == full_date(date, language)


def test_holidays_are_those_of_the_nation():
    assert "2027-03-29" in common_holidays(["england"], EASTER_2027)
    assert "2027-03-29" not in common_holidays(["scotland"], EASTER_2027)


def test_several_nations_share_only_what_all_of_them_have():
    everywhere = common_holidays(["england", "scotland", "wales", "northern-ireland"], EASTER_2027)
    assert "2027-03-29" not in everywhere
    assert "2027-12-27" in everywhere
    assert common_holidays(["mars"], EASTER_2027) == everywhere
