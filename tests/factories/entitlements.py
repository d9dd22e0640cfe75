"""Entitlement records for tests: only what the test names."""

from __future__ import annotations

from typing import Any

from django.test import TestCase
from wagtail.models import Locale

from home.entitlements.choices import Situation
from home.models import Entitlement
from portal.translating import Translatable, translate

from .directory import source_locale


def entitlement(key: str = "gp-england", **facts: Any) -> Entitlement:
    """An unsaved record that may be published: free in England, for everybody."""
    return Entitlement(
        **{
            "key": key,
            "locale": source_locale(),
            "nations": ["england"],
            "situations": Situation.values,
            "care": "gp",
            "answer": "free",
            "short_answer": f"Free: {key}.",
            "source_title": "A rule",
            "source_publisher": "NHS",
            **facts,
        }
    )


def make_entitlement(key: str = "gp-england", *, publish: bool = True, **facts: Any) -> Entitlement:
    record = entitlement(key, live=False, **facts)
    record.save()
    revision = record.save_revision()
    if publish:
        with TestCase.captureOnCommitCallbacks(execute=True):
            revision.publish()
    return Entitlement.objects.get(pk=record.pk)


def translate_entitlement(record: Entitlement, language: str, **words: str) -> Entitlement:
    """Publish a machine's translation of a record's words; those that are not given are the English behind the code."""
    locale = Locale.objects.get_or_create(language_code=language)[0]
    translatable = Translatable.of(record)
    names = {getattr(record, name): name for name in Entitlement.word_fields}
    memory = {text: words.get(names.get(text, ""), f"{language} {text}") for text in translatable.strings}
    with TestCase.captureOnCommitCallbacks(execute=True):
        assert not translate(translatable, locale, memory, tool_name="Test")
    return Entitlement.objects.get(translation_key=record.translation_key, locale=locale)
