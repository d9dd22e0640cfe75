"""What readers are told about a page's translation, and which languages it can be read in.

What is known comes from wagtail-localize: the ``TranslationSource`` keeps the English words as they were when they were
last cut into strings, the ``TranslationLog`` says when a translation was made, and each ``StringTranslation`` by whom.
"""

from __future__ import annotations

import datetime
import html
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Subquery, When
from django.utils import timezone
from wagtail.blocks import StreamValue
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, TranslationLog, TranslationSource

from portal.languages import LANGUAGES, SOURCE_LANGUAGE, Language

if TYPE_CHECKING:
    from portal.models import BasePage

TAG: Final = re.compile(r"<(/?)(\w+)([^>]*)>")
ATTRIBUTE: Final = re.compile(r'([\w-]+)="([^"]*)"')
#: The admin's editor writes text that nobody changed in its own way: with its keys, without white space between
#: blocks, and with one of two names of a tag.
AROUND_BLOCK: Final = re.compile(r"\s*(</?(?:p|ul|ol|li|br|h\d)\b[^>]*>)\s*")
EDITORS_KEY: Final = "data-block-key"
SAME_TAG: Final = {"strong": "b", "em": "i"}


class TranslationState(StrEnum):
    """How much a reader may rely on the words of a page. ``UNKNOWN``: nothing is claimed."""

    ORIGINAL = "original"
    MACHINE = "machine"
    CHECKED = "checked"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class TranslationNote:
    """``english_changed_on``: the day the source page was published, where its words are no longer the translated
    ones; else None.
    """

    state: TranslationState
    english_changed_on: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class PageTranslation:
    language: Language
    url: str


def page_url(page: Page) -> str:
    """The address of a page below its language: ``/ar/entitlements/interpreters/``.

    Worked out from ``url_path`` alone, whose first part is the slug of the language's home page; no query is made.
    """
    language = page.locale.language_code
    below_home = page.url_path.split("/", 2)[2]
    return f"/{language}/{below_home}"


def page_translations(page: Page) -> list[PageTranslation]:
    """Every language the page can be read in, itself included, in the order of the table of languages. One query."""
    return _in_table_order(_live_versions(page))


def translation_context(page: BasePage) -> dict[str, Any]:
    """``translations`` and ``translation_note`` for a page's template: what it can be read in, how its words were made
    and whether the English has changed since.

    One query, and ``page.facts``; one more where English was cut again and this translation was not made again.
    """
    is_original = page.locale.language_code == SOURCE_LANGUAGE
    versions = list(_live_versions(page) if is_original else _with_evidence(_live_versions(page), page))
    note = TranslationNote(TranslationState.ORIGINAL if is_original else TranslationState.UNKNOWN)
    own = next((version for version in versions if version.pk == page.pk), None)
    if own is not None and not is_original and own.cut_words and own.made_at:
        note = _note(page, own)
    return {"translations": _in_table_order(versions), "translation_note": note}


def _live_versions(page: Page) -> QuerySet[Page]:
    return (
        Page.objects.filter(translation_key=page.translation_key, live=True, alias_of__isnull=True)
        .select_related("locale")
        .only("url_path", "locale__language_code")
    )


def _in_table_order(versions: Iterable[Page]) -> list[PageTranslation]:
    found = {version.locale.language_code: page_url(version) for version in versions}
    return [PageTranslation(language, found[code]) for code, language in LANGUAGES.items() if code in found]


