"""Where each thing of the work list can be translated, read and checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from django.contrib.admin.utils import quote
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import get_edit_url

from portal.languages import LANGUAGES, SOURCE_LANGUAGE
from portal.translation_rights import may_check, may_translate
from portal.translation_work import BEGIN, Need, Work
from portal.translations import page_url

#: Records that have a page of their own for readers, which none of ``portal``'s views makes.
READ_AT: Final = {"services.service": "/{language}/services/{slug}/"}
READY_TO_CHECK: Final = (Need.MACHINE_UNCHECKED, Need.UNCHECKED)


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses; "" where there is none or the user may not go there. ``is_begun``: a translation is there to open.
    ``html_lang``: of the language, for its own words.
    """

    work: Work
    html_lang: str
    translate: str
    is_begun: bool
    see: str
    check: str
    is_checked: bool


def links_of(works: Sequence[Work], user: Any) -> list[Links]:
    """One query for pages and one for each kind of record, however many things there are."""
    versions = _versions(works)
    return [_links(work, versions, user) for work in works]


Versions = dict[tuple[UUID, str], Any]


def _versions(works: Sequence[Work]) -> Versions:
    """Each page or record in English and in the languages that are asked for; no alias, which shows other words."""
    keys: dict[Any, set[UUID]] = {}
    for work in works:
        model = ContentType.objects.get_for_id(work.content_type_id).model_class()
        keys.setdefault(Page if model and issubclass(model, Page) else model, set()).add(work.key)
    languages = {SOURCE_LANGUAGE} | {work.language_code for work in works}
    found: Versions = {}
    for model, wanted in keys.items():
        if model is None:
            continue
        rows = model._default_manager.filter(translation_key__in=wanted, locale__language_code__in=languages)
        if model is Page:
            rows = rows.filter(alias_of__isnull=True)
        for row in rows.select_related("locale"):
            found[row.translation_key, row.locale.language_code] = row
    return found


def _links(work: Work, versions: Versions, user: Any) -> Links:
    code = work.language_code
    english, translation = versions.get((work.key, SOURCE_LANGUAGE)), versions.get((work.key, code))
    may_begin = user.has_perm(BEGIN)
    translate = ""
    if translation is not None and (may_begin or may_translate(user, code)):
        translate = get_edit_url(translation)
    elif translation is None and english is not None and may_begin:
        translate = f"{_begin_url(english)}?{urlencode({'select_locale': code})}"
    can_check = work.need in (*READY_TO_CHECK, Need.NOTHING) and may_check(user, code)
    is_readable = translation is not None and getattr(translation, "live", True)
    return Links(
        work=work,
        html_lang=LANGUAGES[code].html_lang,
        translate=translate,
        is_begun=translation is not None,
        see=readers_url(english, translation, code) if is_readable else "",
        check=check_url(work.key, code) if can_check else "",
        is_checked=work.need is Need.NOTHING,
    )


def check_url(key: UUID, language: str) -> str:
    return reverse("translation_board_check", args=[key, language])


def readers_url(english: Any, translation: Any, language: str) -> str:
    """Where readers see a translation; "" for what has no page of its own. A record's address is a fact: its record's.
    No query.
    """
    if isinstance(translation, Page):
        return page_url(translation)
    pattern = READ_AT.get(translation._meta.label_lower, "")
    return pattern.format(language=language, slug=english.slug) if pattern and english is not None else ""


def _begin_url(english: Any) -> str:
    if isinstance(english, Page):
        return reverse("wagtail_localize:submit_page_translation", args=[english.pk])
    named = [english._meta.app_label, english._meta.model_name, quote(english.pk)]
    return reverse("wagtail_localize:submit_snippet_translation", args=named)
