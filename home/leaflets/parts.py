"""From the blocks of a page's body to the blocks of a leaflet, one kind a function."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from django.utils.translation import gettext as _

from portal.languages import SOURCE_LANGUAGE
from portal.paper.blocks import Block, Item, Kind, Mark
from portal.paper.rich_text import rich_text_items
from portal.paper.runs import Runs, address, in_language, joined, runs

from ..choices import CallOutKind
from ..complaints.steps import RouteStep, steps_of
from .reading import Reading
from .rules import rule_items, rules_title
from .who import who_items

#: A part of a page: its own title, which a heading before it takes the place of, its items and its kind.
Part = tuple[str, tuple[Item, ...], Kind]
Maker = Callable[[Any, Reading], Part]
SEPARATOR: Final = runs(" · ")


def body_of(reading: Reading) -> list[Block]:
    """Every block that paper can show, with the identifier that its translations keep as its key."""
    found: list[Block] = []
    heading: Any = None
    for child in reading.page.body:
        if child.block_type == "heading":
            if heading is not None:
                found.append(_block(heading, (str(heading.value), (), "plain"), reading))
            heading = child
            continue
        make = PARTS.get(child.block_type)
        part = make(child, reading) if make else None
        if part is None or not part[1]:
            continue
        if heading is not None:
            found.append(_block(heading, (str(heading.value), (), "plain"), reading))
            # What stands below a heading of its own is not named again, but for lists whose name is part of them.
            part = part if child.block_type in NAMED_ALWAYS else ("", *part[1:])
            heading = None
        found.append(_block(child, part, reading))
    if heading is not None:
        found.append(_block(heading, (str(heading.value), (), "plain"), reading))
    return found


def _block(child: Any, part: Part, reading: Reading) -> Block:
    title, items, kind = part
    is_english = child.id in reading.note.english_blocks
    return Block(
        language=SOURCE_LANGUAGE if is_english else reading.language.code,
        title=title,
        items=items,
        kind=kind,
        notice=_("This part is new. It is in English until somebody translates it.") if is_english else "",
        notice_language=reading.language.code if is_english else "",
        key=str(child.id),
    )


def _lines(mark: Mark, title: Callable[[], str]) -> Maker:
    """A list of short lines, each with a sign."""

    def make(child: Any, reading: Reading) -> Part:
        return title(), tuple(Item(lines=(runs(str(line)),), mark=mark) for line in child.value), "plain"

    return make


def _text(child: Any, reading: Reading) -> Part:
    return "", rich_text_items(child.value.source, reading.absolute), "plain"


def _steps(child: Any, reading: Reading) -> Part:
    items = tuple(
        Item(title=runs(step["title"]), lines=_paragraphs(step.get("text")), mark="number", number=number)
        for number, step in enumerate(child.value, 1)
    )
    return _("Step by step"), items, "plain"


def _words(child: Any, reading: Reading) -> Part:
    items = tuple(Item(title=runs(each["word"]), lines=_paragraphs(each["meaning"])) for each in child.value)
    return _("Words explained"), items, "plain"


def _call_out(child: Any, reading: Reading) -> Part:
    is_danger = child.value["kind"] == CallOutKind.DANGER
    title = _("In danger now") if is_danger else _("Good to know")
    return title, (Item(lines=_paragraphs(child.value["text"])),), "danger" if is_danger else "call_out"


def _who(child: Any, reading: Reading) -> Part:
    return str(child.value["heading"]), tuple(who_items(child.value["category"], reading)), "plain"


def _rules(child: Any, reading: Reading) -> Part:
    context = {"page": reading.page, "block": child}
    return rules_title(child.value, context), tuple(rule_items(child.value, context, reading)), "plain"


def _route(child: Any, reading: Reading) -> Part:
    steps = steps_of(child.value, reading.page)  # type: ignore[arg-type]
    return _("Step by step"), tuple(_route_item(step, number) for number, step in enumerate(steps, 1)), "plain"


def _route_item(step: RouteStep, number: int) -> Item:
    ways = runs(" · ".join(label for _code, label in step.ways))
    lines = (ways, *_paragraphs(step.text), *_reached(step.contact))
    return Item(
        title=runs(step.who),
        lines=tuple(line for line in lines if line),
        facts=tuple(_times(step)),
        mark="number",
        number=number,
    )


def _reached(contact: Mapping[str, str]) -> Iterator[Runs]:
    for name, value in contact.items():
        if name in ("email", "web"):
            yield (address(value),)
        elif name == "address":
            yield in_language(runs(value), SOURCE_LANGUAGE)
        else:
            yield runs(value, bold=True)


def _times(step: RouteStep) -> Iterator[tuple[str, Runs]]:
    by_when = " ".join(filter(None, (step.limit.sentence if step.limit else "", step.by_when)))
    if by_when:
        yield _("By when"), runs(by_when)
    next_ = " ".join(filter(None, (*(reply.sentence for reply in step.replies), step.what_next)))
    if next_:
        yield _("What happens next"), runs(next_)
    if by_when or next_:
        named = [
            in_language(joined([runs(source.title), *_at(source.url)]), SOURCE_LANGUAGE) for source in step.sources
        ]
        if named:
            yield _("Where this comes from"), joined([named[0], *(joined([SEPARATOR, each]) for each in named[1:])])


def _at(url: str) -> Iterator[Runs]:
    if url:
        yield runs(" ")
        yield (replace(address(url)),)


def _paragraphs(text: str | None) -> tuple[Runs, ...]:
    return tuple(runs(line.strip()) for line in (text or "").splitlines() if line.strip())


NAMED_ALWAYS: Final = frozenset(
    {"you_can", "you_do_not_need", "cannot_happen", "leave_out", "call_out", "who_can_help"}
)
#: What a reader wrote and what we did is news, and not for paper.
PARTS: Final[Mapping[str, Maker]] = {
    "text": _text,
    "you_can": _lines("tick", lambda: _("You can")),
    "you_do_not_need": _lines("cross", lambda: _("You do not need")),
    "cannot_happen": _lines("lock", lambda: _("What cannot happen to you")),
    "leave_out": _lines("cross", lambda: _("What you can leave out")),
    "steps": _steps,
    "words_explained": _words,
    "call_out": _call_out,
    "who_can_help": _who,
    "entitlement": _rules,
    "route_steps": _route,
}
