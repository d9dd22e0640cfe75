"""The demo's words that mean the same: a file a language, with the same meanings in each."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Final

import yaml
from wagtail.models import Locale, Page

from portal.languages import SOURCE_LANGUAGE
from search.index import SYNONYMS, writing
from search.models import SynonymSet

FOLDER: Final = Path(__file__).parent / "synonyms"
#: Meaning to slugs of the pages that answer it best.
ANSWERS: Final = FOLDER.parent / "answers.yaml"
#: The same meaning has the same translation key wherever the demo is loaded.
NAMESPACE: Final = uuid.UUID("3c2f4f0e-5b7e-4d0a-9a55-0f2f1f6f7d11")


def words_in(language: str) -> dict[str, list[str]]:
    """Meaning to its words; empty where the demo has none in this language."""
    path = FOLDER / f"{language}.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {}


def load_synonyms() -> int:
    """Put the demo's sets into an empty table; returns how many. An editor's table is left alone."""
    if SynonymSet.objects.exists():
        return 0
    names = {meaning: meaning.replace("_", " ") for meaning in words_in(SOURCE_LANGUAGE)}
    sets = [
        SynonymSet(
            translation_key=uuid.uuid5(NAMESPACE, meaning),
            locale=locale,
            name=names[meaning],
            words=", ".join(words),
        )
        for locale in Locale.objects.all()
        for meaning, words in words_in(locale.language_code).items()
    ]
    with writing(SYNONYMS):
        made = SynonymSet.objects.bulk_create(sets)
        english = {each.translation_key: each for each in made if each.locale.language_code == SOURCE_LANGUAGE}
        pages = dict(Page.objects.filter(locale__language_code=SOURCE_LANGUAGE).values_list("slug", "pk"))
        through = SynonymSet.pages.through
        through.objects.bulk_create(
            through(synonymset=english[uuid.uuid5(NAMESPACE, meaning)], page_id=pages[slug])
            for meaning, slugs in yaml.safe_load(ANSWERS.read_text(encoding="utf-8")).items()
            for slug in slugs
            if slug in pages
        )
    return len(made)
