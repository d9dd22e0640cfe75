"""Invariants of the table of languages, as system checks with ids."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from babel import Locale as CldrLocale
from babel.core import UnknownLocaleError
from django.conf import settings
from django.core import checks

from .languages import LANGUAGES, SOURCE_LANGUAGE, TYPEFACES, locale_folder


@checks.register(checks.Tags.translation)
def check_languages(app_configs: Any, **kwargs: Any) -> Iterable[checks.CheckMessage]:
    """portal.E001: CLDR locale unknown; E002: no typeface; E003: unknown fallback; W001: no interface catalogue."""
    for language in LANGUAGES.values():
        try:
            CldrLocale.parse(language.cldr)
        except (UnknownLocaleError, ValueError):
            yield checks.Error(f"{language.code}: Babel has no locale {language.cldr}", id="portal.E001")
        if language.script not in TYPEFACES:
            yield checks.Error(f"{language.code}: no typeface for the script {language.script}", id="portal.E002")
        for fallback in language.fallback:
            if fallback not in LANGUAGES:
                yield checks.Error(
                    f"{language.code}: falls back to {fallback}, which is not a language", id="portal.E003"
                )
        catalogue = settings.LOCALE_PATHS[0] / locale_folder(language.code) / "LC_MESSAGES" / "django.po"
        if language.code != SOURCE_LANGUAGE and not catalogue.exists():
            yield checks.Warning(
                f"{language.code}: the interface has no catalogue and is shown in English",
                hint="manage.py catalogues --update makes an empty one.",
                id="portal.W001",
            )
