"""Interface catalogues without the gettext tools: strings are found in templates and Python, merged and compiled here.

Templates are read by Django itself and their translation nodes asked for their messages; Python files go through Babel.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import polib
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_file
from django.conf import settings
from django.template import engines
from django.template.backends.django import DjangoTemplates
from django.template.base import Node
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

from .languages import LANGUAGES, SOURCE_LANGUAGE, get_language, locale_folder
from .po_files import new_po_file

ROOT: Final = Path(settings.BASE_DIR)
APPS: Final = ("portal", "home", "services", "search")
KEYWORDS: Final = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
#: Where only editors' words are: translated into the languages Wagtail's admin has, never needed by a reader.
ADMIN_FILES: Final = re.compile(
    r"(/models/(?!choices\.)|/(admin\w*|panels|forms|wagtail_hooks)\.py|/blocks(\.py|/)|/management/|^portal/fields\.py"
    r"|^portal/(exchange|machine_translation)/|^portal/translat(ion_(admin|board|check\w*|links|rights|work)|or_access)\.py"
    r"|^templates/(wagtail|admin|portal_exchange|search_admin|feedback_admin|translation_board|machine_translation)\w*/)"
)
ADMIN_NOTE: Final = "For editors, in the admin."


@dataclass(frozen=True, slots=True)
class Message:
    """One string to translate. ``plural`` and ``context`` are empty where it has none."""

    singular: str
    plural: str = ""
    context: str = ""


def catalogue_path(language: str) -> Path:
    return ROOT / "locale" / locale_folder(language) / "LC_MESSAGES" / "django.po"


def find_messages() -> dict[Message, list[str]]:
    """Every translatable string of the project and the files it is in, in a stable order."""
    found: dict[Message, list[str]] = {}
    for message, place in [*_template_messages(), *_python_messages()]:
        places = found.setdefault(message, [])
        if place not in places:
            places.append(place)
    return dict(sorted(found.items(), key=lambda item: (item[1][0], item[0].singular)))


def is_for_readers(places: Iterable[str]) -> bool:
    return any(not ADMIN_FILES.search(place) for place in places)


def merged(language: str, messages: dict[Message, list[str]]) -> polib.POFile:
    """The language's catalogue with exactly ``messages``, keeping every translation that still has its string."""
    path = catalogue_path(language)
    old = {_message(entry): entry for entry in polib.pofile(str(path))} if path.exists() else {}
    catalogue = new_po_file(language)
    for message, places in messages.items():
        entry = polib.POEntry(
            msgid=message.singular,
            msgid_plural=message.plural,
            msgctxt=message.context or None,
            comment="" if is_for_readers(places) else ADMIN_NOTE,
            occurrences=[(place, "") for place in places],
            flags=["python-format"] if "%(" in message.singular else [],
        )
        before = old.get(message)
        if message.plural:
            forms = range(get_language(language).plural_count)
            entry.msgstr_plural = {form: (before.msgstr_plural.get(form, "") if before else "") for form in forms}
        elif before:
            entry.msgstr = before.msgstr
        catalogue.append(entry)
    return catalogue


def update_all() -> None:
    messages = find_messages()
    for language in LANGUAGES:
        if language != SOURCE_LANGUAGE:
            path = catalogue_path(language)
            path.parent.mkdir(parents=True, exist_ok=True)
            merged(language, messages).save(str(path))


def stale() -> list[str]:
    """Languages whose catalogue is not what ``update_all`` would write."""
    messages = find_messages()
    return [
        language
        for language in LANGUAGES
        if language != SOURCE_LANGUAGE
        and (
            not catalogue_path(language).exists()
            or str(merged(language, messages)) != str(polib.pofile(str(catalogue_path(language)), wrapwidth=120))
        )
    ]


def compile_all() -> int:
    """Write a ``.mo`` beside every ``.po`` that is newer; returns how many were written."""
    written = 0
    for language in LANGUAGES:
        source = catalogue_path(language)
        target = source.with_suffix(".mo")
        if source.exists() and (not target.exists() or target.stat().st_mtime < source.stat().st_mtime):
            polib.pofile(str(source)).save_as_mofile(str(target))
            written += 1
    return written


def untranslated(language: str) -> list[str]:
    """Readers' strings that the language has no translation of."""
    return [
        entry.msgid
        for entry in polib.pofile(str(catalogue_path(language)))
        if entry.comment != ADMIN_NOTE and not entry.translated()
    ]


def _message(entry: polib.POEntry) -> Message:
    return Message(entry.msgid, entry.msgid_plural or "", entry.msgctxt or "")


def _template_messages() -> Iterator[tuple[Message, str]]:
    engine = next(each for each in engines.all() if isinstance(each, DjangoTemplates)).engine
    for path in sorted((ROOT / "templates").rglob("*.html")):
        template = engine.from_string(path.read_text(encoding="utf-8"))
        for node in _nodes(template.nodelist):
            message = _node_message(node)
            if message:
                yield message, path.relative_to(ROOT).as_posix()


def _nodes(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        if isinstance(node, BlockTranslateNode):
            continue
        for name in node.child_nodelists:
            yield from _nodes(getattr(node, name, None) or [])
        for _condition, branch in getattr(node, "conditions_nodelists", []):
            yield from _nodes(branch)


def _node_message(node: Node) -> Message | None:
    if isinstance(node, TranslateNode):
        literal = node.filter_expression.var.literal
        context = node.message_context.var.literal if node.message_context else ""
        return Message(literal.replace("%", "%%"), context=str(context)) if isinstance(literal, str) else None
    if isinstance(node, BlockTranslateNode):
        singular, _variables = node.render_token_list(node.singular)
        plural = node.render_token_list(node.plural)[0] if node.plural else ""
        context = node.message_context.var.literal if node.message_context else ""
        return Message(singular, plural, str(context or ""))
    return None


def _python_messages() -> Iterator[tuple[Message, str]]:
    for path in sorted(path for app in APPS for path in (ROOT / app).rglob("*.py")):
        if "migrations" in path.parts:
            continue
        place = path.relative_to(ROOT).as_posix()
        for _line, text, _comments, context in extract_from_file("python", path, keywords=KEYWORDS):
            singular, plural = (text[0], text[1]) if isinstance(text, tuple) else (text, "")
            yield Message(singular, plural, context or ""), place
