"""What a language lacks, for those who can add it: words, fonts, endings, translators."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import polib
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core import checks
from django.db.models import Q
from fontTools.ttLib import TTFont
from wagtail.models import Page
from wagtail.models.i18n import get_translatable_models

from . import catalogues
from .analyses import ANALYSES
from .checks import FONT_PACKAGES, problems_of
from .languages import SOURCE_LANGUAGE, TYPEFACES, Language
from .translation_rights import translate_right

#: Numbers, addresses and names are printed in it whatever the language.
EVERYWHERE: Final = TYPEFACES["latin"].package
WEIGHTS: Final = ("400Regular", "700Bold")


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report. ``is_gap``: somebody has something to do."""

    subject: str
    says: str
    is_gap: bool


def findings(language: Language) -> list[Finding]:
    """All that is known about how complete a language is. Two queries a model that has words, and one."""
    fonts = [_screen(language), _paper(language)] if language.script in TYPEFACES else []
    return [
        _table(language),
        _interface(language),
        _search(language),
        *fonts,
        *_content(language),
        _translators(language),
    ]


def _table(language: Language) -> Finding:
    broken = [each for each in problems_of(language) if isinstance(each, checks.Error)]
    if broken:
        return Finding("table of languages", "; ".join(f"{each.msg} ({each.id})" for each in broken), True)
    says = f"{language.direction}, {language.plural_count} plural forms, dates of {language.cldr}"
    return Finding("table of languages", says, False)


def _interface(language: Language) -> Finding:
    path = catalogues.catalogue_path(language.code)
    if language.code == SOURCE_LANGUAGE or not path.exists():
        return Finding("interface", "no catalogue", language.code != SOURCE_LANGUAGE)
    entries = [entry for entry in polib.pofile(str(path)) if entry.comment != catalogues.ADMIN_NOTE]
    done = sum(entry.translated() for entry in entries)
    says = f"{done} of {len(entries)} strings ({100 * done // max(len(entries), 1)} %)"
    return Finding("interface", says, done < len(entries))


def _search(language: Language) -> Finding:
    analysis = ANALYSES.get(language.code)
    if analysis is None:
        return Finding("search", "no entry in portal/analyses.py: words are not compared at all", True)
    endings = len(analysis.suffixes)
    stems = f"Snowball's {analysis.stemmer}" if analysis.stemmer else f"{endings} endings" if endings else "no endings"
    says = f"{len(analysis.stop_words)} stop words, {stems}, {len(analysis.place_words)} words beside places"
    return Finding("search", says, not (analysis.stop_words and analysis.place_words))


def _screen(language: Language) -> Finding:
    rule = f'[data-script="{language.script}"]'
    has_rule = rule in (Path(settings.STATICFILES_DIRS[0]) / "css" / "portal.css").read_text(encoding="utf-8")
    says = language.typeface.screen if has_rule else f"static/css/portal.css has no rule for {rule}"
    return Finding("fonts on the screen", says, not has_rule)


def _paper(language: Language) -> Finding:
    """Both weights are there, and between them the fonts have every letter of the language's words that we have."""
    packages = (language.typeface.package, EVERYWHERE)
    folder = Path(settings.NODE_MODULES) / FONT_PACKAGES
    missing = [
        package for package in packages for weight in WEIGHTS if not any((folder / package / weight).glob("*.ttf"))
    ]
    if missing:
        return Finding("fonts on paper", f"not installed: {', '.join(dict.fromkeys(missing))}", True)
    shown = {
        code for package in packages for path in (folder / package / WEIGHTS[0]).glob("*.ttf") for code in _codes(path)
    }
    unknown = sorted({letter for letter in _words(language) if letter.isalnum() and ord(letter) not in shown})
    says = f"no font has: {' '.join(unknown)}" if unknown else language.typeface.paper
    return Finding("fonts on paper", says, bool(unknown))


def _codes(path: Path) -> set[int]:
    with TTFont(path, lazy=True) as font:
        return set(font.getBestCmap())


def _words(language: Language) -> str:
    path = catalogues.catalogue_path(language.code)
    translated = (entry.msgstr for entry in polib.pofile(str(path))) if path.exists() else ()
    return "".join([language.native_name, *translated])


def _content(language: Language) -> Iterator[Finding]:
    """How many of each kind of page and record can be read in the language: live, and no alias of the English."""
    for model in sorted(get_translatable_models(include_subclasses=True), key=lambda each: each._meta.label):
        if model is not Page:
            rows = _readable(model)
            english = rows.filter(locale__language_code=SOURCE_LANGUAGE)
            own = rows.filter(
                locale__language_code=language.code, translation_key__in=english.values("translation_key")
            )
            total, done = english.count(), own.count()
            if total:
                name = str(model._meta.verbose_name_plural)
                yield Finding(name, f"{done} of {total}", done < total)


def _readable(model: Any) -> Any:
    names = {field.name for field in model._meta.get_fields()}
    condition = Q(live=True) if "live" in names else Q()
    if "alias_of" in names:
        condition &= Q(alias_of__isnull=True)
    return model._default_manager.filter(condition)


def _translators(language: Language) -> Finding:
    codename = translate_right(language.code).partition(".")[2]
    people = get_user_model()._default_manager.filter(is_active=True, groups__permissions__codename=codename)
    count = people.distinct().count()
    return Finding("translators", f"accounts: {count}" if count else "nobody yet", not count)
