"""The portal's rules around a provider: what is refused, what is sent, what an error leaves behind."""

from __future__ import annotations

import logging

import pytest
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import StringSegment
from wagtail_localize.strings import StringValue

from portal.machine_translation import budget
from portal.machine_translation.glossary import glossary_of
from portal.machine_translation.translator import MachineTranslationError, PortalTranslator
from portal.models import GlossaryTerm, MachineTranslationSettings
from portal.translating import Translatable
from tests.factories.directory import make_service

from .conftest import as_locale, shouting

pytestmark = pytest.mark.django_db


def strings_of(page) -> list[str]:
    return Translatable.of(page).strings


def allow(characters: int) -> None:
    settings = MachineTranslationSettings.load()
    settings.monthly_characters = characters
    settings.save()


def test_without_a_provider_there_is_no_translator(settings) -> None:
    assert settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR is None
    assert get_machine_translator() is None


def test_wagtail_localize_is_given_the_portal_s(fake) -> None:
    assert isinstance(get_machine_translator(), PortalTranslator)
    assert get_machine_translator().display_name == "Fake"


@pytest.mark.parametrize(
    ("source", "target", "can"),
    [
        ("en", "ar", True),
        ("en", "zh-hans", True),
        ("en", "so", False),
        ("en", "prs", False),
        ("en", "en", False),
        ("ar", "fr", False),
    ],
)
def test_only_from_english_and_only_into_what_the_provider_has(translator, source, target, can) -> None:
    assert translator.can_translate(as_locale(source), as_locale(target)) is can


def test_the_reason_names_provider_and_language(translator) -> None:
    assert translator.reason_against("prs") == "Fake cannot translate into Dari: a person must."
    assert translator.reason_against("ar") == ""


def test_nought_characters_turn_it_off(translator) -> None:
    allow(0)
    assert not translator.can_translate(as_locale("en"), as_locale("ar"))
    assert "turned" in translator.reason_against("ar")


def test_an_unsupported_language_is_refused_before_anything_is_sent(translator, fake, guide) -> None:
    with pytest.raises(MachineTranslationError, match="Somali"):
        translator.translate(as_locale("en"), as_locale("so"), [StringValue(each) for each in strings_of(guide)])
    assert fake.sent == []
    assert budget.spent() == 0


def test_strings_come_back_translated_with_what_must_stay(translator, fake, guide) -> None:
    strings = strings_of(guide)
    outcome = translator.attempt("zh-hans", strings)
    assert outcome.translated["Call 999 &amp; wait."] == "CALL 999 &amp; WAIT."
    assert outcome.translated['Read <a id="a1">more here</a> today.'] == 'READ <a id="a1">MORE HERE</a> TODAY.'
    assert (set(outcome.translated), outcome.refused, outcome.problem) == (set(strings), {}, "")
    assert set(fake.targets) == {"zh"}
    assert '<x id="k0">999</x>' in "".join(fake.texts)


def test_as_wagtail_localize_asks_for_it(translator, fake, guide) -> None:
    strings = [StringValue(each) for each in strings_of(guide)]
    made = translator.translate(as_locale("en"), as_locale("ar"), strings)
    assert {key.data: value.data for key, value in made.items()}["Ask."] == "ASK."


def test_what_is_sent_is_counted(translator, fake, guide) -> None:
    translator.attempt("ar", strings_of(guide))
    assert budget.spent() == sum(map(len, fake.texts)) > 0
    assert all(len(batch) <= translator.provider.most_strings for batch in fake.sent)


def test_a_long_string_goes_alone(translator, fake, monkeypatch) -> None:
    monkeypatch.setattr("portal.machine_translation.translator.published_among", set)
    translator.attempt("ar", ["short one", "long " * 2_000, "short two"])
    assert [len(batch) for batch in fake.sent] == [1, 1, 1]


def test_over_budget_nothing_is_sent_and_it_is_said(translator, fake, guide) -> None:
    allow(20)
    outcome = translator.attempt("ar", strings_of(guide))
    assert fake.sent == []
    assert outcome.translated == {}
    assert "Nothing was sent" in outcome.problem
    assert "20 left" in outcome.problem
    assert budget.spent() == 0


def test_one_error_is_tried_again_and_counted_again(translator, fake, guide) -> None:
    fake.errors = [TimeoutError("too long")]
    outcome = translator.attempt("ar", strings_of(guide))
    assert outcome.problem == ""
    assert set(outcome.translated) == set(strings_of(guide))
    assert budget.spent() == sum(map(len, fake.texts))


