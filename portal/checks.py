"""Invariants of the table of languages, as system checks with ids: a language in it has everything, or nobody starts.

======  =====================================================================
E001    The CLDR locale is not one that Babel knows.
E002    The script has no typeface.
E003    A fallback is not a language of the table.
E004    Fallbacks lead back to where they began.
E005    The search does not know how to compare the language's words.
E006    The direction is not that of the script.
E007    The plural rule is no rule, or gives a form it does not count.
E008    The plural rule is not CLDR's.
E009    The typeface's npm package is not in ``package.json``.
E010    A code or a native name stands in the table twice.
E011    The language has no folder with a catalogue of the interface.
W001    Catalogues are not compiled, or older than their translations.
======  =====================================================================
"""

from __future__ import annotations

import gettext
import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from babel import Locale as CldrLocale
from babel.core import UnknownLocaleError
from django.conf import settings
from django.core import checks

from .analyses import ANALYSES
from .languages import LANGUAGES, SOURCE_LANGUAGE, TYPEFACES, Language, locale_folder

#: Scripts that are written from right to left, those the table has no typeface for yet among them.
RIGHT_TO_LEFT: Final = frozenset({"arabic", "nastaliq", "hebrew", "syriac", "thaana", "nko", "adlam"})
#: CLDR's names of plural forms in the order in which a gettext rule numbers them.
CLDR_FORMS: Final = ("zero", "one", "two", "few", "many", "other")
#: Numbers that between them reach every form of every rule that CLDR has.
TELLING_NUMBERS: Final = (*range(30), *range(99, 115), 1_000_000)
PLURAL_HINT: Final = "Rules: https://unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html"
FONT_PACKAGES: Final = "@expo-google-fonts"


