"""What a file would change, worked out before anything is: every string is checked first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.models import Locale
from wagtail_localize.models import String, TranslationContext

from portal.languages import SOURCE_LANGUAGE, get_language

from .checks import problems_of
from .fragments import NotAFragment, fragment_of, pieces_of
from .parsed import Entry, Format, ParsedFile
from .problems import FileRefused, Problem
from .scopes import rows_with_keys
from .segments import BATCH, Item, Unit, read_items


@dataclass(frozen=True, slots=True)
class NewWords:
    """One string that a file would change; ``text`` is what will be stored."""

    item: Item
    unit: Unit
    text: str


@dataclass(slots=True)
class Plan:
    """``unchanged``: already said so; ``empty``: not translated in the file; ``unfinished``: marked as not to be used.

    ``skipped``: strings whose English has changed since the file was made, left out because that was asked for.
    """

    format: Format
    locale: Locale
    changes: list[NewWords] = field(default_factory=list)
    unchanged: int = 0
    empty: int = 0
    unfinished: int = 0
    skipped: list[Problem] = field(default_factory=list)

    @property
    def items(self) -> list[Item]:
        """Pages and records with a change, parents before what is below them."""
        return list({change.item.key: change.item for change in self.changes}.values())


def plan(parsed: ParsedFile, *, skip_outdated: bool = False) -> Plan:
    """Compare a file with what is published and translated now. Writes nothing; raises FileRefused."""
    locale = Locale.objects.get(language_code=parsed.language)
    problems = list(_told_twice(parsed.entries))
    items = {item.key: item for item in read_items(rows_with_keys(keys_of(parsed)), locale)}
    units = {(item.key, unit.path, unit.text): unit for item in items.values() for unit in item.units}
    found = Plan(parsed.format, locale)
    homeless = [entry for entry in parsed.entries if entry.place not in units]
    unknown, outdated = _sort_out(homeless, items)
    problems += unknown
    if skip_outdated:
        found.skipped = outdated
    else:
        problems += outdated
    # In the order of pages and records, so that parents are saved before what is below them.
    places = {key: number for number, key in enumerate(items)}
    at_home = [entry for entry in parsed.entries if entry.place in units]
    for entry in sorted(at_home, key=lambda entry: places[entry.key]):
        problems += _take(entry, items[entry.key], units[entry.place], found)
    if problems:
        raise FileRefused(problems)
    return found


def _take(entry: Entry, item: Item, unit: Unit, found: Plan) -> Iterator[Problem]:
    """Count an entry, or yield what is wrong with it."""
    stored = unit.stored
    is_sound = stored is not None and stored.is_sound
    is_same = stored is not None and stored.data == entry.target
    if not entry.target:
        found.empty += 1
    elif entry.is_unfinished or (is_same and not is_sound and not entry.is_confirmed):
        found.unfinished += 1
    elif is_same and is_sound:
        # Not even checked: a file that is sent back as it was changes nothing and is never refused.
        found.unchanged += 1
    else:
        language = get_language(found.locale.language_code)
        wrong = problems_of(unit.text, entry.target, language, item.longest(unit))
        yield from (Problem(what, entry.line, _where(item, unit.path, unit)) for what in wrong)
        if not wrong:
            text = normal(entry.target)
            if stored and is_sound and stored.data == text:
                found.unchanged += 1
            else:
                found.changes.append(NewWords(item, unit, text))


def normal(fragment: str) -> str:
    """A fragment as wagtail-localize writes it (``&`` as ``&amp;``, ``<br>`` as ``<br/>``)."""
    try:
        return fragment_of(pieces_of(fragment))
    except NotAFragment:
        return fragment


def _where(item: Item, path: str, unit: Unit | None = None) -> str:
    return f"{item.title}, {unit.field_path if unit and unit.field_path else path}"


def keys_of(parsed: ParsedFile) -> list[UUID]:
    """Keys of pages and records that a file names, leaving out what is no key."""
    found = []
    for key in dict.fromkeys(entry.key for entry in parsed.entries):
        with suppress(ValueError):
            found.append(UUID(key))
    return found


def _told_twice(entries: Iterable[Entry]) -> Iterator[Problem]:
    seen: dict[tuple[str, str, str], int] = {}
    for entry in entries:
        if entry.place in seen:
            what = _("The same string is in line %(first)s already.") % {"first": seen[entry.place]}
            yield Problem(what, entry.line)
        seen.setdefault(entry.place, entry.line)


def _sort_out(entries: list[Entry], items: dict[str, Item]) -> tuple[list[Problem], list[Problem]]:
    """Entries that have no place now: those that never had one, and those whose English has changed.

    English that was once published, at a place that once was there, has changed. Anything else was altered on the way.
    """
    unknown, outdated = [], []
    hashes, contexts = _known_before(entries, items)
    for entry in entries:
        item = items.get(entry.key)
        if item is None:
            what = _("No published page or record has the id “%(id)s”.") % {"id": entry.key[:60]}
            unknown.append(Problem(what, entry.line))
            continue
        was_there = (entry.key, entry.path) in contexts and String._get_data_hash(entry.source) in hashes
        where = _where(item, entry.path[:100])
        if was_there or item.source is None:
            what = _("The English has changed since this file was made. It said: %(text)s")
            outdated.append(Problem(what % {"text": entry.source[:100]}, entry.line, where))
        else:
            what = _("The English text was altered in this file, or never was there: %(text)s")
            unknown.append(Problem(what % {"text": entry.source[:100]}, entry.line, where))
    return unknown, outdated


def _known_before(entries: list[Entry], items: dict[str, Item]) -> tuple[set[UUID], set[tuple[str, str]]]:
    """Of these entries: keys of English strings that the database knows, and places (key and path) it knows."""
    ours = [entry for entry in entries if entry.key in items]
    hashes: set[UUID] = set()
    contexts: set[tuple[str, str]] = set()
    for start in range(0, len(ours), BATCH):
        batch = ours[start : start + BATCH]
        wanted: Any = [String._get_data_hash(entry.source) for entry in batch]
        known = String.objects.filter(locale__language_code=SOURCE_LANGUAGE, data_hash__in=wanted)
        hashes.update(known.values_list("data_hash", flat=True))
        places = Q(pk=None)
        for entry in batch:
            places |= Q(object_id=entry.key, path_id=TranslationContext._get_path_id(entry.path))
        contexts.update(
            (str(key), path) for key, path in TranslationContext.objects.filter(places).values_list("object_id", "path")
        )
    return hashes, contexts
