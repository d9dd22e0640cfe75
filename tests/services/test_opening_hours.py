from __future__ import annotations

import datetime

from services.opening_hours import UK_TIME, Opening, Session, bank_holidays, opening_state


def at(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text).replace(tzinfo=UK_TIME)


def session(weekday: int, opens: str, closes: str, **more) -> Session:
    return Session(weekday, datetime.time.fromisoformat(opens), datetime.time.fromisoformat(closes), **more)


MONDAY_MORNING = session(1, "09:30", "12:30")


def test_open_until_it_closes():
    state = opening_state([MONDAY_MORNING], at("2026-11-16T10:00"))
    assert (state.state, state.until) == (Opening.OPEN, at("2026-11-16T12:30"))


def test_the_closing_minute_is_closed():
    assert opening_state([MONDAY_MORNING], at("2026-11-16T12:30")).state is Opening.LATER


def test_opens_next_week():
    assert opening_state([MONDAY_MORNING], at("2026-11-16T13:00")).opens == at("2026-11-23T09:30")


def test_after_midnight_belongs_to_the_evening_before():
    night = session(5, "20:00", "02:00")
    state = opening_state([night], at("2026-11-21T01:00"))
    assert (state.state, state.until) == (Opening.OPEN, at("2026-11-21T02:00"))


def test_a_bank_holiday_closes_only_where_we_were_told():
    good_friday = at("2026-04-03T10:00")
    assert good_friday.date() in bank_holidays(2026)
    friday = session(5, "09:00", "17:00")
    assert opening_state([friday], good_friday).is_open
    assert not opening_state([friday], good_friday, closed_on_bank_holidays="yes").is_open


def test_a_season_ends():
    term = session(1, "09:00", "17:00", valid_from=datetime.date(2026, 9, 1), valid_to=datetime.date(2026, 11, 15))
    assert opening_state([term], at("2026-11-09T10:00")).is_open
    assert opening_state([term], at("2026-11-16T10:00")).state is Opening.CLOSED


def test_by_appointment_is_never_open():
    state = opening_state([session(1, "09:00", "17:00", by_appointment=True)], at("2026-11-16T10:00"))
    assert state.state is Opening.APPOINTMENT


def test_no_hours_is_not_known_rather_than_closed():
    assert opening_state([], at("2026-11-16T10:00")).state is Opening.UNKNOWN


def test_closed_for_now_until_its_day():
    until = datetime.date(2026, 11, 17)
    closed = {"temporarily_closed": True, "closed_until": until}
    assert opening_state([MONDAY_MORNING], at("2026-11-16T10:00"), **closed).state is Opening.TEMPORARILY_CLOSED
    assert opening_state([MONDAY_MORNING], at("2026-11-23T10:00"), **closed).is_open


def test_clock_change_keeps_wall_time():
    # British Summer Time ends on 25 October 2026: 09:30 is 09:30 by the clock on the wall on both sides.
    sunday = session(7, "09:30", "10:30")
    assert opening_state([sunday], datetime.datetime(2026, 10, 18, 8, 45, tzinfo=datetime.UTC)).is_open
    assert opening_state([sunday], datetime.datetime(2026, 10, 25, 9, 45, tzinfo=datetime.UTC)).is_open
