from __future__ import annotations

import gettext

import pytest
from django.conf import settings
from django.utils import translation
from django.utils.translation import get_language_info

from portal.languages import LANGUAGES, TYPEFACES, fallback_chain, get_language, locale_folder
from portal.middleware.language import language_of_path

ASKED_FOR = "en ar fa prs ps ckb kmr ti am so ur bn pa ta tr sq vi uk zh-hans fr es pt cy".split()  # noqa: SIM905
#: Language to pairs of (number, plural form) that tell its rule from its neighbours' (CLDR plural rules).
PLURALS = {
    "en": [(0, 1), (1, 0), (2, 1)],
    "ar": [(0, 0), (1, 1), (2, 2), (3, 3), (10, 3), (11, 4), (99, 4), (100, 5), (103, 3), (111, 4)],
    "cy": [(0, 0), (1, 1), (2, 2), (3, 3), (4, 5), (6, 4), (7, 5)],
    "uk": [(1, 0), (2, 1), (5, 2), (11, 2), (12, 2), (21, 0), (22, 1), (25, 2)],
    "fr": [(0, 0), (1, 0), (2, 2), (1_000_000, 1)],
    "es": [(0, 2), (1, 0), (2, 2), (1_000_000, 1)],
    "fa": [(0, 0), (1, 0), (2, 1)],
    "ti": [(0, 0), (1, 0), (2, 1)],
    "zh-hans": [(0, 0), (1, 0), (5, 0)],
}


def test_the_table_holds_the_languages_of_the_portal():
    assert list(LANGUAGES) == ASKED_FOR


@pytest.mark.parametrize("code", ASKED_FOR)
def test_django_knows_each_language(code):
    info = get_language_info(code)
    assert info["name_local"] == LANGUAGES[code].native_name
    assert info["bidi"] is LANGUAGES[code].is_rtl
    with translation.override(code):
        assert translation.get_language() == code
        assert translation.get_language_bidi() is LANGUAGES[code].is_rtl


def test_right_to_left_languages():
    assert {code for code, language in LANGUAGES.items() if language.is_rtl} == {"ar", "fa", "prs", "ps", "ckb", "ur"}


@pytest.mark.parametrize(("code", "pairs"), PLURALS.items())
def test_plural_rule(code, pairs):
    rule = gettext.c2py(get_language(code).plural_forms.split("plural=")[1].rstrip(";"))
    assert [(number, rule(number)) for number, _form in pairs] == pairs


@pytest.mark.parametrize("code", ASKED_FOR)
def test_plural_rule_stays_within_its_count(code):
    language = get_language(code)
    rule = gettext.c2py(language.plural_forms.split("plural=")[1].rstrip(";"))
    reached = {rule(number) for number in [*range(200), 1_000_000]}
    # CLDR's "other" is for fractions only in Ukrainian: no whole number reaches it.
    assert reached == set(range(language.plural_count)) - ({3} if code == "uk" else set())


def test_fallback_ends_in_english():
    assert fallback_chain("prs") == ("prs", "fa", "en")
    assert all(fallback_chain(code)[-1] == "en" for code in LANGUAGES)


def test_every_script_has_a_typeface():
    assert {language.script for language in LANGUAGES.values()} <= set(TYPEFACES)


def test_locale_folders_are_where_django_looks():
    for code in LANGUAGES:
        assert locale_folder(code) == translation.to_locale(code)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/", "en"),
        ("/ti/services/", "ti"),
        ("/zh-hans/", "zh-hans"),
        ("/admin/", "en"),
        ("/xx/", "en"),
        ("//ar/", "ar"),
    ],
)
def test_language_of_a_path(path, code):
    assert language_of_path(path) == code


def test_settings_come_from_the_table():
    assert [code for code, _name in settings.LANGUAGES] == ASKED_FOR
    assert settings.WAGTAIL_CONTENT_LANGUAGES == settings.LANGUAGES
