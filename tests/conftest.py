"""What every test may use."""

from __future__ import annotations

import os

import pytest
from django.core.cache import caches
from django.core.management import call_command
from wagtail.models import Locale

from portal.catalogues import compile_all
from portal.languages import LANGUAGES
from search.vocabulary import vocabulary

IN_CI = bool(os.environ.get("CI"))


@pytest.fixture(scope="session", autouse=True)
def _compiled_catalogues() -> None:
    compile_all()


@pytest.fixture
def locales(db) -> dict[str, Locale]:
    """Every language of the table as a Wagtail locale."""
    return {code: Locale.objects.get_or_create(language_code=code)[0] for code in LANGUAGES}


@pytest.fixture(scope="session")
def demo(django_db_setup, django_db_blocker) -> None:
    """The whole demo, loaded once and kept for the session: only tests in ``tests/demo`` may ask for it."""
    with django_db_blocker.unblock():
        call_command("load_demo", verbosity=0)


@pytest.fixture(autouse=True)
def _new_vocabulary() -> None:
    """A test that is rolled back gives its words' primary keys to the next one."""
    vocabulary.forget()


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    """Nor what was read of its rows: the cache outlives a test, its rows do not."""
    for cache in caches.all(initialized_only=True):
        cache.clear()


def need(condition: bool, what: str) -> None:
    """Skip a test whose tool is not on this machine; in CI a missing tool is a failure."""
    if condition:
        return
    if IN_CI:
        pytest.fail(f"{what} is missing, and CI must have it")
    pytest.skip(f"{what} is not on this machine")
