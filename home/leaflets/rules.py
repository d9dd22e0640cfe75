"""Entitlement records on a leaflet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from portal.formats import full_date, nation_list, partial_date
from portal.languages import SOURCE_LANGUAGE
from portal.paper.blocks import Item
from portal.paper.runs import Runs, address, in_language, joined, runs

from ..entitlements.answers import answers
from ..entitlements.blocks import facts_of_block
from ..entitlements.choices import Care
from ..entitlements.shown import ShownRule, nations_to_show, shown
from .reading import Reading


def rules_title(value: Any, context: dict[str, Any]) -> str:
    care = facts_of_block(value, context)["care"]
    label = Care(care).label if care in Care.values else ""
    return _("%(care_label)s: find your situation") % {"care_label": label}


def rule_items(value: Any, context: dict[str, Any], reading: Reading) -> Iterator[Item]:
    """One item a rule, by nation where these differ. What is overdue is left out: paper cannot be corrected."""
    chosen = facts_of_block(value, context)
    if chosen["care"] not in Care.values:
        return
    nations = nations_to_show(chosen.get("nations") or [], reading.page.facts.nations)
    groups = shown(answers(chosen["care"]), nations, chosen["care"], reading.language.code)
    for group in groups:
        where = nation_list(group.nations, reading.language) if len(groups) > 1 else ""
        for each in group.rules:
            if each.rule is None or not each.rule.record.is_overdue():
                yield _item(each, where, reading)


def _item(each: ShownRule, where: str, reading: Reading) -> Item:
    heading = ", ".join(filter(None, (where, *each.situations)))
    return Item(title=runs(f"{heading}: {each.answer_label}"), lines=tuple(_lines(each, reading)), mark="bullet")


def _lines(each: ShownRule, reading: Reading) -> Iterator[Runs]:
    if each.rule is None:
        yield runs(_("We do not know the rule here. Ask the service, or a group that helps people who ask for asylum."))
        return
    record = each.rule.record
    for name in ("short_answer", "depends_on", "where_to_ask"):
        words, language = each.words.get(name), each.word_languages.get(name)
        if isinstance(words, str) and words and language:
            for line in words.splitlines():
                yield in_language(runs(line), language.code)
    if each.documents:
        yield runs(f"{_('You do not need')}: {', '.join(each.documents)}")
    if record.in_force_from:
        yield runs(_("True since %(since)s.") % {"since": full_date(record.in_force_from, reading.language)})
    if not record.source_title:
        yield runs(_("We found no official source for this."))
        return
    dated = partial_date(record.source_dated, reading.language) if record.source_dated else ""
    named = in_language(runs(", ".join(filter(None, (record.source_title, record.source_publisher)))), SOURCE_LANGUAGE)
    at = [runs(" "), (address(record.source_url),)] if record.source_url else []
    yield joined([named, runs(f", {dated}" if dated else ""), *at])
