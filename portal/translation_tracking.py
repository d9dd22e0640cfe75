"""Keeping what is known about translations right: whatever is published, in whatever language.

The strings are wagtail-localize's. When English is published, its strings are cut anew at once, and what was translated
before is carried over: as it is after a minor change, marked as outdated after another, not at all after a critical
one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import (
    Translation,
    TranslationSource,
)

from portal.languages import SOURCE_LANGUAGE
from portal.models.translation_status import SourceWords, State, TranslationStatus
from portal.translation_rights import may_check
from portal.translation_segments import (
    as_segments,
    cut_segments,
    essences_of,
    fingerprint_of,
    links_of,
    without_rewriting,
)
from portal.translation_states import (
    BEHIND,
    Change,
    Difference,
    Part,
    Segment,
    difference,
    parts_after,
    parts_made,
    state_of,
)
from portal.translation_strings import carry_over, publish_with_english, restored, translated_parts

#: Sent with ``instance_key`` when a person has vouched for words: nothing was published, and yet readers see it.
words_checked: Final = Signal()
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
        cut_again = TranslationSource.objects.get_for_instance_or_none(instance)
        if is_new and cut_again:
            # Cut from a draft that was never published as it was.
            cut_again.update_from_db()
        if not changed and not links_changed:
            return
        rewritten, changed = without_rewriting(changed, essences_of(source.segments) | essences_of(cut))
        source.segments, source.words = cut, words
        source.published_at = timezone.now()
        source.save(update_fields=["segments", "words", "published_at"])
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


def parts_of(status: TranslationStatus) -> dict[Segment, Part]:
    found: dict[Segment, Part] = {}
    for joined, part in status.parts.items():
        path, _joint, key = joined.rpartition(JOINT)
        found[path, key] = Part(part)
    return found


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