def test_two_errors_end_it_and_keep_what_was_made_before(translator, fake, guide, caplog) -> None:
    strings = strings_of(guide)
    assert len(strings) > translator.provider.most_strings
    first: list[Exception] = []
    fake.meanwhile = lambda: fake.errors.extend(first)
    fake.answer = lambda text: (first.append(RuntimeError("secret key")), shouting(text))[1]
    with caplog.at_level(logging.WARNING, logger="portal"):
        outcome = translator.attempt("ar", strings)
    assert len(outcome.translated) == translator.provider.most_strings
    assert outcome.problem.startswith("Fake did not answer as it should. Nothing is lost")
    assert "secret" not in caplog.text
    assert strings[0] not in caplog.text


def test_what_was_never_sent_is_given_back(translator, fake, guide) -> None:
    fake.errors = [RuntimeError(), RuntimeError()]
    translator.attempt("ar", strings_of(guide))
    assert len(fake.sent) == 2
    assert budget.spent() == sum(map(len, fake.texts))


def test_no_second_try_that_the_budget_has_no_room_for(translator, fake, guide) -> None:
    needed = sum(len(each.text) for each in translator.shielded(strings_of(guide), glossary_of("ar")) if each.words)
    allow(needed)
    fake.errors = [RuntimeError()]
    outcome = translator.attempt("ar", strings_of(guide))
    assert len(fake.sent) == 1
    assert outcome.problem


def test_an_answer_that_lost_something_is_refused_alone(translator, fake, guide) -> None:
    fake.answer = lambda text: shouting(text).replace('<x id="k0">999</x>', "")
    outcome = translator.attempt("ar", strings_of(guide))
    assert outcome.refused == {"Call 999 &amp; wait.": "“999” is missing"}
    assert outcome.translated["Ask."] == "ASK."


def test_nothing_is_asked_where_every_word_stays(translator, fake, monkeypatch) -> None:
    monkeypatch.setattr("portal.machine_translation.translator.published_among", set)
    assert translator.attempt("ar", ["<b>999</b>"]).translated == {"<b>999</b>": "<b>999</b>"}
    assert fake.sent == []
    assert budget.spent() == 0


# Only published English


def test_what_nobody_published_is_never_sent(translator, fake, guide) -> None:
    assert "Ask." in strings_of(guide)
    outcome = translator.attempt("ar", ["What a reader wrote.", "Ask."])
    assert fake.texts == ["Ask."]
    assert outcome.refused == {"What a reader wrote.": "it is not published in English"}


def test_a_draft_of_a_live_page_is_never_sent(translator, fake, guide) -> None:
    guide.short_answer = "A secret draft."
    draft = guide.save_revision().as_object()
    strings = strings_of(draft)
    assert "A secret draft." in strings
    translator.attempt("ar", strings)
    assert "A SECRET DRAFT." not in map(str.upper, fake.texts)


def test_a_page_that_is_not_live_is_never_sent(translator, fake, guide) -> None:
    strings = strings_of(guide)
    guide.unpublish()
    outcome = translator.attempt("ar", strings)
    assert fake.sent == []
    assert set(outcome.refused) == set(strings)


def test_a_page_that_was_never_live_is_never_sent(translator, fake, guide) -> None:
    new = type(guide)(title="New", slug="new", short_answer="New words.", nations=["wales"], live=False)
    new.locale = guide.locale
    guide.get_parent().add_child(instance=new)
    translator.attempt("ar", strings_of(new))
    assert "New words." not in fake.texts


def test_records_are_sent_when_they_are_published(translator, fake, locales) -> None:
    service = make_service("kettle", summary="A warm room.")
    assert "A warm room." in translator.attempt("ar", strings_of(service)).translated
    service.unpublish()
    assert "A warm room." in translator.attempt("fr", strings_of(service)).refused


def test_few_queries_however_many_strings(translator, fake, guide, django_assert_max_num_queries) -> None:
    strings = strings_of(guide)
    assert StringSegment.objects.count() >= len(strings)
    with django_assert_max_num_queries(12):
        translator.attempt("ar", strings)


def test_the_glossary_is_used(translator, fake, guide) -> None:
    GlossaryTerm.objects.create(english="help now")
    assert translator.attempt("ar", strings_of(guide)).translated["Get help now"] == "GET help now"
