"""Keeping what is known about translations right: whatever is published, in whatever language.

The strings are wagtail-localize's. When English is published, its strings are cut anew at once, and what was translated
before is carried over: as it is after a minor change, marked as outdated after another, not at all after a critical
one.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import (
    String,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationContext,
    TranslationSource,
)
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from portal.languages import SOURCE_LANGUAGE
from portal.models.translation_status import SourceWords, State, TranslationStatus
from portal.translation_rights import may_check
from portal.translation_states import (
    BEHIND,
    OUTDATED_TOOL,
    Change,
    Difference,
    Part,
    Segment,
    difference,
    parts_after,
    parts_made,
    state_of,
)

#: Sent with ``instance_key`` when a person has vouched for words: nothing was published, and yet readers see it.
words_checked: Final = Signal()
TAG: Final = re.compile(r"<(/?)(\w+)[^>]*>")
SAME_TAG: Final = {"strong": "b", "em": "i"}
#: Between a path and a key where both are one key of a JSON object.
JOINT: Final = "|"


def source_published(instance: Any, change: Change = Change.WORDS) -> None:
    """The words of a page or record were published in the source language. Facts are no words: they change nothing."""
    cut = list(cut_segments(instance))
    words = sum(each[2] for each in cut)
    with transaction.atomic():
        source, is_new = SourceWords.objects.update_or_create(
            object_id=instance.translation_key,
            defaults={"title": str(instance)[:255], "section": section_of(instance)},
            create_defaults={
                "content_type": ContentType.objects.get_for_model(type(instance)),
                "title": str(instance)[:255],
                "section": section_of(instance),
                "segments": cut,
                "words": words,
                "published_at": timezone.now(),
            },
        )
        changed = Difference() if is_new else difference(as_segments(source.segments), as_segments(cut))
        links_changed = not is_new and links_of(source.segments) != links_of(cut)
        if not changed and not links_changed:
            return
        rewritten, changed = without_rewriting(changed, essences_of(source.segments) | essences_of(cut))
        source.segments, source.words = cut, words
        source.published_at = timezone.now()
        source.save(update_fields=["segments", "words", "published_at"])
        cut_again = TranslationSource.objects.get_for_instance_or_none(instance)
        if cut_again:
            cut_again.update_from_db()
            carry_over(instance, rewritten, Change.MINOR)
            carry_over(instance, changed, change)
        is_critical = bool(changed) and change is Change.CRITICAL
        for status in source.statuses.all():
            parts = parts_after(parts_of(status), rewritten, Change.MINOR)
            parts = restored(instance, status, parts_after(parts, changed, change), changed)
            settle(status, source, parts, is_critical=is_critical)
            if (is_critical or links_changed) and status.is_live and cut_again:
                publish_with_english(cut_again, status.language)


def translation_published(instance: Any, user: Any = None) -> None:
    """A translation of a page or record went live: from now on it shows what its strings say."""
    source = SourceWords.objects.filter(object_id=instance.translation_key).first()
    if source is None:
        return
    language = instance.locale.language_code
    status = TranslationStatus.objects.filter(source=source, language=language).first() or TranslationStatus(
        source=source, language=language
    )
    was_checked = status.state == State.CHECKED
    status.is_live, status.made_at = True, timezone.now()
    status.fingerprint = fingerprint_of(instance)
    parts = parts_made(as_segments(source.segments), translated_parts(instance, source))
    settle(status, source, parts)
    by_a_person = set(parts.values()) <= {Part.PERSON} or was_checked
    if (
        user is not None
        and by_a_person
        and status.state in (State.MACHINE, State.TRANSLATED)
        and may_check(user, language)
    ):
        check(status, user)


def translation_begun(translation: Translation) -> None:
    """Somebody has begun to translate: it is not missing any more."""
    source = SourceWords.objects.filter(object_id=translation.source.object_id).first()
    language = translation.target_locale.language_code
    if source and not source.statuses.filter(language=language).exists():
        TranslationStatus.objects.create(source=source, language=language, state=State.IN_TRANSLATION)


def taken_away(instance: Any, *, is_deleted: bool = False) -> None:
    """A page or record is not live any more."""
    language = instance.locale.language_code
    if language == SOURCE_LANGUAGE:
        if is_deleted:
            SourceWords.objects.filter(object_id=instance.translation_key).delete()
        return
    statuses = TranslationStatus.objects.filter(source__object_id=instance.translation_key, language=language)
    if is_deleted:
        statuses.delete()
    else:
        statuses.update(is_live=False, state=State.IN_TRANSLATION)


def check(status: TranslationStatus, user: Any) -> None:
    """A person vouches for the words that are live now."""
    status.checked_fingerprint, status.checked_at = status.fingerprint, timezone.now()
    status.checked_by, status.checked_for = user, getattr(user, "organisation", None)
    settle(status, status.source, parts_of(status))
    words_checked.send(TranslationStatus, instance_key=status.source.object_id)


def settle(
    status: TranslationStatus, source: SourceWords, parts: dict[Segment, Part], *, is_critical: bool = False
) -> None:
    """Write what follows from the parts."""
    words = {(path, key): count for path, key, count, *_rest in source.segments}
    behind = [segment for segment, part in parts.items() if part in BEHIND]
    english = [segment for segment, part in parts.items() if part is Part.ENGLISH]
    status.parts = {JOINT.join(segment): part for segment, part in parts.items()}
    status.outdated_paths = list(dict.fromkeys(path for path, _key in behind))
    status.english_paths = list(dict.fromkeys(path for path, _key in english))
    status.outdated_words = sum(words.get(segment, 0) for segment in (*behind, *english))
    if behind or english:
        status.outdated_since = status.outdated_since or timezone.now()
        status.is_critical = status.is_critical or is_critical
    else:
        status.outdated_since, status.is_critical = None, False
    is_checked = bool(status.checked_fingerprint) and status.checked_fingerprint == status.fingerprint
    status.state = state_of(parts.values(), is_live=status.is_live, is_begun=True, is_checked=is_checked)
    status.save()


def cut_segments(instance: Any) -> Iterator[tuple[str, str, int, str, str]]:
    """Path, key, number of words, essence and links of each string of a page or record, in order."""
    for segment in extract_segments(instance):
        if isinstance(segment, StringSegmentValue):
            data = segment.string.data
            key, essence = str(String._get_data_hash(data)), hashlib.sha256(essence_of(data).encode()).hexdigest()[:16]
            links = json.dumps(segment.attrs, sort_keys=True) if segment.attrs else ""
            yield segment.path, key, len(segment.render_text().split()), essence, links


def essence_of(data: str) -> str:
    """A string without what changes no word: the admin's editor writes tags, spaces and entities in its own way."""
    return " ".join(html.unescape(TAG.sub(lambda tag: f"<{tag[1]}{SAME_TAG.get(tag[2], tag[2])}>", data)).split())


