"""Making a language of the table real in a database: its locale, the trunk of its tree, its catalogue, its translators.

Readers see none of it until something is translated: pages that hold English words below another language's address
(wagtail-localize's aliases) answer 404 and say where the page can be read (``portal.routing``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q, QuerySet
from wagtail.models import Locale, Page, Site

from . import catalogues
from .languages import SOURCE_LANGUAGE, Language
from .management.commands.setup_groups import set_language_groups
from .translation_rights import translate_right

#: The home page and what stands directly below it.
TRUNK_DEPTH: Final = 3


class Outcome(StrEnum):
    THERE = "there already"
    MADE = "made"
    WOULD = "would be made"
    CANNOT = "not made"


@dataclass(frozen=True, slots=True)
class Step:
    """``what`` is a noun phrase; ``why`` says what hindered it, or more about it."""

    what: str
    outcome: Outcome
    why: str = ""


def add_language(language: Language, *, is_dry_run: bool = False) -> Iterator[Step]:
    """Make what is not there yet, one step after the other. May be repeated at any time."""
    wished = Outcome.WOULD if is_dry_run else Outcome.MADE
    with transaction.atomic():
        in_database = [_locale(language, wished), _trunk(language, wished)]
    yield from in_database
    yield _catalogue(language, wished)
    yield _translators(language, wished)


def missing_trunk(language: Language) -> QuerySet[Page]:
    """Live English pages that others stand below, or may, and that the language has nothing for; parents first.

    Translations of all other pages can be made below these. Were those aliases too, each would be written anew in every
    language whenever its English is published.
    """
    below_a_site = Q(pk=None)
    for path in Site.objects.values_list("root_page__path", flat=True):
        below_a_site |= Q(path__startswith=path)
    english = Page.objects.live().filter(below_a_site, locale__language_code=SOURCE_LANGUAGE, alias_of__isnull=True)
    own = Page.objects.filter(locale__language_code=language.code).values("translation_key")
    trunk = english.filter(Q(depth__lte=TRUNK_DEPTH) | Q(numchild__gt=0))
    return trunk.exclude(translation_key__in=own).order_by("path")


def _locale(language: Language, wished: Outcome) -> Step:
    there = Locale.objects.filter(language_code=language.code).exists()
    if not there and wished is Outcome.MADE:
        Locale.objects.create(language_code=language.code)
    return Step("Wagtail locale", Outcome.THERE if there else wished)


def _trunk(language: Language, wished: Outcome) -> Step:
    pages = list(missing_trunk(language))
    if wished is Outcome.MADE and pages:
        locale = Locale.objects.get(language_code=language.code)
        for page in pages:
            page.specific.copy_for_translation(locale, copy_parents=True, alias=True)
    why = f"{len(pages)} pages, 404 for readers until they are translated" if pages else ""
    return Step("home page and sections", wished if pages else Outcome.THERE, why)


def _catalogue(language: Language, wished: Outcome) -> Step:
    path = catalogues.catalogue_path(language.code)
    what = "catalogue of the interface"
    if path.exists():
        return Step(what, Outcome.THERE)
    if wished is Outcome.MADE:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            catalogues.merged(language.code, catalogues.find_messages()).save(str(path))
        except OSError as problem:
            return Step(what, Outcome.CANNOT, f"{problem.strerror}: make it where the code is kept")
    return Step(what, wished, str(path))


def _translators(language: Language, wished: Outcome) -> Step:
    """Groups of people who may translate it; where they are there, they are given their rights over the new pages."""
    what = "groups of translators"
    codename = translate_right(language.code).partition(".")[2]
    if not Permission.objects.filter(content_type__app_label="portal", codename=codename).exists():
        return Step(what, Outcome.CANNOT, "the right is not in the database: makemigrations, migrate, then this again")
    there = Group.objects.filter(permissions__codename=codename).exists()
    if wished is Outcome.MADE:
        try:
            set_language_groups()
        except Permission.DoesNotExist as problem:
            return Step(what, Outcome.CANNOT, f"a right is missing: {problem}. Run migrate, then this again")
    return Step(what, Outcome.THERE if there else wished)
