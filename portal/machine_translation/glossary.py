"""The words no machine may translate as it likes: the team's glossary, and the names of organisations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import yaml
from django.db import transaction
from django.db.models import Prefetch

from portal.models import GlossaryTerm, GlossaryTranslation, Organisation

from .facts import Kind, Span

DEMO: Final = Path(__file__).parent / "glossary_demo.yaml"
#: What the demo's invented organisations have behind their names, and no page says.
REMARK: Final = re.compile(r"\s*\(invented example\)\Z")


class Glossary:
    """Finds its terms in plain English. ``terms``: English to what must stand for it; "" for the English itself."""

    def __init__(self, terms: Mapping[str, str]) -> None:
        self._shown = {_key(english): shown for english, shown in terms.items()}
        exact = [english for english in terms if english != english.lower()]
        self._patterns = [
            pattern
            for words, flags in ((exact, re.NOFLAG), (terms.keys() - exact, re.IGNORECASE))
            if (pattern := _pattern(words, flags))
        ]

    def spans(self, text: str) -> Iterator[Span]:
        for pattern in self._patterns:
            for found in pattern.finditer(text):
                yield Span(found.start(), found.end(), Kind.TERM, self._shown[_key(found[0])] or found[0])


def _key(english: str) -> str:
    return " ".join(english.lower().split())


def _pattern(words: Iterator[str] | list[str] | set[str], flags: re.RegexFlag) -> re.Pattern[str] | None:
    longest_first = sorted(words, key=lambda each: (-len(each), each))
    anywhere = "|".join(r"\s+".join(map(re.escape, each.split())) for each in longest_first)
    return re.compile(rf"(?<!\w)(?:{anywhere})(?!\w)", flags) if anywhere else None


def glossary_of(language: str) -> Glossary:
    """The glossary as it is now, for one language. Three queries.

    The team's own terms come before names of organisations: there is a word for the Red Cross in most languages.
    """
    terms = {REMARK.sub("", name): "" for name in Organisation.objects.records().values_list("name", flat=True)}
    own = GlossaryTranslation.objects.filter(language=language)
    for term in GlossaryTerm.objects.prefetch_related(Prefetch("translations", queryset=own, to_attr="own")):
        words = next((each.words for each in term.own), "")
        if words or term.is_kept:
            terms[term.english] = words
        else:
            terms.pop(term.english, None)
    return Glossary(terms)


@transaction.atomic
def load_demo_glossary() -> int:
    """Add the terms of ``glossary_demo.yaml`` that are not there yet; what the team wrote stays. Returns how many."""
    added = 0
    for entry in yaml.safe_load(DEMO.read_text(encoding="utf-8")):
        term, is_new = GlossaryTerm.objects.get_or_create(
            english=entry["english"], defaults={"note": entry.get("note", ""), "is_kept": entry.get("is_kept", True)}
        )
        added += is_new
        if is_new:
            GlossaryTranslation.objects.bulk_create(
                GlossaryTranslation(term=term, language=language, words=words)
                for language, words in entry.get("translations", {}).items()
            )
    return added
