"""What the search knows of the records a page shows: "can the GP ask for my passport" leads to the page about GPs."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import override

from .answers import Rule, read_rules
from .choices import DocumentKind
from .shown import nations_to_show
from .touched import choices_of

#: Fields whose words say most about a rule, and the rest of what readers see.
STRONG = ("short_answer",)
TEXT = ("depends_on", "where_to_ask")


def rules_by_page(pages: Collection[Any]) -> dict[Any, list[Rule]]:
    """Translation key of a source page to the rules it shows today. Two queries, none where no page shows any."""
    if not any(choices_of(page) for page in pages):
        return {}
    today = timezone.localdate()
    rules = [rule for rule in read_rules() if rule.record.in_force(today)]
    return {page.translation_key: list(_shown_on(page, rules)) for page in pages}


def _shown_on(page: Any, rules: Collection[Rule]) -> Iterator[Rule]:
    wanted = [(care, nations_to_show(nations, page.nations)) for care, nations in choices_of(page)]
    for rule in rules:
        record = rule.record
        if any(record.care == care and not set(nations).isdisjoint(record.nations) for care, nations in wanted):
            yield rule


def strong_words(rules: Collection[Rule], code: str) -> str:
    """Short answers in a language, and the papers nobody needs by their names in it."""
    told = [rule for rule in rules if code in rule.words]
    papers = dict.fromkeys(each for rule in told for each in rule.record.documents_not_needed)
    with override(code):
        names = [str(DocumentKind(each).label) for each in papers]
    return " ".join([*_words(told, code, STRONG), *names])


def other_words(rules: Collection[Rule], code: str) -> str:
    return " ".join(_words([rule for rule in rules if code in rule.words], code, TEXT))


def _words(rules: Collection[Rule], code: str, fields: Collection[str]) -> Iterator[str]:
    """Each sentence once, however many records say it."""
    yield from dict.fromkeys(str(rule.words[code][name]) for rule in rules for name in fields if rule.words[code][name])
