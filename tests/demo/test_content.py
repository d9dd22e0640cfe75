"""The demo's words: short, plain, sourced; its invented numbers plainly invented."""

from __future__ import annotations

import re

import pytest
import yaml
from django.utils.html import strip_tags

from home.demo.pages import ENGLISH, SECTIONS, page_order
from services.demo import loader
from services.models import Contact, Service
from services.models.choices import Access, AddressKind, ContactKind, Cost, LanguageHow, Precision, Status, WhoFor

PAGES = [(section, slug) for section in SECTIONS for slug in page_order(section)]
#: The ranges Ofcom keeps for drama.
INVENTED_NUMBERS = re.compile(
    r"^(0113 496 0\d{3}|0121 496 0\d{3}|020 7946 0\d{3}|07700 900 ?\d{3}|01632 960 ?\d{3}|0808 157 0\d{3})$"
)
JARGON = re.compile(
    r"\b(utili[sz]e|pursuant|hereby|facilitate|signpost|holistic|stakeholder|commence|in accordance|eligible|"
    r"illegal|failed asylum|asylum seekers?)\b",
    re.IGNORECASE,
)


def words_of(section: str, slug: str) -> str:
    page = yaml.safe_load((ENGLISH / section / f"{slug}.yaml").read_text(encoding="utf-8"))
    return " ".join([page["title"] + ".", page["short_answer"], *texts(page["body"])])


def texts(value) -> list[str]:
    if isinstance(value, str):
        text = strip_tags(re.sub(r"</(p|li)>", ". ", value)).strip()
        return [text if text.endswith((".", "?", "!")) else f"{text}."]
    if isinstance(value, list):
        return [text for each in value for text in texts(each)]
    if isinstance(value, dict):
        return [
            text
            for key, each in value.items()
            if key not in ("kind", "how", "category", "care", "nations", "contact", "time_limit", "replies")
            for text in texts(each)
        ]
    return []


@pytest.mark.parametrize(("section", "slug"), PAGES)
def test_length_of_a_page(section, slug):
    assert 150 <= len(words_of(section, slug).split()) <= 360


@pytest.mark.parametrize(("section", "slug"), PAGES)
def test_sentences_are_short(section, slug):
    sentences = [each.split() for each in re.split(r"(?<=[.!?:])\s+", words_of(section, slug)) if each.split()]
    assert sum(map(len, sentences)) / len(sentences) <= 12
    assert max(map(len, sentences)) <= 26


@pytest.mark.parametrize(("section", "slug"), PAGES)
def test_words_are_plain(section, slug):
    assert not JARGON.findall(words_of(section, slug))


def test_invented_services_have_only_numbers_kept_for_drama():
    numbers = Contact.objects.filter(service__is_example=True, kind__in=["phone", "text", "whatsapp"])
    assert numbers.count() > 20
    assert [each.value for each in numbers if not INVENTED_NUMBERS.match(each.value)] == []


def test_real_services_name_their_source():
    real = Service.objects.records().filter(is_example=False)
    assert real.count() >= 20
    assert [each.slug for each in real if not each.source_title] == []
    assert [each.slug for each in real if each.last_checked or each.checked_by] == []


def test_invented_services_exercise_every_choice():
    invented = loader.read("fictional.yaml")
    assert len(invented) == 40

    def values(*path: str) -> set[str]:
        found: list = invented
        for key in path:
            found = [item for each in found if key in each for item in _list(each[key])]
        return {str(each) for each in found}

    assert set(Status.values) <= values("status")
    assert {value for value in Cost.values if value} <= values("cost")
    assert set(Access.values) <= values("access")
    assert set(WhoFor.values) <= values("who_for")
    assert set(LanguageHow.values) <= values("languages", "how")
    assert set(ContactKind.values) <= values("contacts", "kind")
    assert {AddressKind.FULL, AddressKind.PRIVATE} <= values("locations", "address_kind")
    assert {Precision.EXACT, Precision.TOWN} <= values("locations", "precision")


def _list(value) -> list:
    return value if isinstance(value, list) else [value]
