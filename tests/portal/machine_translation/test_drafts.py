"""A machine prepares; a person publishes. What a person wrote stays."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command
from django.test import TestCase
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from home.models import GuidePage
from portal.machine_translation import budget
from portal.machine_translation.drafts import fill, prepare, reason_to_leave
from portal.models import MachineTranslationSettings, Organisation
from portal.models.translation_status import State, TranslationStatus
from portal.translating import Translatable, translate
from services.models import Category, Service
from tests.factories import OrganisationFactory
from tests.factories.directory import CategoryFactory, make_service

from .conftest import locale_of, shouting

pytestmark = pytest.mark.django_db


def state(page, language: str = "ar") -> str:
    return TranslationStatus.objects.get(source__object_id=page.translation_key, language=language).state


def words(owner, language: str = "ar") -> dict[str, StringTranslation]:
    found = StringTranslation.objects.filter(context__object_id=owner.translation_key, locale=locale_of(language))
    return {each.translation_of.data: each for each in found.select_related("translation_of")}


def publish_translation(page, language: str = "ar") -> None:
    with TestCase.captureOnCommitCallbacks(execute=True):
        Translation.objects.get(source__object_id=page.translation_key, target_locale=locale_of(language)).save_target(
            publish=True
        )


def translate_by_hand(page, language: str = "ar", kind: str = "manual") -> None:
    """A live translation in which every string is a person's."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        translatable = Translatable.of(page)
        memory = {string: f"{language} {string}" for string in translatable.strings}
        assert translate(translatable, locale_of(language), memory, tool_name="Test") == []
    StringTranslation.objects.filter(context__object_id=page.translation_key).update(translation_type=kind)


def change_english(page, **changes) -> GuidePage:
    page = GuidePage.objects.get(pk=page.pk)
    for name, value in changes.items():
        setattr(page, name, value)
    with TestCase.captureOnCommitCallbacks(execute=True):
        page.save_revision().publish()
    return page


def in_language(page, language: str = "ar") -> Page:
    return type(page).objects.get(translation_key=page.translation_key, locale=locale_of(language))


def prepared(instance, translator, language: str = "ar"):
    with TestCase.captureOnCommitCallbacks(execute=True):
        return prepare(instance, locale_of(language), translator)


def test_a_page_that_is_not_there_becomes_a_draft_and_never_more(translator, guide) -> None:
    made = prepared(guide, translator)
    assert (made.strings, made.refused, made.problem) == (len(Translatable.of(guide).strings), {}, "")
    page = in_language(guide)
    assert not page.live
    assert page.title == "GET HELP NOW"
    assert state(guide) == State.IN_TRANSLATION
    assert {(each.translation_type, each.tool_name) for each in words(guide).values()} == {("machine", "Fake")}


def test_when_a_person_publishes_it_readers_are_told_it_was_a_machine(translator, guide) -> None:
    prepared(guide, translator)
    publish_translation(guide)
    assert state(guide) == State.MACHINE


def test_a_section_that_is_not_translated_is_no_hindrance(translator, guide) -> None:
    prepared(guide, translator)
    parent = in_language(guide).get_parent()
    assert parent.locale.language_code == "ar"
    assert parent.alias_of_id


def test_an_alias_does_not_become_a_live_page(translator, guide) -> None:
    prepared(guide, translator)
    section = guide.get_parent().specific
    assert in_language(section).live
    prepared(section, translator)
    page = in_language(section)
    assert (page.live, page.alias_of_id, page.title) == (False, None, "SECTION")


def test_a_live_translation_stays_as_it_is_until_a_person_publishes(translator, guide) -> None:
    translate_by_hand(guide, kind="machine")
    english = change_english(guide, short_answer="Call 112 at once.")
    before = in_language(guide)
    made = prepared(english, translator)
    after = in_language(guide)
    assert made.strings == 1
    assert (after.live, after.short_answer, after.latest_revision_id) == (
        True,
        before.short_answer,
        before.latest_revision_id,
    )
    assert state(guide) == State.OUTDATED
    publish_translation(guide)
    assert in_language(guide).short_answer == "CALL 112 AT ONCE."
    assert state(guide) == State.MACHINE


