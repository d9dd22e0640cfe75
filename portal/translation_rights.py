"""Who may translate, and who may vouch for, the words of one language. They are ordinary permissions of Django.

Whoever asks whether somebody may do something with the words of a language asks here: the guard of the admin
(``portal.translator_access``), the list of translations, files that are read in, and what is known about a translation
that was published.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from portal.languages import LANGUAGES, SOURCE_LANGUAGE

#: What is translated into; nobody translates into the language everything is first written in.
TARGETS: Final = tuple(code for code in LANGUAGES if code != SOURCE_LANGUAGE)


def translate_right(language: str) -> str:
    return f"portal.translate_{language}"


def check_right(language: str) -> str:
    return f"portal.check_{language}"


def may_translate(user: Any, language: str) -> bool:
    return bool(user.is_active and user.has_perm(translate_right(language)))


def may_check(user: Any, language: str) -> bool:
    return bool(user.is_active and user.has_perm(check_right(language)))


def has_a_language(user: Any) -> bool:
    """Whether somebody may translate or check any language."""
    tests: tuple[Callable[[Any, str], bool], ...] = (may_translate, may_check)
    return any(may(user, language) for language in TARGETS for may in tests)
