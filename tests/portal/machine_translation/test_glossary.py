"""The glossary is live at once, and the team's word counts."""

from __future__ import annotations

import pytest
import yaml
from django.core.exceptions import ValidationError

from portal.languages import LANGUAGES
from portal.machine_translation.glossary import DEMO, glossary_of, load_demo_glossary
from portal.models import GlossaryTerm, GlossaryTranslation
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db


def shown(text: str, language: str = "ar") -> list[str]:
    return [span.shown for span in glossary_of(language).spans(text)]


def add(english: str, is_kept: bool = True, **translations: str) -> GlossaryTerm:
    term = GlossaryTerm.objects.create(english=english, is_kept=is_kept)
    for language, words in translations.items():
        GlossaryTranslation.objects.create(term=term, language=language, words=words)
    return term


def test_a_term_stays_in_english_or_becomes_the_team_s_words() -> None:
    add("Home Office", ar="وزارة الداخلية")
    assert shown("The Home Office.") == ["وزارة الداخلية"]
    assert shown("The Home Office.", "fr") == ["Home Office"]


def test_a_term_may_be_fixed_in_one_language_and_free_in_others() -> None:
    add("FGM", is_kept=False, ar="ختان الإناث")
    assert shown("About FGM.") == ["ختان الإناث"]
    assert shown("About FGM.", "fr") == []


def test_it_is_live_at_once() -> None:
    term = add("Kettle")
    assert shown("Kettle") == ["Kettle"]
    GlossaryTranslation.objects.create(term=term, language="ar", words="غلاية")
    assert shown("Kettle") == ["غلاية"]
    term.delete()
    assert shown("Kettle") == []


def test_names_of_organisations_are_kept_unless_the_team_says_otherwise() -> None:
    OrganisationFactory(name="British Red Cross")
    OrganisationFactory(name="Copper Bell (invented example)")
    assert shown("The British Red Cross and Copper Bell.") == ["British Red Cross", "Copper Bell"]
    term = add("British Red Cross", fr="Croix-Rouge britannique")
    assert shown("British Red Cross", "fr") == ["Croix-Rouge britannique"]
    term.translations.all().delete()
    GlossaryTerm.objects.update(is_kept=False)
    assert shown("British Red Cross", "fr") == []


def test_three_queries_however_many_terms(django_assert_num_queries) -> None:
    for number in range(30):
        add(f"Term {number}", ar=f"كلمة {number}")
        OrganisationFactory()
    with django_assert_num_queries(3):
        glossary_of("ar")


@pytest.mark.parametrize("words", ["<b>x</b>", "...", "a > b"])
def test_signs_of_tags_are_no_words(words) -> None:
    with pytest.raises(ValidationError):
        GlossaryTerm(english=words).full_clean()


def test_the_demo_s_terms_are_loaded_once_and_the_team_s_stay() -> None:
    add("GP", is_kept=False, ar="طبيب الأسرة")
    entries = yaml.safe_load(DEMO.read_text(encoding="utf-8"))
    assert load_demo_glossary() == len(entries) - 1
    assert load_demo_glossary() == 0
    assert shown("GP") == ["طبيب الأسرة"]
    assert shown("The Home Office", "fa") == ["وزارت کشور (Home Office)"]


def test_the_demo_s_terms_are_such_as_an_editor_could_save() -> None:
    entries = yaml.safe_load(DEMO.read_text(encoding="utf-8"))
    assert len({each["english"] for each in entries}) == len(entries)
    load_demo_glossary()
    for term in GlossaryTerm.objects.all():
        term.full_clean()
        for each in term.translations.all():
            each.full_clean()
            assert each.language in LANGUAGES