def test_a_person_s_words_are_never_written_over(translator, fake, guide) -> None:
    translate_by_hand(guide)
    before = {english: each.data for english, each in words(guide).items()}
    assert prepared(guide, translator).strings == 0
    assert fake.sent == []
    assert {english: each.data for english, each in words(guide).items()} == before


def test_outdated_words_of_a_person_are_left_to_people(translator, fake, guide) -> None:
    translate_by_hand(guide)
    english = change_english(guide, short_answer="Call 112 at once.")
    made = prepared(english, translator)
    assert (made.strings, made.left_to_people, fake.sent) == (0, 1, [])
    assert words(guide)["Call 112 at once."].data == "ar Call 999 &amp; wait."


def test_what_a_person_wrote_while_the_machine_was_asked_stays(translator, fake, guide) -> None:
    translatable = Translatable.of(guide)
    segment = next(each for each in translatable.segments if each.string.data == "Ask.")

    def somebody_writes() -> None:
        StringTranslation.objects.get_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=locale_of("ar"),
            defaults={"data": "اسأل", "translation_type": "manual"},
        )

    fake.meanwhile = somebody_writes
    made = fill(translatable.source, locale_of("ar"), translator)
    assert words(guide)["Ask."].data == "اسأل"
    assert words(guide)["Ask."].translation_type == "manual"
    assert made.strings == len(translatable.strings) - 1


def test_outdated_words_a_person_corrects_meanwhile_stay(translator, fake, guide) -> None:
    translate_by_hand(guide, kind="machine")
    english = change_english(guide, short_answer="Call 112 at once.")
    old = words(guide)["Call 112 at once."]
    fake.meanwhile = lambda: StringTranslation.objects.filter(pk=old.pk).update(
        data="اتصل", translation_type="manual", tool_name=""
    )
    assert prepared(english, translator).strings == 0
    assert words(guide)["Call 112 at once."].data == "اتصل"


def test_a_translation_kept_by_hand_is_left_alone(guide) -> None:
    assert reason_to_leave(guide, locale_of("ar")) == ""
    translate_by_hand(guide)
    assert reason_to_leave(guide, locale_of("ar")) == ""
    Translation.objects.update(enabled=False)
    assert "stopped" in reason_to_leave(guide, locale_of("ar"))
    Translation.objects.all().delete()
    assert "by hand" in reason_to_leave(guide, locale_of("ar"))


def test_what_is_refused_stays_english_in_the_draft_and_is_told(translator, fake, guide) -> None:
    fake.answer = lambda text: shouting(text).replace("999", "998")
    made = prepared(guide, translator)
    assert made.refused == {"Call 999 &amp; wait.": "“999” became “998”"}
    assert in_language(guide).short_answer == "Call 999 & wait."
    assert "Call 999 &amp; wait." not in words(guide)


def test_a_translation_longer_than_its_field_is_refused(translator, fake, guide) -> None:
    guide = change_english(guide, title="What to do " * 8)
    fake.answer = lambda text: shouting(text) + " longer" * 40 if text.startswith("What") else shouting(text)
    made = prepared(guide, translator)
    assert [reason for reason in made.refused.values() if "room" in reason]


def test_a_provider_that_is_away_leaves_nothing_behind(translator, fake, guide) -> None:
    fake.errors = [TimeoutError(), TimeoutError()]
    made = prepared(guide, translator)
    assert made.problem
    assert made.strings == 0
    assert not GuidePage.objects.filter(locale=locale_of("ar")).exists()
    assert not Translation.objects.exists()


def test_a_service_becomes_a_draft_and_a_live_one_stays(translator, locales) -> None:
    service = make_service("kettle", name="Kettle", summary="A warm room.")
    prepared(service, translator)
    assert not Service.objects.get(translation_key=service.translation_key, locale=locales["ar"]).live
    organisation = OrganisationFactory(description="They help.")
    organisation.save_revision().publish()
    translate_by_hand(organisation, "fr", kind="machine")
    live = Organisation.objects.get(translation_key=organisation.translation_key, locale=locales["fr"])
    assert live.live
    organisation.description = "They help you."
    organisation.save_revision().publish()
    assert prepared(organisation, translator, "fr").strings == 1
    live.refresh_from_db()
    assert (live.live, live.description) == (True, "fr They help.")


