"""A provider of the tests' own: it translates as it is told to, and remembers what it was sent."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest
from wagtail.models import Locale, Page
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.strings import StringValue

from home.models import GuidePage, HomePage, TopicPage
from portal.machine_translation.protection import Dialect
from portal.machine_translation.providers import PROVIDERS, Provider
from portal.machine_translation.translator import PortalTranslator

TOKEN = re.compile(r"(<x id=\"k\d+\">[^<]*</x>)")
PIECE = re.compile(r"(<x id=\"k\d+\">[^<]*</x>|<[^>]*>|&\w+;)")


def shouting(text: str) -> str:
    """Every letter between tokens and tags a capital."""
    return "".join(piece if PIECE.fullmatch(piece) else piece.upper() for piece in PIECE.split(text))


@dataclass
class Fake(BaseMachineTranslator):
    """``answer``: what it makes of one text. ``errors``: raised, one a request, before it answers."""

    answer: Callable[[str], str] = shouting
    errors: list[Exception] = field(default_factory=list)
    sent: list[list[str]] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    meanwhile: Callable[[], Any] = lambda: None

    def translate(self, source_locale: Any, target_locale: Any, strings: Any) -> dict[Any, StringValue]:
        self.sent.append([string.data for string in strings])
        self.targets.append(target_locale.language_code)
        self.meanwhile()
        if self.errors:
            raise self.errors.pop(0)
        return {string: StringValue(self.answer(string.data)) for string in strings}

    @property
    def texts(self) -> list[str]:
        return [text for batch in self.sent for text in batch]


@pytest.fixture
def fake(settings, monkeypatch) -> Iterator[Fake]:
    """The portal set up with a provider that has Arabic, French and Chinese and shouts."""
    provider = Fake()
    languages = {"ar": "ar", "fr": "fr", "zh-hans": "zh"}
    monkeypatch.setitem(
        PROVIDERS, "fake", Provider("Fake", languages, Dialect("x"), connect=lambda key, url: provider, most_strings=3)
    )
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "portal.machine_translation.translator.PortalTranslator",
        "OPTIONS": {"PROVIDER": "fake"},
    }
    return provider


@pytest.fixture
def translator(fake) -> PortalTranslator:
    return PortalTranslator({"PROVIDER": "fake"})


@pytest.fixture
def guide(locales) -> GuidePage:
    """A published page in English, with a number and a link."""
    home = HomePage(title="Home", slug="home-en", tagline="A place that helps.", locale=locales["en"])
    Page.get_first_root_node().add_child(instance=home)
    topic = TopicPage(title="Section", slug="section", locale=locales["en"])
    home.add_child(instance=topic)
    page = GuidePage(
        title="Get help now", slug="guide", short_answer="Call 999 & wait.", nations=["england"], locale=locales["en"]
    )
    page.body = [
        {"type": "text", "value": '<p>Read <a href="https://example.org/">more here</a> today.</p>', "id": "text"},
        {"type": "you_can", "value": [{"type": "item", "value": "Ask.", "id": "line"}], "id": "list"},
    ]
    topic.add_child(instance=page)
    for each in (home, topic, page):
        each.save_revision().publish()
    return GuidePage.objects.get(pk=page.pk)


def locale_of(code: str) -> Any:
    return Locale.objects.get(language_code=code)


def as_locale(code: str) -> Any:
    return SimpleNamespace(language_code=code)
