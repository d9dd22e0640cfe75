"""What a leaflet is made of: blocks of one shape, so that one template sets them all and two languages pair up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from .runs import Runs

#: What stands before an item. Signs are drawn; what they mean is said by the block's title or the item's words.
Mark = Literal["", "bullet", "number", "tick", "cross", "lock", "question"]
Kind = Literal["plain", "answer", "call_out", "danger", "about"]


@dataclass(frozen=True, slots=True)
class Item:
    """``level``: how deep in a list. ``facts``: (label, words). ``number``: of an item marked "number"."""

    title: Runs = ()
    lines: tuple[Runs, ...] = ()
    facts: tuple[tuple[str, Runs], ...] = ()
    mark: Mark = ""
    number: int = 0
    level: int = 0

    def data(self) -> dict[str, Any]:
        return {
            "title": _data(self.title),
            "lines": [_data(line) for line in self.lines],
            "facts": [{"label": label, "runs": _data(value)} for label, value in self.facts],
            "mark": self.mark,
            "number": self.number,
            "level": self.level,
            "also": None,
        }


@dataclass(frozen=True, slots=True)
class Block:
    """``language``: the code of the language it is in; ``notice``: what is said above it, in ``notice_language``;
    ``key``: what pairs it with the same block in another language.
    """

    language: str
    title: str = ""
    items: tuple[Item, ...] = ()
    kind: Kind = "plain"
    notice: str = ""
    notice_language: str = ""
    key: str = ""

    def data(self) -> dict[str, Any]:
        return {
            "lang": self.language,
            "kind": self.kind,
            "title": self.title,
            "title_also": "",
            "items": [item.data() for item in self.items],
            "notice": self.notice,
            "notice_lang": self.notice_language or self.language,
            "after": None,
        }


def paired(here: list[Block], also: list[Block], notice: str) -> list[dict[str, Any]]:
    """The blocks of two languages as one list of data: each block of ``here`` with its counterpart, by key, and what
    only ``also`` has in its place, marked with ``notice``.

    Where both have as many items they alternate item by item; else one block follows the other.
    """
    by_key = {block.key: block for block in also}
    keys = {block.key for block in here}
    language = here[0].language if here else ""
    found: list[dict[str, Any]] = []
    order = [block.key for block in also]
    done: set[str] = set()
    for block in here:
        # What comes before it in the other language and is not here at all.
        if block.key in by_key:
            for key in order[: order.index(block.key)]:
                if key not in keys and key not in done:
                    found.append(_once(by_key[key], notice, language))
                    done.add(key)
        twin = by_key.get(block.key)
        found.append(_together(block, twin) if twin and twin.language != block.language else block.data())
        done.add(block.key)
    found += [_once(by_key[key], notice, language) for key in order if key not in keys and key not in done]
    return found


def _once(block: Block, notice: str, language: str) -> dict[str, Any]:
    return block.data() | {"notice": notice, "notice_lang": language}


def _together(block: Block, twin: Block) -> dict[str, Any]:
    made = block.data()
    if len(block.items) != len(twin.items):
        return made | {"after": twin.data()}
    made["title_also"] = twin.title
    for item, other in zip(made["items"], twin.items, strict=True):
        item["also"] = other.data()
    made["also_lang"] = twin.language
    return made


def _data(value: Runs) -> list[dict[str, Any]]:
    return [run.data() for run in value]
