"""Who can help, on a leaflet: a few services with their numbers. The whole list is on the web."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _

from portal.nations import Nation
from portal.paper.blocks import Item
from portal.paper.runs import address, in_language, joined, runs
from services.public import cards_in_category

from .reading import Reading

MOST: Final = 5
BY_NUMBER: Final = ("phone", "text", "whatsapp")


def who_items(category: str, reading: Reading) -> Iterator[Item]:
    nations = reading.page.facts.nations or Nation.values
    for card in cards_in_category(category, reading.language.code, MOST, nations):
        code = card.words_language.code
        title = in_language(runs(card.name), code)
        if card.is_example:
            title = joined([title, runs(f" ({_('Invented example')})")])
        numbers = [runs(contact.value, bold=True) for contact in card.contacts if contact.kind in BY_NUMBER]
        webs = [(address(contact.value),) for contact in card.contacts if contact.kind == "web"]
        reached = numbers[:2] or webs[:1]
        lines = (in_language(runs(card.summary), code), *reached)
        yield Item(title=title, lines=tuple(line for line in lines if line), mark="bullet")
    yield Item(lines=((address(reading.absolute(f"/{reading.language.code}/services/?category={category}")),),))