def test_a_record_without_drafts_is_not_saved(translator, locales) -> None:
    category = CategoryFactory(slug="legal-advice", name="Legal advice")
    assert prepared(category, translator).strings == 1
    assert words(category)["Legal advice"].data == "LEGAL ADVICE"
    assert not Category.objects.filter(locale=locales["ar"]).exists()


# The command


def run(*args: str, capsys) -> str:
    with TestCase.captureOnCommitCallbacks(execute=True):
        call_command("machine_translate", *args)
    return capsys.readouterr().out


def test_without_a_provider_the_command_says_so(guide) -> None:
    with pytest.raises(CommandError, match="No machine translator is set up"):
        call_command("machine_translate", "ar")


def test_a_language_the_provider_lacks_is_refused(fake, guide) -> None:
    with pytest.raises(CommandError, match="Somali"):
        call_command("machine_translate", "so")
    assert fake.sent == []


def test_a_dry_run_writes_and_sends_nothing(fake, guide, capsys, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(60):
        out = run("ar", "--dry-run", capsys=capsys)
    assert "Get help now: " in out
    assert "Estimate: " in out
    assert fake.sent == []
    assert not StringTranslation.objects.exists()
    assert not Translation.objects.exists()


def test_the_estimate_is_what_is_sent(fake, guide, capsys) -> None:
    out = run("ar", capsys=capsys)
    sent = sum(map(len, fake.texts))
    assert f"Estimate: {sent} characters to Fake" in out
    assert budget.spent() == sent
    assert in_language(guide).title == "GET HELP NOW"


def test_a_second_run_has_nothing_to_do(fake, guide, capsys) -> None:
    run("ar", capsys=capsys)
    fake.sent.clear()
    assert "Estimate: 0 characters" in run("ar", capsys=capsys)
    assert fake.sent == []


@pytest.mark.parametrize(
    ("args", "titles"),
    [
        (("--section", "section"), {"Section", "Get help now"}),
        (("--page", "section/guide"), {"Get help now"}),
        (("--page", "/section/"), {"Section"}),
        (("--kind", "pages"), {"Home", "Section", "Get help now"}),
        (("--kind", "service"), {"Kettle"}),
        (("--kind", "services.service"), {"Kettle"}),
    ],
)
def test_what_to_translate_can_be_chosen(fake, guide, capsys, args, titles) -> None:
    make_service("kettle", name="Kettle", summary="A warm room.")
    out = run("ar", "--dry-run", *args, capsys=capsys)
    assert {line.partition(": ")[0] for line in out.splitlines() if " strings, " in line} == titles


@pytest.mark.parametrize("args", [("--section", "nowhere"), ("--page", "guide"), ("--kind", "kettle")])
def test_what_does_not_exist_is_said(fake, guide, args) -> None:
    with pytest.raises(CommandError, match="Nothing published"):
        call_command("machine_translate", "ar", *args)


def test_a_limit_stops_before_it_is_passed(fake, guide, capsys) -> None:
    first = run("ar", "--dry-run", "--page", "section", capsys=capsys)
    characters = int(first.partition("Estimate: ")[2].split()[0])
    out = run("ar", "--section", "section", "--limit", str(characters), capsys=capsys)
    assert "Stopped at --limit before “Get help now”" in out
    assert budget.spent() == characters
    assert not GuidePage.objects.filter(locale=locale_of("ar")).exists()


def test_over_budget_the_command_stops_and_says_why(fake, guide, capsys) -> None:
    settings = MachineTranslationSettings.load()
    settings.monthly_characters = 10
    settings.save()
    out = run("ar", capsys=capsys)
    assert "Nothing was sent" in out
    assert fake.sent == []


def test_pages_kept_by_hand_are_named_and_left(fake, guide, capsys) -> None:
    translate_by_hand(guide)
    StringTranslation.objects.filter(context__object_id=guide.translation_key).first().delete()
    Translation.objects.update(enabled=False)
    assert "Get help now: kept by hand" in run("ar", "--page", "section/guide", capsys=capsys)
    assert fake.sent == []
