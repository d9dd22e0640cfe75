from __future__ import annotations

import time

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.core.management import call_command
from django.core.signing import TimestampSigner, b62_encode
from wagtail.models import Page, Site

from home.models import GuidePage, HomePage, TopicPage
from portal.feedback.tokens import SALT, WHAT
from portal.models import Feedback, User
from tests.factories import OrganisationFactory


class _SignerOfThen(TimestampSigner):
    def __init__(self, seconds_ago: int) -> None:
        super().__init__(salt=SALT)
        self.then = int(time.time()) - seconds_ago

    def timestamp(self) -> str:
        return b62_encode(self.then)


def token(seconds_ago: int = 60) -> str:
    return _SignerOfThen(seconds_ago).sign(WHAT)


def soup(answer) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser")


def given_back(answer, text: str) -> str:
    """The problem told beside the words, which are all still there."""
    assert answer.status_code in (200, 429)
    assert soup(answer).find("textarea").text.strip() == text
    assert not Feedback.objects.filter(text=text).exists()
    return soup(answer).find(id="problem").text


@pytest.fixture(autouse=True)
def _nothing_sent_yet():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def checker(locales):
    return OrganisationFactory(name="Checking charity")


@pytest.fixture
def guide(locales, checker):
    """A page in English, checked by an organisation, and its words in Arabic."""
    made: dict[str, Page] = {}
    for code, title in (("en", "Sleep"), ("ar", "النوم")):
        home = HomePage(title=code, slug=f"home-{code}", tagline="Help.", locale=locales[code])
        topic = TopicPage(title="Health", slug="health", locale=locales[code])
        page = GuidePage(title=title, slug="sleep", short_answer="Rest.", nations=[], locale=locales[code])
        for name, each in (("home", home), ("topic", topic), ("page", page)):
            if name in made:
                each.translation_key = made[name].translation_key
            made.setdefault(name, each)
        page.checked_by = checker if code == "en" else None
        Page.get_first_root_node().add_child(instance=home)
        home.add_child(instance=topic)
        topic.add_child(instance=page)
    Site.objects.all().delete()
    Site.objects.create(hostname="testserver", root_page=made["home"], is_default_site=True)
    return made["page"]


def member(name: str, group: str, organisation=None) -> User:
    call_command("setup_groups")
    user = User.objects.create_user(name, password="x", organisation=organisation)
    user.groups.add(Group.objects.get(name=group))
    return user


@pytest.fixture
def send(client):
    """What a browser sends a minute after the form was opened."""

    def sent(language="en", headers=None, address="192.0.2.7", **words):
        data = {"about": "", "useful": "no", "text": "", "token": token(), "subject": "", **words}
        return client.post(f"/{language}/feedback/", data, headers=headers, REMOTE_ADDR=address)

    return sent