def links_of(stored: Iterable[Sequence[Any]]) -> dict[Segment, str]:
    """Where the links of each string lead: facts, which a translation takes over and nobody translates."""
    return {(path, key): links for path, key, _words, _essence, links in stored if links}


def essences_of(stored: Iterable[Sequence[Any]]) -> dict[Segment, str]:
    return {(path, key): essence for path, key, _words, essence, _links in stored}


def without_rewriting(changed: Difference, essences: dict[Segment, str]) -> tuple[Difference, Difference]:
    """What changed no word, and the rest: the admin's editor writes tags, spaces and entities in its own way, and
    blocks move or get other identifiers.
    """
    gone = [*changed.removed, *(old for old, _new in changed.replaced)]
    come = [*changed.added, *(new for _old, new in changed.replaced)]
    same: list[tuple[Segment, Segment]] = []
    for new in list(come):
        old = next((each for each in gone if essences[each] == essences[new]), None)
        if old:
            same.append((old, new))
            gone.remove(old)
            come.remove(new)
    pairs = tuple(pair for pair in changed.replaced if pair[0] in gone and pair[1] in come)
    for old, new in pairs:
        gone.remove(old)
        come.remove(new)
    return Difference(replaced=tuple(same)), Difference(pairs, tuple(come), tuple(gone))


def as_segments(stored: Iterable[Sequence[Any]]) -> list[Segment]:
    return [(path, key) for path, key, *_rest in stored]


def parts_of(status: TranslationStatus) -> dict[Segment, Part]:
    found: dict[Segment, Part] = {}
    for joined, part in status.parts.items():
        path, _joint, key = joined.rpartition(JOINT)
        found[path, key] = Part(part)
    return found


def translated_parts(instance: Any, source: SourceWords) -> dict[Segment, Part]:
    """What each string of the source is translated by in the language of ``instance``. Two queries.

    A translation that was made without wagtail-localize is taken for a person's work.
    """
    segments = StringSegment.objects.filter(
        source__object_id=instance.translation_key, source__locale__language_code=SOURCE_LANGUAGE
    )
    keys = {
        (string, context): (path, str(key))
        for string, context, path, key in segments.values_list(
            "string_id", "context_id", "context__path", "string__data_hash"
        )
    }
    made = StringTranslation.objects.filter(
        locale_id=instance.locale_id, context__object_id=instance.translation_key, has_error=False
    )
    found: dict[Segment, Part] = {}
    for string, context, kind, tool in made.values_list(
        "translation_of_id", "context_id", "translation_type", "tool_name"
    ):
        if (string, context) in keys:
            found[keys[string, context]] = part_of(kind, tool)
    if found or Translation.objects.filter(
        source__object_id=instance.translation_key, target_locale_id=instance.locale_id
    ):
        return found
    return dict.fromkeys(as_segments(source.segments), Part.PERSON)


