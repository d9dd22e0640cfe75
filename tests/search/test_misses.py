"""What is kept of a search that found nothing: words, a day, a language and a count, and only where it helps."""

from __future__ import annotations

import datetime

import pytest
from django.apps import apps
from django.db import DatabaseError
from django.utils import timezone

from portal.languages import LANGUAGES
from search import misses
from search.folding import tokens
from search.misses import MOST_A_DAY, RARE_KEPT, forget_old, note_result, words_to_keep, work_list
from search.models import MissedWords
from search.vocabulary import vocabulary

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_vocabulary() -> None:
    """Words of another test's documents, which were rolled back, are still in memory."""
    vocabulary.forget()


def miss(words: str, times: int = 1, *, days_ago: int = 0, language: str = "en", little: int = 0) -> MissedWords:
    day = timezone.localdate() - datetime.timedelta(days=days_ago)
    return MissedWords.objects.create(day=day, language=language, words=words, nothing=times, little=little)


def counts() -> dict[str, tuple[int, int]]:
    return {row.words: (row.nothing, row.little) for row in MissedWords.objects.all()}


# What may be kept


@pytest.mark.parametrize(
    "text",
    [
        "amina@example.org",
        "amina＠example.org",
        "my case 1234567",
        "call 07 70 09 00 12",
        "QQ 12 34 56 C",
        "born 1/2/85",
        "١٢٣٤",
        "dentist LS1 4AP",
        "dentist sw1a1aa",
        "my husband took my phone and my passport away",
        "x" * 81,
        "?!",
        "",
    ],
)
def test_what_could_be_about_a_person_is_not_kept(text):
    assert words_to_keep(text) == ""
    note_result(text, "en", 0)
    assert not MissedWords.objects.exists()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Dentist, LEEDS!", "dentist leeds"),
        ("24 hours", "24 hours"),
        ("dentist LS1", "dentist ls1"),
        ("كُردي", "كردي"),
        ("দাঁতের ডাক্তার", "দাঁতের ডাক্তার"),
        ("全科医生 GP", "全科医生 gp"),
        ("=HYPERLINK(A1)", "hyperlink a1"),
    ],
)
def test_words_are_kept_as_they_are_searched_and_can_be_read(text, kept):
    assert words_to_keep(text) == kept
    assert tokens(kept) == tokens(text)


def test_nothing_is_kept_of_a_search_with_enough_results():
    note_result("dentist", "en", misses.LITTLE)
    assert counts() == {}


def test_nothing_and_little_are_counted_apart():
    for total in (0, 0, 1, misses.LITTLE - 1):
        note_result("Dentist", "en", total)
    assert counts() == {"dentist": (2, 2)}


def test_a_flood_stops_and_known_words_are_still_counted(monkeypatch):
    monkeypatch.setattr(misses, "MOST_A_DAY", 3)
    assert MOST_A_DAY > 3
    for word in ("one", "two", "three", "four", "five", "one"):
        note_result(word, "en", 0)
    note_result("four", "ar", 0)
    note_result("five", "en", 0)
    assert sorted((row.language, row.words, row.nothing) for row in MissedWords.objects.all()) == [
        ("ar", "four", 1),
        ("en", "one", 2),
        ("en", "three", 1),
        ("en", "two", 1),
    ]


def test_two_first_searches_at_once_are_both_counted(monkeypatch, caplog):
    has_room = misses._has_room

    def somebody_else_first(day, language):
        monkeypatch.setattr(misses, "_has_room", has_room)
        note_result("dentist", "en", 0)
        return has_room(day, language)

    monkeypatch.setattr(misses, "_has_room", somebody_else_first)
    note_result("dentist", "en", 0)
    assert counts() == {"dentist": (2, 0)}
    assert not caplog.records


def test_a_broken_database_is_not_in_the_reader_s_way_and_the_log_has_no_words(monkeypatch, caplog):
    def broken(*_args):
        raise DatabaseError("dentist")

    monkeypatch.setattr(misses, "_count_one", broken)
    monkeypatch.setattr(misses.logger, "propagate", True)
    note_result("dentist", "en", 0)
    assert "could not be counted" in caplog.text
    assert "dentist" not in caplog.text


# The work list


def test_the_most_sought_come_first_and_rare_words_never():
    miss("often", 2, days_ago=3)
    miss("often", 5)
    miss("both", 2, little=2)
    miss("rare", 2)
    miss("enough", 3, language="ar")
    assert [tuple(row.values()) for row in work_list().values("words", "language", "nothing", "little", "times")] == [
        ("often", "en", 7, 0, 7),
        ("both", "en", 2, 2, 4),
        ("enough", "ar", 3, 0, 3),
    ]
    assert [row["words"] for row in work_list(language="ar")] == ["enough"]


def test_words_count_within_the_period_and_within_one_language():
    miss("old", 2, days_ago=40)
    miss("old", 2)
    miss("elsewhere", 2)
    miss("elsewhere", 2, language="fr")
    assert not work_list(days=30)
    assert [row["words"] for row in work_list(days=90)] == ["old"]


# Forgetting


def test_rare_words_are_forgotten_after_a_month_and_all_after_a_year():
    today = timezone.localdate()
    miss("rare", 2, days_ago=RARE_KEPT + 1)
    miss("rare but new", 2, days_ago=RARE_KEPT)
    miss("asked again", 2, days_ago=100)
    miss("asked again", 1, days_ago=1)
    miss("common elsewhere", 9, language="fr", days_ago=RARE_KEPT + 1)
    miss("common elsewhere", 1, days_ago=RARE_KEPT + 1)
    miss("common once", 50, days_ago=366)
    assert forget_old(today) == 3
    assert sorted(MissedWords.objects.values_list("language", "words")) == [
        ("en", "asked again"),
        ("en", "asked again"),
        ("en", "rare but new"),
        ("fr", "common elsewhere"),
    ]
    assert forget_old(today) == 0


def test_forgetting_goes_by_the_day_it_is_told():
    miss("common", 3)
    assert forget_old(timezone.localdate() + datetime.timedelta(days=366)) == 1


# The search page


def rows_by_table() -> dict[str, int]:
    return {model._meta.label: model.objects.count() for model in apps.get_models() if hasattr(model, "objects")}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_search_page_counts_once_and_stores_nothing_else(client, locales, language):
    before = rows_by_table()
    answer = client.get(f"/{language}/search/?q=zzzqqq", HTTP_USER_AGENT="somebody", REMOTE_ADDR="192.0.2.7")
    assert answer.status_code == 200
    assert not answer.cookies
    assert rows_by_table() == {**before, "search.MissedWords": 1}
    (row,) = MissedWords.objects.values("day", "language", "words", "nothing", "little")
    day = timezone.localdate()
    assert row == {"day": day, "language": language, "words": "zzzqqq", "nothing": 1, "little": 0}


def test_the_table_has_no_room_for_anything_else():
    assert {field.name for field in MissedWords._meta.get_fields()} == {
        *("id", "day", "language", "words", "nothing", "little"),
    }
    assert {code for code, _name in MissedWords._meta.get_field("language").choices} == set(LANGUAGES)


@pytest.mark.parametrize("url", ["/en/search/?q=zzzqqq&page=2", "/en/search/?q=", "/en/suggest/?q=zzzqqq"])
def test_a_further_page_no_words_and_typing_are_not_counted(client, locales, url):
    assert client.get(url).status_code == 200
    assert not MissedWords.objects.exists()
