"""A small site with everything a string may have: tags, links, numbers, limits, line breaks, the same words twice."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection, transaction
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, TranslationSource

from home.models import GuidePage, HomePage, TopicPage
from portal.exchange.exporting import export
from portal.exchange.importing import Result, import_file
from portal.exchange.parsed import Format
from portal.exchange.scopes import Scope
from portal.exchange.segments import Item, read_items
from portal.languages import LANGUAGES
from services.models import Category, Service
from tests.factories import make_service

RICH = (
    '<p>Call <b>0800 123 4567</b> or read <a href="https://example.org/help">this page</a> &amp; ask.</p>'
    "<p>Ask again.</p><p>Ask again.</p><ul><li>From 9:30, 1,500 people &lt; 2 hours</li></ul>"
)


@dataclass(frozen=True)
class Site:
    home: HomePage
    topic: TopicPage
    guide: GuidePage
    service: Service
    category: Category


def make_site() -> Site:
    """All of it published in English, with nobody having begun to translate it."""
    locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code in LANGUAGES}
    home = HomePage(title="Home", slug="home-en", tagline="A place that helps.", locale=locales["en"])
    Page.get_first_root_node().add_child(instance=home)
    topic = TopicPage(title="Section", slug="section", introduction="Line one.\nLine two.", locale=locales["en"])
    home.add_child(instance=topic)
    guide = GuidePage(title="A guide", slug="guide", short_answer="Yes.", nations=["england"], locale=locales["en"])
    guide.body = [
        {"type": "heading", "value": "You can “ask” for HC2", "id": "heading"},
        {"type": "text", "value": RICH, "id": "text"},
        {
            "type": "you_can",
            "value": [{"type": "item", "value": "Write: help@example.org.", "id": "line"}],
            "id": "l",
        },
        {
            "type": "steps",
            "value": [{"type": "item", "value": {"title": "Go", "text": "Two\nlines\\ and \ta tab"}, "id": "step"}],
            "id": "steps",
        },
    ]
    topic.add_child(instance=guide)
    for each in (home, topic, guide):
        each.save_revision().publish()
    service = make_service("food-bank", name="Food bank", summary="Open at 10:00. It's free.")
    return Site(home, topic, GuidePage.objects.get(pk=guide.pk), service, Category.objects.get(locale=locales["en"]))


def everything(site: Site) -> tuple[Any, ...]:
    return (site.home, site.topic, site.guide, site.service, site.category, site.service.organisation)


def begin(site: Site) -> Site:
    """Have wagtail-localize cut all of it into strings."""
    for each in everything(site):
        TranslationSource.update_or_create_from_instance(each)
    return site


@pytest.fixture
def site(db) -> Site:
    return make_site()


@pytest.fixture
def begun(site) -> Site:
    return begin(site)


def items_of(*rows, language: str = "ar") -> list[Item]:
    return list(read_items(rows, Locale.objects.get(language_code=language)))


def translated(text: str) -> str:
    return f"عربي {text}"


def give(file_format: Format = Format.PO, scope: Scope = Scope(), language: str = "ar") -> str:  # noqa: B008
    return export(language, scope, file_format)


def fill(*rows, language: str = "ar", **fields) -> None:
    """Store a person's translation of every string there is (or a machine's, by ``fields``)."""
    locale = Locale.objects.get(language_code=language)
    made = {"translation_type": "manual", **fields}
    for row in rows:
        TranslationSource.get_or_create_from_instance(row)
    for item in items_of(*rows, language=language):
        for unit in item.units:
            StringTranslation.objects.update_or_create(
                translation_of_id=unit.string_id,
                context_id=unit.context_id,
                locale=locale,
                defaults={"data": translated(unit.text), **made},
            )


def take(content: str | bytes, language: str = "ar", **options) -> Result:
    return import_file(content.encode() if isinstance(content, str) else content, language, **options)


def fingerprint() -> dict[str, tuple[int, str]]:
    """Of every table: how many rows it has, and a digest of all that is in them."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows = sorted(repr(row) for row in cursor.fetchall())
            found[table] = (len(rows), hashlib.sha256("\n".join(rows).encode()).hexdigest())
    return found


@pytest.fixture(scope="module")
def files(django_db_setup, django_db_blocker) -> Iterator[tuple[str, str]]:
    """Made once for all tests here, none of which changes it; yields its PO and its XLIFF file."""
    with django_db_blocker.unblock(), transaction.atomic():
        fill(*everything(begin(make_site())))
        yield give(Format.PO), give(Format.XLIFF)
        transaction.set_rollback(True)