def part_of(kind: str, tool: str) -> Part:
    if tool == OUTDATED_TOOL:
        return Part.OUTDATED
    return Part.MACHINE if kind == StringTranslation.TRANSLATION_TYPE_MACHINE else Part.PERSON


def carry_over(instance: Any, changed: Difference, change: Change) -> None:
    """Give the new strings the translations of the old ones; none after a critical change."""
    if change is Change.CRITICAL or not changed.replaced:
        return
    keys = {key for pair in changed.replaced for _path, key in pair}
    strings = {str(string.data_hash): string for string in String.objects.filter(data_hash__in=keys)}
    contexts = {
        each.path: each
        for each in TranslationContext.objects.filter(
            object_id=instance.translation_key, path__in={new[0] for _old, new in changed.replaced}
        )
    }
    made = StringTranslation.objects.filter(
        context__object_id=instance.translation_key, translation_of__in=strings.values()
    )
    known = {(each.translation_of_id, each.context_id, each.locale_id) for each in made}
    by_segment: dict[Segment, list[StringTranslation]] = {}
    for each in made.select_related("context", "translation_of"):
        by_segment.setdefault((each.context.path, str(each.translation_of.data_hash)), []).append(each)
    StringTranslation.objects.bulk_create(
        StringTranslation(
            translation_of=strings[new[1]],
            locale_id=each.locale_id,
            context=contexts[new[0]],
            data=each.data,
            translation_type=each.translation_type,
            tool_name=each.tool_name if change is Change.MINOR else OUTDATED_TOOL,
            last_translated_by_id=each.last_translated_by_id,
            has_error=False,
            updated_at=each.updated_at,
        )
        for old, new in changed.replaced
        if new[1] in strings and new[0] in contexts
        for each in by_segment.get(old, ())
        if (strings[new[1]].pk, contexts[new[0]].pk, each.locale_id) not in known
    )


def restored(
    instance: Any, status: TranslationStatus, parts: dict[Segment, Part], changed: Difference
) -> dict[Segment, Part]:
    """Where English says again what it said when the translation was made, the translation is right again."""
    suspects = [(old, new) for old, new in changed.replaced if parts.get(new) is Part.OUTDATED]
    if not suspects:
        return parts
    keys = {key for pair in suspects for _path, key in pair}
    made = StringTranslation.objects.filter(
        context__object_id=instance.translation_key,
        locale__language_code=status.language,
        translation_of__data_hash__in=keys,
    ).select_related("context", "translation_of")
    by_segment = {(each.context.path, str(each.translation_of.data_hash)): each for each in made}
    found = dict(parts)
    for old, new in suspects:
        shown, meant = by_segment.get(old), by_segment.get(new)
        if shown and meant and shown.data == meant.data and meant.tool_name != OUTDATED_TOOL:
            found[new] = part_of(meant.translation_type, meant.tool_name)
    return found


def publish_with_english(source: TranslationSource, language: str) -> None:
    """Publish a translation anew: what has no translation any more is shown in the source's own words."""
    translation = Translation.objects.filter(source=source, target_locale__language_code=language).first()
    if translation:
        translation.save_target(publish=True)


def fingerprint_of(instance: Any) -> str:
    """Differs as soon as any of the words of a page or record do."""
    digest = hashlib.sha256()
    for path, key, *_rest in cut_segments(instance):
        digest.update(f"{path}{JOINT}{key}\n".encode())
    return digest.hexdigest()


def section_of(instance: Any) -> str:
    """Where it is on the translation board: the section of a page, or the kind of record."""
    if isinstance(instance, Page):
        steps = instance.url_path.strip("/").split("/")
        return f"page:{steps[1] if len(steps) > 1 else ''}"
    return str(instance._meta.label_lower)


def track_everything() -> int:
    """Learn anew what is published in every language; returns how many pages and records there are."""
    from portal.models import BasePage, WordsTranslatedMixin

    source_locale = Locale.objects.get(language_code=SOURCE_LANGUAGE)
    count = 0
    for model in (*_concrete(BasePage), *_concrete(WordsTranslatedMixin)):
        rows = model._default_manager.all()
        rows = rows.filter(live=True) if any(field.name == "live" for field in model._meta.fields) else rows
        for row in rows.filter(locale=source_locale).iterator():
            source_published(row)
            count += 1
        for row in rows.exclude(locale=source_locale).select_related("locale").iterator():
            if not getattr(row, "alias_of_id", None):
                translation_published(row)
    return count


def _concrete(base: Any) -> Iterator[Any]:
    for model in base.__subclasses__():
        if not model._meta.abstract:
            yield model
        yield from _concrete(model)
