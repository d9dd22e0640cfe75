"""What an address is about, and whose it is. ``portal`` imports no other app: who has more than pages registers.

Services do, in ``services.apps``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.urls import reverse
from wagtail.models import Page

from portal.languages import LANGUAGES, SOURCE_LANGUAGE, Language, is_language
from portal.models import BasePage, Organisation
from portal.routing import root_path

PAGE: Final = "page"
LONGEST_PATH: Final = 250
#: A path of this site, with nothing that leads out of it.
PATH: Final = re.compile(r"/(?:[^\s\\/?#\x00-\x1f\x7f]+/)*[^\s\\/?#\x00-\x1f\x7f]*")


@dataclass(frozen=True, slots=True)
class Subject:
    """``key``: what all translations share. ``title`` in ``language``, the reader's or English; ``english_title`` for
    editors. ``organisation``: who keeps it or checked it last, and may read what is said of it.
    """

    kind: str
    key: UUID
    title: str
    language: Language
    english_title: str
    organisation: Organisation | None


@dataclass(frozen=True, slots=True)
class SubjectKind:
    """``find`` is asked with the parts of an address below its language, and the language. ``edit_url``: where an
    editor changes what has the key; "" where there is nothing any more.
    """

    find: Callable[[Sequence[str], str], Subject | None]
    edit_url: Callable[[UUID], str]


_kinds: dict[str, SubjectKind] = {}


def register(name: str, kind: SubjectKind) -> None:
    _kinds[name] = kind


def clean_path(text: str) -> str:
    """``text`` where it is the path of a page below a language of ours, else "".

    >>> clean_path("/ar/services/"), clean_path("//evil.example/en/"), clean_path("/admin/")
    ('/ar/services/', '', '')
    """
    parts = text.split("/")
    if len(text) > LONGEST_PATH or not PATH.fullmatch(text) or not {".", ".."}.isdisjoint(parts):
        return ""
    return text if is_language(parts[1]) else ""


def subject_of(path: str) -> Subject | None:
    """What stands at a cleaned path; None for the search, the desk, and whatever is not there. A few queries."""
    language, *below = [part for part in path.split("/") if part] or [""]
    if not is_language(language):
        return None
    found = page_at(below, language)
    for kind in () if found else _kinds.values():
        found = found or kind.find(below, language)
    return found


def page_at(parts: Sequence[str], language: str) -> Subject | None:
    root = root_path(language)
    if root is None:
        return None
    there = Page.objects.live().filter(
        url_path=root + "".join(f"{part}/" for part in parts), locale__language_code=language, alias_of__isnull=True
    )
    page = there.first()
    specific: Any = page.specific if page else None
    if not isinstance(specific, BasePage):
        return None
    facts = specific.facts
    return Subject(PAGE, specific.translation_key, specific.title, LANGUAGES[language], facts.title, facts.checked_by)


def page_edit_url(key: UUID) -> str:
    """Of the page in English: facts and first words are there."""
    page = Page.objects.filter(translation_key=key, locale__language_code=SOURCE_LANGUAGE).first()
    return reverse("wagtailadmin_pages:edit", args=[page.pk]) if page else ""


def edit_url_of(kind: str, key: UUID | None) -> str:
    if key is None:
        return ""
    if kind == PAGE:
        return page_edit_url(key)
    return _kinds[kind].edit_url(key) if kind in _kinds else ""
