"""Taking a file in: all of it or nothing, in one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from .parsed import ParsedFile
from .planning import NewWords, Plan, keys_of, plan
from .problems import FileRefused, Problem
from .reading import parse
from .saving import Outcome, may_publish, save, target_of
from .segments import BATCH, Item, read_items


@dataclass(frozen=True, slots=True)
class Result:
    """Strings: ``changed``, ``unchanged``, ``empty``, ``unfinished``, ``skipped``. Pages and records that a change is
    in: ``published``, ``drafts``, ``incomplete``, ``waiting`` (``saving.Outcome``).
    """

    changed: int = 0
    unchanged: int = 0
    empty: int = 0
    unfinished: int = 0
    skipped: int = 0
    published: int = 0
    drafts: int = 0
    incomplete: int = 0
    waiting: int = 0


def import_file(
    data: bytes, language: str, *, user: Any = None, publish: bool = False, skip_outdated: bool = False
) -> Result:
    """Check a file and apply it. Raises FileRefused; then nothing has changed.

    Args:
        publish: publish what is whole and ``user`` may publish, instead of leaving drafts. Without a user (the command
            line) everything may be published.
        skip_outdated: leave out strings whose English has changed, instead of refusing the file.
    """
    parsed = parse(data, language)
    with transaction.atomic():
        _lock(parsed)
        return apply(plan(parsed, skip_outdated=skip_outdated), user=user, publish=publish)


def _lock(parsed: ParsedFile) -> None:
    """Let nobody publish other English, or take another file in, before this one is."""
    keys = keys_of(parsed)
    for start in range(0, len(keys), BATCH):
        rows = TranslationSource.objects.select_for_update().filter(object_id__in=keys[start : start + BATCH])
        list(rows.order_by("pk").values_list("pk", flat=True))


def apply(found: Plan, *, user: Any, publish: bool) -> Result:
    """Write what was planned. Call it inside a transaction, the one in which the plan was made."""
    outcomes: list[Outcome] = []
    changes: dict[str, list[NewWords]] = {}
    for change in found.changes:
        changes.setdefault(change.item.key, []).append(change)
    begun = {item.key: _begun(item, found) for item in found.items}
    _write_strings(found, begun, changes, user)
    for key, item in begun.items():
        assert item.source is not None
        translation, _created = Translation.objects.get_or_create(source=item.source, target_locale=found.locale)
        may = publish and may_publish(user, item.row, target_of(translation))
        new = {(change.unit.path, change.unit.text) for change in changes[key]}
        is_whole = all(
            (unit.path, unit.text) in new or (unit.stored is not None and unit.stored.is_sound) for unit in item.units
        )
        try:
            outcomes.append(save(translation, user=user, is_whole=is_whole, publish=may))
        except ValidationError as error:
            raise FileRefused([Problem(what, where=item.title) for what in error.messages]) from error
    return Result(
        changed=len(found.changes),
        unchanged=found.unchanged,
        empty=found.empty,
        unfinished=found.unfinished,
        skipped=len(found.skipped),
        published=outcomes.count(Outcome.PUBLISHED),
        drafts=outcomes.count(Outcome.DRAFT),
        incomplete=outcomes.count(Outcome.INCOMPLETE),
        waiting=outcomes.count(Outcome.WAITING),
    )


def _begun(item: Item, found: Plan) -> Item:
    """The item with its strings in wagtail-localize's tables; where nobody has begun to translate it, they are cut."""
    if item.source is not None:
        return item
    TranslationSource.get_or_create_from_instance(item.row)
    return next(read_items([item.row], found.locale))


def _write_strings(found: Plan, begun: dict[str, Item], changes: dict[str, list[NewWords]], user: Any) -> None:
    now = timezone.now()
    new: list[StringTranslation] = []
    changed: list[StringTranslation] = []
    for key, item in begun.items():
        units = {(unit.path, unit.text): unit for unit in item.units}
        for change in changes[key]:
            unit = units[change.unit.path, change.unit.text]
            row = StringTranslation(
                pk=unit.stored.pk if unit.stored else None,
                translation_of_id=unit.string_id,
                context_id=unit.context_id,
                locale=found.locale,
                data=change.text,
                translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
                tool_name=found.format.tool_name,
                last_translated_by=user,
                has_error=False,
                field_error="",
                updated_at=now,
            )
            (changed if unit.stored else new).append(row)
    # What ``StringTranslation.save`` looks for has been checked, and a draft's title is set when the draft is saved.
    StringTranslation.objects.bulk_create(new, batch_size=500)
    StringTranslation.objects.bulk_update(
        changed,
        ["data", "translation_type", "tool_name", "last_translated_by", "has_error", "field_error", "updated_at"],
        batch_size=200,
    )
