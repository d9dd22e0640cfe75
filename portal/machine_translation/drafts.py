"""What a machine translated becomes strings in wagtail-localize's editor, marked as a machine's, for a person to read
and publish. Nothing here publishes, and nothing here touches what a person wrote.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.models import DraftStateMixin, Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from portal.translating import Translatable
from portal.translation_states import OUTDATED_TOOL

from .translator import Outcome, PortalTranslator

MACHINE = StringTranslation.TRANSLATION_TYPE_MACHINE


@dataclass(slots=True)
class Made:
    """What came of one page or record. ``strings``: how many were translated. ``refused``: English to why its
    translation is not used. ``left_to_people``: outdated strings that a person wrote. ``problem``: why the rest was
    not translated.
    """

    strings: int = 0
    refused: dict[str, str] = field(default_factory=dict)
    left_to_people: int = 0
    problem: str = ""


def is_replaceable(kind: str, tool: str) -> bool:
    """Whether a machine may write over a translation: only over a machine's own, of English that has changed since."""
    return kind == MACHINE and tool == OUTDATED_TOOL


def is_left_to_people(kind: str, tool: str) -> bool:
    return kind != MACHINE and tool == OUTDATED_TOOL


def fill(source: TranslationSource, locale: Locale, translator: PortalTranslator, user: Any = None) -> Made:
    """Translate what a page or record lacks in one language, or a machine made from older English."""
    segments = list(StringSegment.objects.filter(source=source).order_by("order").select_related("string", "context"))
    there = {
        (each.translation_of_id, each.context_id): each
        for each in StringTranslation.objects.filter(locale=locale, context__object_id=source.object_id)
    }
    made, waiting = Made(), []
    for segment in segments:
        known = there.get((segment.string_id, segment.context_id))
        if known is None or is_replaceable(known.translation_type, known.tool_name):
            waiting.append((segment, known))
        else:
            made.left_to_people += is_left_to_people(known.translation_type, known.tool_name)
    if not waiting:
        return made
    outcome = translator.attempt(locale.language_code, [segment.string.data for segment, _known in waiting])
    made.refused, made.problem = outcome.refused, outcome.problem
    model = source.specific_content_type.model_class()
    with transaction.atomic():
        for segment, known in waiting:
            translated = _fitting(model, segment, outcome)
            if translated is not None:
                made.strings += _write(segment, known, locale, translated, translator.display_name, user)
    return made


def _fitting(model: Any, segment: StringSegment, outcome: Outcome) -> str | None:
    """The translation of a string, unless it is too long for its field; that is told in ``outcome``."""
    translated = outcome.translated.get(segment.string.data)
    try:
        longest = model._meta.get_field(segment.context.path).max_length
    except FieldDoesNotExist:
        longest = None
    if translated is None or not longest or len(strip_tags(translated)) <= longest:
        return translated
    outcome.refused[segment.string.data] = _("it is longer than the %(longest)s characters there is room for") % {
        "longest": longest
    }
    return None


def _write(
    segment: StringSegment, known: StringTranslation | None, locale: Locale, data: str, tool: str, user: Any
) -> bool:
    """Keep one translation, unless somebody has written one while the provider was asked."""
    values = {"data": data, "translation_type": MACHINE, "tool_name": tool, "last_translated_by": user}
    values |= {"has_error": False, "field_error": ""}
    if known is None:
        place = {"translation_of_id": segment.string_id, "context_id": segment.context_id, "locale": locale}
        return StringTranslation.objects.get_or_create(**place, defaults=values)[1]
    unchanged = StringTranslation.objects.filter(pk=known.pk, translation_type=MACHINE, tool_name=OUTDATED_TOOL)
    return bool(unchanged.update(**values, updated_at=timezone.now()))


def reason_to_leave(instance: Any, locale: Locale) -> str:
    """Why a machine must not prepare a page or record in a language: a person keeps it there by hand."""
    translation = Translation.objects.filter(source__object_id=instance.translation_key, target_locale=locale).first()
    if translation:
        return "" if translation.enabled else "kept by hand: its translation was stopped"
    target = _target(instance, locale)
    is_by_hand = target is not None and not getattr(target, "alias_of_id", None)
    return "kept by hand: made without the translation editor" if is_by_hand else ""


def prepare(instance: Any, locale: Locale, translator: PortalTranslator) -> Made:
    """Fill the strings of a live English page or record, and where it is not there yet make a draft of it.

    A translation that is live stays as it is: its new strings wait in the editor. (wagtail-localize's own drafts of a
    live page or record would be seen by readers at once.)
    """
    translatable = Translatable.of(instance)
    made = fill(translatable.source, locale, translator)
    if made.strings and isinstance(instance, DraftStateMixin):
        try:
            make_draft(instance, translatable.source, locale)
        except ValidationError as error:
            made.problem = made.problem or "; ".join(error.messages)
    return made


@transaction.atomic
def make_draft(instance: Any, source: TranslationSource, locale: Locale) -> None:
    target = _target(instance, locale)
    if target is not None and not getattr(target, "alias_of_id", None):
        return
    if target is not None:
        # A live alias would be live with the machine's words; to readers it is nothing, before and after.
        Page.objects.filter(pk=target.pk).update(live=False)
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
    translation.save_target(publish=False)


def _target(instance: Any, locale: Locale) -> Any:
    return type(instance)._default_manager.filter(translation_key=instance.translation_key, locale=locale).first()
