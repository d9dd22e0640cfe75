"""The work list in the admin: words that found nothing, for those who may add words that mean the same."""

from __future__ import annotations

import csv
import datetime
import io

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from portal.models import User
from search.models import MissedWords

pytestmark = pytest.mark.django_db
TITLE = "Words that found nothing"


@pytest.fixture
def report() -> str:
    return reverse("missed_words")


@pytest.fixture
def sign_in(client, locales):
    def as_member_of(group: str):
        call_command("setup_groups")
        user = User.objects.create_user("editor", password="x")
        user.groups.add(Group.objects.get(name=group))
        client.force_login(user)
        return client

    return as_member_of


@pytest.fixture
def team(sign_in):
    return sign_in("Portal team")


def miss(words: str, times: int = 3, *, days_ago: int = 0, language: str = "en") -> None:
    day = timezone.localdate() - datetime.timedelta(days=days_ago)
    MissedWords.objects.create(day=day, language=language, words=words, nothing=times)


def listed(answer) -> list[str]:
    return [row["words"] for row in answer.context["object_list"]]


def test_the_most_sought_come_first_with_what_to_do(team, report):
    miss("charger", 4)
    miss("شاحن", 9, language="ar")
    miss("rare", 2)
    answer = team.get(report)
    assert listed(answer) == ["شاحن", "charger"]
    arabic, english = answer.context["object_list"]
    assert (arabic["nothing"], arabic["little"], arabic["language_name"]) == (9, 0, "Arabic")
    assert english["search_url"] == "/en/search/?q=charger"
    assert arabic["search_url"].startswith("/ar/search/?q=%D8%B4")
    page = answer.content.decode()
    assert "rare" not in page
    assert "nothing about who searched" in page
    form = team.get(arabic["add_url"]).context["form"]
    assert (form.initial["words"], form.instance.locale.language_code) == ("شاحن", "ar")


def test_a_language_that_editors_cannot_write_in_has_no_link(team, report):
    miss("charger", language="cy")
    Locale.objects.filter(language_code="cy").delete()
    (row,) = team.get(report).context["object_list"]
    assert row["add_url"] == ""


def test_it_is_narrowed_by_period_and_language(team, report):
    miss("new")
    miss("old", days_ago=60)
    miss("older", days_ago=200)
    miss("nouveau", language="fr")
    assert listed(team.get(report)) == ["new", "nouveau", "old"]
    assert listed(team.get(report, {"days": "30"})) == ["new", "nouveau"]
    assert listed(team.get(report, {"days": "365", "language": "en"})) == ["new", "old", "older"]
    assert listed(team.get(reverse("missed_words_results"), {"language": "fr"})) == ["nouveau"]
    assert listed(team.get(report, {"days": "99999999999", "language": "xx"})) == ["new", "nouveau", "old"]


def test_it_has_pages_and_as_many_queries_whatever_is_listed(team, report, django_assert_num_queries):
    miss("word0")
    team.get(report)
    with django_assert_num_queries(20, exact=False) as few:
        team.get(report)
    for number in range(1, 60):
        miss(f"word{number}")
    with django_assert_num_queries(len(few)):
        first = team.get(report)
    second = team.get(report, {"p": "2"})
    assert (len(listed(first)), len(listed(second))) == (50, 10)
    assert len({*listed(first), *listed(second)}) == 60


def test_what_is_downloaded_is_the_whole_list_and_no_more(team, report):
    for number in range(60):
        miss(f"word{number}")
    miss("rare", 2)
    miss("=cmd", 5, language="ar")
    answer = team.get(report, {"export": "csv"})
    assert "words-that-found-nothing.csv" in answer["Content-Disposition"]
    rows = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode())))
    assert rows[0] == ["Words", "Language", "Times nothing was found", "Times little was found"]
    assert rows[1][1:] == ["Arabic", "5", "0"]
    assert len(rows) == 62
    assert "rare" not in str(rows)
    assert team.get(report, {"export": "xlsx"}).status_code == 200


def test_an_empty_list_says_so(team, report):
    assert "No words were searched for often enough." in team.get(report).content.decode()


def test_it_is_in_the_menu_of_those_who_may_change_the_words(team, report):
    assert report in team.get("/admin/").content.decode()


@pytest.mark.parametrize("view", ["missed_words", "missed_words_results"])
@pytest.mark.parametrize("group", ["Partner editors", "Readers of the admin"])
def test_it_is_closed_to_everybody_else(sign_in, group, view):
    others, _created = Group.objects.get_or_create(name="Readers of the admin")
    others.permissions.add(Permission.objects.get(codename="access_admin"))
    miss("charger")
    client = sign_in(group)
    for url in (reverse(view), f"{reverse(view)}?export=csv"):
        answer = client.get(url)
        assert (answer.status_code, answer.get("Location")) == (302, "/admin/")
    assert TITLE not in client.get("/admin/").content.decode()


def test_it_is_closed_to_whoever_has_not_signed_in(client, report):
    assert client.get(report).get("Location", "").startswith("/admin/login/")