def _with_evidence(versions: QuerySet[Page], page: BasePage) -> QuerySet[Any]:
    """On the row of ``page``: the English that was last cut into strings and when, when the live translation was made,
    and whether each string of that English is in the translator's memory, and whose it is.
    """
    source = TranslationSource.objects.filter(
        object_id=page.translation_key, locale__language_code=SOURCE_LANGUAGE
    ).order_by()
    # A draft is logged too: only what was made up to the live revision counts. Old revisions are purged.
    until_live = Q(revision_id__lte=page.live_revision_id or 0)
    if page.last_published_at:
        until_live |= Q(revision=None, created_at__lte=page.last_published_at)
    logs = TranslationLog.objects.filter(
        until_live,
        source__object_id=page.translation_key,
        source__locale__language_code=SOURCE_LANGUAGE,
        locale_id=page.locale_id,
    )
    made_at = Subquery(logs.order_by("-pk").values("created_at")[:1])
    segments = StringSegment.objects.filter(source__in=source.values("pk"))
    remembered = StringTranslation.objects.filter(
        translation_of_id=OuterRef("string_id"),
        context_id=OuterRef("context_id"),
        locale_id=page.locale_id,
        has_error=False,
    )
    by_machine = remembered.filter(translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE)
    by_hand = remembered.filter(translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL, updated_at__lte=made_at)
    evidence = {
        "cut_words": Subquery(source.values("content_json")[:1]),
        "cut_at": Subquery(source.values("last_updated_at")[:1]),
        "made_at": made_at,
        "by_machine": Exists(segments.filter(Exists(by_machine))),
        "not_all_by_hand": Exists(segments.filter(~Exists(by_hand))),
        "has_new_words": Exists(segments.filter(~Exists(remembered.filter(created_at__lte=made_at)))),
    }
    return versions.annotate(**{name: Case(When(pk=page.pk, then=each)) for name, each in evidence.items()})


def _note(page: BasePage, own: Any) -> TranslationNote:
    # Cut again since this translation was made: which words it was made from is then known from its strings only.
    is_behind = own.made_at < own.cut_at and (own.has_new_words or _shows_removed_words(page, own.made_at))
    state = TranslationState.UNKNOWN
    if own.by_machine:
        state = TranslationState.MACHINE
    elif not own.not_all_by_hand and not is_behind:
        state = TranslationState.CHECKED
    english = page.facts
    if english.pk == page.pk or not english.last_published_at:
        return TranslationNote(state)
    changed = is_behind or not _same_words(english, json.loads(own.cut_words))
    return TranslationNote(state, timezone.localdate(english.last_published_at) if changed else None)


def _shows_removed_words(page: BasePage, made_at: datetime.datetime) -> bool:
    """Whether the page still has the translation of a string that English no longer has. One query."""
    current = StringSegment.objects.filter(
        source__locale__language_code=SOURCE_LANGUAGE,
        string_id=OuterRef("translation_of_id"),
        context_id=OuterRef("context_id"),
    )
    removed = StringTranslation.objects.filter(
        ~Exists(current), context__object_id=page.translation_key, locale_id=page.locale_id, created_at__lte=made_at
    )
    shown = _text(" ".join(_strings([_value(page, name) for name in page.word_fields])))
    return any(_text(data) in shown for data in removed.values_list("data", flat=True))


def _same_words(page: BasePage, cut: dict[str, Any]) -> bool:
    """Whether the page's words are those of ``cut``, a page as wagtail-localize keeps it."""
    for name in page.word_fields:
        live, then = _value(page, name), cut.get(name)
        if isinstance(live, list):
            then = json.loads(then or "[]")
        if live != then and _essence(live) != _essence(then):
            return False
    return True


def _value(page: BasePage, name: str) -> Any:
    value = getattr(page, name)
    return list(value.raw_data) if isinstance(value, StreamValue) else value


def _essence(value: Any) -> Any:
    """A field's value without what changes no word: identifiers of blocks, empty parts, the editor's ways of writing
    HTML.
    """
    if isinstance(value, dict):
        if value.keys() >= {"type", "value"}:
            inner = _essence(value["value"])
            return inner if value["type"] == "item" else (value["type"], inner)
        return {name: _essence(each) for name, each in value.items() if each not in (None, "", [])}
    if isinstance(value, list):
        return [_essence(each) for each in value]
    if isinstance(value, str):
        return " ".join(html.unescape(TAG.sub(_plain_tag, AROUND_BLOCK.sub(r"\1", value))).split())
    return value


def _plain_tag(tag: re.Match[str]) -> str:
    attributes = sorted(pair for pair in ATTRIBUTE.findall(tag[3]) if pair[0] != EDITORS_KEY)
    return f"<{tag[1]}{SAME_TAG.get(tag[2], tag[2])}{attributes or ''}>"


def _strings(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)


def _text(fragment: str) -> str:
    """The text of a piece of HTML, each run of white space as one space."""
    return " ".join(html.unescape(TAG.sub(" ", fragment)).split())
