"""The strings that translators wrote, when the English they belong to changes: carried over, right again, or gone."""

from __future__ import annotations

from typing import Any

from wagtail_localize.models import (
    String,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationContext,
    TranslationSource,
)

from portal.languages import SOURCE_LANGUAGE
from portal.models.translation_status import SourceWords, TranslationStatus
from portal.translation_segments import as_segments
from portal.translation_states import OUTDATED_TOOL, Change, Difference, Part, Segment


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
