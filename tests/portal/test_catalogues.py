"""The interface in every language: whole, with the right forms, and no placeholder lost."""

from __future__ import annotations

import re

import polib
import pytest

from portal.catalogues import catalogue_path, compile_all, stale, untranslated
from portal.languages import LANGUAGES, SOURCE_LANGUAGE, get_language

OTHERS = [code for code in LANGUAGES if code != SOURCE_LANGUAGE]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%")


def placeholders(text: str) -> list[str]:
    return sorted(PLACEHOLDER.findall(text))


@pytest.mark.parametrize("language", OTHERS)
def test_every_string_readers_see_is_translated(language):
    assert untranslated(language) == []


@pytest.mark.parametrize("language", OTHERS)
def test_placeholders_survive_translation(language):
    wrong = []
    for entry in polib.pofile(str(catalogue_path(language))):
        if entry.msgid_plural:
            forms = [form for form in entry.msgstr_plural.values() if form]
            # A form for one, two or none may say the number in words; the last, for many, may not.
            wrong += [form for form in forms if set(placeholders(form)) - set(placeholders(entry.msgid_plural))]
            wrong += [form for form in forms[-1:] if placeholders(form) != placeholders(entry.msgid_plural)]
        elif entry.msgstr and placeholders(entry.msgstr) != placeholders(entry.msgid):
            wrong.append(entry.msgstr)
    assert wrong == []


@pytest.mark.parametrize("language", OTHERS)
def test_plural_forms_are_those_of_the_table(language):
    catalogue = polib.pofile(str(catalogue_path(language)))
    assert catalogue.metadata["Plural-Forms"] == get_language(language).plural_forms
    for entry in catalogue:
        if entry.msgid_plural:
            assert len(entry.msgstr_plural) == get_language(language).plural_count


def test_catalogues_are_fresh():
    assert stale() == []


def test_compiling_again_writes_nothing():
    compile_all()
    assert compile_all() == 0
