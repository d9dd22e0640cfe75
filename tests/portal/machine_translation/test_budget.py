"""Characters are counted before they are sent, each once, whoever else is sending."""

from __future__ import annotations

import datetime
import threading
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.utils import timezone

from portal.machine_translation import budget
from portal.models import MachineTranslationMonth, MachineTranslationSettings


def allow(characters: int) -> None:
    settings = MachineTranslationSettings.load()
    settings.monthly_characters = characters
    settings.save()


@pytest.mark.django_db
def test_half_a_million_a_month_unless_the_team_says_otherwise() -> None:
    assert (budget.allowance(), budget.spent(), budget.left()) == (500_000, 0, 500_000)


@pytest.mark.django_db
def test_what_is_spent_is_gone_to_the_last_character() -> None:
    allow(100)
    assert budget.spend(60)
    assert not budget.spend(41)
    assert (budget.spent(), budget.left()) == (60, 40)
    assert budget.spend(40)
    assert not budget.spend(1)


@pytest.mark.django_db
def test_nought_is_off() -> None:
    allow(0)
    assert not budget.spend(0)
    assert not budget.spend(1)


@pytest.mark.django_db
def test_a_smaller_budget_than_is_spent_leaves_nothing() -> None:
    assert budget.spend(1_000)
    allow(10)
    assert budget.left() == 0
    assert not budget.spend(1)


@pytest.mark.django_db
def test_what_was_never_sent_comes_back_and_no_more() -> None:
    budget.spend(100)
    budget.give_back(30)
    budget.give_back(300)
    assert budget.spent() == 70


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("utc", "month"),
    [
        (datetime.datetime(2031, 6, 30, 22, 59, tzinfo=datetime.UTC), datetime.date(2031, 6, 1)),
        # Summer time: midnight in London is an hour earlier.
        (datetime.datetime(2031, 6, 30, 23, 1, tzinfo=datetime.UTC), datetime.date(2031, 7, 1)),
        (datetime.datetime(2031, 12, 31, 23, 59, tzinfo=datetime.UTC), datetime.date(2031, 12, 1)),
        (datetime.datetime(2032, 1, 1, 0, 0, tzinfo=datetime.UTC), datetime.date(2032, 1, 1)),
    ],
)
def test_months_are_the_uk_s_wherever_the_editor_is(monkeypatch, utc, month) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: utc)
    with timezone.override(ZoneInfo("Pacific/Auckland")):
        assert budget.this_month() == month


@pytest.mark.django_db
def test_a_new_month_has_its_own_budget(monkeypatch) -> None:
    allow(10)
    assert budget.spend(10)
    monkeypatch.setattr(budget, "this_month", lambda: datetime.date(2099, 1, 1))
    assert budget.spend(10)
    assert MachineTranslationMonth.objects.count() == 2


@pytest.mark.django_db
def test_people_at_the_same_time_cannot_spend_the_same_characters(monkeypatch) -> None:
    """Eight connections of their own, which commit: what they wrote is taken away at the end."""
    month, results = datetime.date(1999, 1, 1), []
    monkeypatch.setattr(budget, "this_month", lambda: month)
    monkeypatch.setattr(budget, "allowance", lambda: 1_000)
    ready = threading.Barrier(8)

    def work() -> None:
        try:
            ready.wait(20)
            results.extend(budget.spend(70) for _turn in range(5))
        finally:
            connection.close()

    in_threads([work] * 8)
    counted: list[int] = []
    in_threads([lambda: (counted.append(budget.spent()), connection.close())])
    in_threads([lambda: (MachineTranslationMonth.objects.filter(month=month).delete(), connection.close())])
    assert len(results) == 40
    assert sum(results) == 1_000 // 70
    assert counted == [980]


def in_threads(works) -> None:
    threads = [threading.Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