@checks.register(checks.Tags.translation)
def check_languages(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    return [*problems_of_table(), *(problem for language in LANGUAGES.values() for problem in problems_of(language))]


def problems_of(language: Language) -> Iterator[checks.CheckMessage]:
    """What one language lacks."""
    for find in (_cldr, _typeface, _fallbacks, _analysis, _direction, _plural_rule, _catalogue):
        yield from find(language)


def problems_of_table() -> Iterator[checks.CheckMessage]:
    """What is wrong between languages."""
    codes = Counter(code for code, _name in settings.LANGUAGES)
    names = Counter(language.native_name for language in LANGUAGES.values())
    for twice in (each for counted in (codes, names) for each, count in counted.items() if count > 1):
        yield error(10, f"“{twice}” stands in the table of languages twice", "Take one of them out.")
    yield from _not_compiled()


def error(number: int, says: str, hint: str) -> checks.Error:
    return checks.Error(says, hint=hint, id=f"portal.E{number:03}")


def cldr_locale(language: Language) -> CldrLocale | None:
    try:
        return CldrLocale.parse(language.cldr)
    except (UnknownLocaleError, ValueError):
        return None


def parse_plural_rule(forms: str) -> tuple[int, Callable[[int], int]]:
    """The number of forms, and the rule. Raises ValueError for what is not ``nplurals=…; plural=…;``."""
    count, _semicolon, rule = forms.partition(";")
    name, _equals, expression = rule.strip().partition("=")
    if not count.startswith("nplurals=") or name != "plural":
        raise ValueError(forms)
    return int(count.removeprefix("nplurals=")), gettext.c2py(expression.rstrip("; "))  # type: ignore[attr-defined]


def npm_package(language: Language) -> str:
    return f"{FONT_PACKAGES}/{language.typeface.package}"


def npm_packages(path: Path) -> frozenset[str]:
    return frozenset(json.loads(path.read_text(encoding="utf-8")).get("dependencies", {}))


def _cldr(language: Language) -> Iterator[checks.Error]:
    if cldr_locale(language) is None:
        hint = "Where CLDR lacks a language, name the nearest it has: Dari has fa_AF."
        yield error(1, f"{language.code}: Babel has no locale {language.cldr}", hint)


def _typeface(language: Language) -> Iterator[checks.Error]:
    if language.script not in TYPEFACES:
        hint = "Add it to TYPEFACES in portal/languages.py."
        yield error(2, f"{language.code}: no typeface for the script {language.script}", hint)
    elif npm_package(language) not in npm_packages(settings.BASE_DIR / "package.json"):
        hint = f"npm install {npm_package(language)}, or nothing can be printed in this language."
        yield error(9, f"{language.code}: {npm_package(language)} is not in package.json", hint)


def _fallbacks(language: Language) -> Iterator[checks.Error]:
    for code in language.fallback:
        if code not in LANGUAGES:
            hint = "A fallback is the code of another language of the table."
            yield error(3, f"{language.code}: falls back to {code}, which is not a language", hint)
    if language.code in _reached_from(language):
        hint = "Let only the language that has fewer words fall back to the other."
        yield error(4, f"{language.code}: its fallbacks lead back to itself", hint)


def _reached_from(language: Language) -> set[str]:
    """Codes that the fallbacks lead to, and theirs."""
    reached: set[str] = set()
    ahead = list(language.fallback)
    while ahead:
        code = ahead.pop()
        if code in LANGUAGES and code not in reached:
            reached.add(code)
            ahead += LANGUAGES[code].fallback
    return reached


def _analysis(language: Language) -> Iterator[checks.Error]:
    if language.code not in ANALYSES:
        hint = f'Add "{language.code}": Analysis(_words("…")) to ANALYSES in portal/analyses.py.'
        yield error(5, f"{language.code}: the search does not know how to compare its words", hint)


def _direction(language: Language) -> Iterator[checks.Error]:
    if language.is_rtl != (language.script in RIGHT_TO_LEFT):
        right = "rtl" if language.script in RIGHT_TO_LEFT else "ltr"
        says = f"{language.code}: {language.script} letters are not written {language.direction}"
        yield error(6, says, f'The direction should be "{right}".')


def _plural_rule(language: Language) -> Iterator[checks.Error]:
    try:
        count, rule = parse_plural_rule(language.plural_forms)
        given = {number: rule(number) for number in TELLING_NUMBERS}
    except (ValueError, ZeroDivisionError):
        yield error(7, f"{language.code}: “{language.plural_forms}” is no plural rule", PLURAL_HINT)
        return
    if not set(given.values()) <= set(range(count)):
        yield error(7, f"{language.code}: the plural rule gives a form it does not count", PLURAL_HINT)
    elif (cldr := cldr_locale(language)) and (count, given) != cldr_forms(cldr):
        says = f"{language.code}: the plural rule is not that of CLDR ({cldr_forms(cldr)[0]} forms)"
        yield error(8, says, PLURAL_HINT)


def cldr_forms(cldr: CldrLocale) -> tuple[int, dict[int, int]]:
    """How many plural forms CLDR has for a language, and the form it gives each of the telling numbers."""
    tags: list[str] = [form for form in CLDR_FORMS if form in {*cldr.plural_form.tags, "other"}]
    return len(tags), {number: tags.index(cldr.plural_form(number)) for number in TELLING_NUMBERS}


def _catalogue(language: Language) -> Iterator[checks.Error]:
    if language.code != SOURCE_LANGUAGE and not _po(language).exists():
        says = f"{language.code}: the interface has no catalogue and is shown in English"
        yield error(11, says, "manage.py catalogues --update makes an empty one.")


def _not_compiled() -> Iterator[checks.Warning]:
    """One warning for all: they are compiled whenever the portal is started or put on a server."""
    old = [
        language.code for language in LANGUAGES.values() if _po(language).exists() and not _is_compiled(_po(language))
    ]
    if old:
        says = f"The interface is not compiled in: {', '.join(old)}"
        yield checks.Warning(says, hint="manage.py catalogues", id="portal.W001")


def _po(language: Language) -> Path:
    return settings.LOCALE_PATHS[0] / locale_folder(language.code) / "LC_MESSAGES" / "django.po"


def _is_compiled(po: Path) -> bool:
    mo = po.with_suffix(".mo")
    return mo.exists() and mo.stat().st_mtime >= po.stat().st_mtime
