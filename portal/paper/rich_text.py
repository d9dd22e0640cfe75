"""Rich text for paper: paragraphs and lists as data. Links show where they lead, since paper cannot be pressed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from bs4 import BeautifulSoup, NavigableString, Tag
from wagtail.rich_text import expand_db_html

from .blocks import Item, Mark
from .runs import Run, Runs, address, runs, typed

PARAGRAPHS: Final = frozenset({"p", "h2", "h3", "h4", "h5", "h6", "blockquote", "div"})
LISTS: Final = frozenset({"ul", "ol"})
BOLD: Final = frozenset({"b", "strong", "h2", "h3", "h4", "h5", "h6"})
#: Spaces and line ends of HTML; a no-break space is none of them.
WHITE: Final = " \t\r\n\f"


def rich_text_items(source: str, absolute: Callable[[str], str]) -> tuple[Item, ...]:
    """Paragraphs and list items of rich text as it is stored. Links to pages lead to the active language's page.

    ``absolute`` makes a whole address of a path. One query a text that links to pages.
    """
    soup = BeautifulSoup(expand_db_html(source), "html.parser")
    return tuple(item for item in _items(soup, absolute, 0) if item.lines)


def _items(parent: Tag, absolute: Callable[[str], str], level: int) -> Iterator[Item]:
    loose: list[Run] = []
    for child in parent.children:
        if isinstance(child, Tag) and (child.name in PARAGRAPHS or child.name in LISTS):
            yield from _paragraph(loose)
            loose = []
            if child.name in LISTS:
                yield from _list(child, absolute, level)
            else:
                yield from _items_of_paragraph(child, absolute, level)
        else:
            loose.extend(_inline(child, absolute, bold=False))
    yield from _paragraph(loose)


def _items_of_paragraph(tag: Tag, absolute: Callable[[str], str], level: int) -> Iterator[Item]:
    if tag.find(list(PARAGRAPHS | LISTS)):
        yield from _items(tag, absolute, level)
    else:
        yield from _paragraph([*_inline(tag, absolute, bold=False)])


def _list(tag: Tag, absolute: Callable[[str], str], level: int) -> Iterator[Item]:
    for number, entry in enumerate(tag.find_all("li", recursive=False), 1):
        first = True
        for item in _items(entry, absolute, level + 1):
            if first and not item.mark:
                mark: Mark = "number" if tag.name == "ol" else "bullet"
                yield Item(lines=item.lines, mark=mark, number=number if mark == "number" else 0, level=level)
            else:
                yield item
            first = False


def _paragraph(loose: list[Run]) -> Iterator[Item]:
    lines = [_trimmed(line) for line in _lines(loose)]
    if any(lines):
        yield Item(lines=tuple(line for line in lines if line))


def _lines(loose: list[Run]) -> Iterator[Runs]:
    """Split where the text has a line break."""
    line: list[Run] = []
    for run in loose:
        if run.text == "\n":
            yield tuple(line)
            line = []
        else:
            line.append(run)
    yield tuple(line)


def _inline(node: object, absolute: Callable[[str], str], *, bold: bool) -> Iterator[Run]:
    if type(node) is NavigableString:  # not a comment, nor any other kind of string that is no text
        text = _spaced(str(node))
        yield from runs(text, bold=bold)
    elif isinstance(node, Tag):
        if node.name == "br":
            yield Run("\n")
        else:
            heavy = bold or node.name in BOLD
            inner = [run for child in node.children for run in _inline(child, absolute, bold=heavy)]
            yield from inner
            if node.name == "a":
                yield from _leads_to(str(node.get("href") or ""), inner, absolute)


def _leads_to(href: str, inner: list[Run], absolute: Callable[[str], str]) -> Iterator[Run]:
    """Where a link leads, in brackets, unless its own words say so."""
    if not href or href.startswith(("#", "tel:", "sms:", "javascript:")):
        return
    where = address(absolute(href) if href.startswith("/") and not href.startswith("//") else href)
    said = "".join(run.text for run in inner).strip()
    if typed(said) != where.text and where.text:
        yield from (Run(" ("), where, Run(")"))


def _spaced(text: str) -> str:
    """White space as HTML shows it: many are one."""
    words = [word for word in text.translate({ord(each): " " for each in WHITE}).split(" ") if word]
    if not words:
        return " " if text else ""
    return f"{' ' if text[0] in WHITE else ''}{' '.join(words)}{' ' if text[-1] in WHITE else ''}"


def _trimmed(line: Runs) -> Runs:
    """Without space at either end."""
    found = [run for run in line if run.text]
    while found and not found[0].text.strip(WHITE):
        found.pop(0)
    while found and not found[-1].text.strip(WHITE):
        found.pop()
    if found:
        first = found[0]
        found[0] = Run(first.text.lstrip(WHITE), first.bold, first.way, first.language)
        last = found[-1]
        found[-1] = Run(last.text.rstrip(WHITE), last.bold, last.way, last.language)
    return tuple(found)
