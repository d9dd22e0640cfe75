"""What readers are told about a translation: who made its words, and whether the English has changed since."""

from __future__ import annotations

import datetime
import json

import pytest
import yaml
from bs4 import BeautifulSoup
from django.conf import settings
from django.db import connection
from django.template.loader import render_to_string
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.models import Locale, Page, Site
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from home.blocks import PLAIN_FEATURES
from home.demo.pages import PAGE_LINK
from home.models import GuidePage, HomePage, TopicPage
from portal.models import User
from portal.models.translation_status import State, TranslationStatus
from portal.translating import Translatable, translate
from portal.translation_tracking import check
from portal.translations import ORIGINAL, UNKNOWN, TranslationNote, part_id, translation_context
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db

PUBLISHED = datetime.datetime(2031, 5, 6, 12, tzinfo=datetime.UTC)
CHANGED_ON = PUBLISHED.date()
FIRST, SECOND = "The first line.", "The second line."


@pytest.fixture
def guide(locales) -> GuidePage:
    """A published page in English with two paragraphs and a list."""
    home = HomePage(title="Home", slug="home-en", tagline="A place that helps.", locale=locales["en"])
    Page.get_first_root_node().add_child(instance=home)
    topic = TopicPage(title="Section", slug="section", locale=locales["en"])
    home.add_child(instance=topic)
    page = GuidePage(title="A guide", slug="guide", short_answer="Yes.", nations=["england"], locale=locales["en"])
    page.body = [
        {"type": "text", "value": f"<p>{FIRST}</p><p>{SECOND}</p>", "id": "text"},
        {"type": "you_can", "value": [{"type": "item", "value": "Ask.", "id": "line"}], "id": "list"},
    ]
    topic.add_child(instance=page)
    for each in (home, topic, page):
        each.save_revision().publish()
    return GuidePage.objects.get(pk=page.pk)


def read(page: Page, language: str) -> GuidePage:
    return GuidePage.objects.select_related("locale").get(
        translation_key=page.translation_key, locale__language_code=language
    )


def note(page: Page, language: str = "ar") -> TranslationNote:
    return translation_context(read(page, language))["translation_note"]


def make(page: Page, language: str = "ar") -> None:
    """Translate the page, and the pages above it, as the demo's machine does."""
    locale = Locale.objects.get(language_code=language)
    with TestCase.captureOnCommitCallbacks(execute=True):
        translatable = Translatable.of(page)
        memory = {string: f"{language} {string}" for string in translatable.strings}
        assert translate(translatable, locale, memory, tool_name="Test") == []


def make_again(page: Page, language: str = "ar", *, publish: bool = True) -> None:
    """Make the translation again from the strings there are, without reading English again."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        Translation.objects.get(
            source__object_id=page.translation_key, target_locale__language_code=language
        ).save_target(publish=publish)


def check_by_hand(page: Page, *, leave: int = 0) -> None:
    """A person goes through the page's strings and publishes; ``leave`` strings stay the machine's."""
    words = StringTranslation.objects.filter(context__object_id=page.translation_key).order_by("pk")
    for each in words[leave:]:
        each.translation_type, each.tool_name = "manual", ""
        each.save()
    make_again(page)


def publish(page: Page, **changes: object) -> None:
    page = read(page, "en")
    for name, value in changes.items():
        setattr(page, name, value)
    with TestCase.captureOnCommitCallbacks(execute=True), pytest.MonkeyPatch.context() as patch:
        patch.setattr("portal.translation_tracking.timezone.now", lambda: PUBLISHED)
        page.save_revision().publish()


def body(first: str = f"<p>{FIRST}</p><p>{SECOND}</p>", line: str = "Ask.", **ids: str) -> str:
    item = {"type": "item", "value": line, "id": ids.get("item", "line")}
    return json.dumps(
        [
            {"type": "text", "value": first, "id": ids.get("text", "text")},
            {"type": "you_can", "value": [item], "id": "list"},
        ]
    )


def as_the_editor_writes(html: str) -> str:
    converter = ContentstateConverter(PLAIN_FEATURES)
    return converter.to_database_format(converter.from_database_format(html))


# Whether the English has changed


def test_a_translation_just_made_is_not_older_than_the_english(guide) -> None:
    make(guide)
    assert note(guide).english_changed_on is None


@pytest.mark.parametrize(
    "changes",
    [
        {"last_checked": datetime.date(2031, 5, 1)},
        {"nations": ["wales"]},
        {"slug": "another-address"},
        {"body": body(text="new-id", item="new-id")},
        {"body": body(f'<p data-block-key="a1b2c">{FIRST}</p><p data-block-key="d3e4f">{SECOND}</p>')},
        {"body": body(f"<p>{FIRST}</p>\n <p>The second&#32;line.</p>")},
        {"title": "A guide ", "search_description": ""},
    ],
    ids=["checked", "a fact", "address", "identifiers", "the editor's keys", "entities", "white space"],
)
def test_publishing_english_without_other_words_changes_nothing(guide, changes) -> None:
    make(guide)
    publish(guide, **changes)
    assert note(guide).english_changed_on is None


def test_opening_a_page_in_the_editor_changes_no_word(guide) -> None:
    """The demo's own English, through the admin's editor."""
    files = (settings.BASE_DIR / "home" / "demo" / "en").rglob("*.yaml")
    blocks = [block for file in files for block in yaml.safe_load(file.read_text()).get("body", [])]
    texts = [PAGE_LINK.sub('linktype="page" id="1"', block["text"].strip()) for block in blocks if "text" in block]
    assert len(texts) > 50
    publish(guide, body=body("".join(texts)))
    make(read(guide, "en"))
    publish(guide, body=body("".join(as_the_editor_writes(text) for text in texts)))
    assert note(guide).english_changed_on is None


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "A better guide"},
        {"short_answer": "No."},
        {"search_description": "What it is about."},
        {"body": body(f"<p>{FIRST}</p>")},
        {"body": body(f"<p>{FIRST}</p><p>{SECOND}</p><p>A third.</p>")},
        {"body": body(f"<p>{FIRST}</p><p><b>The</b> second line.</p>")},
        {"body": body(f'<p>{FIRST}</p><p><a href="https://example.org/">{SECOND}</a></p>')},
        {"body": body(line="Do not ask.")},
        {"body": "[]"},
    ],
    ids=["title", "answer", "description", "less", "more", "bold", "link", "line", "nothing"],
)
def test_other_words_in_english_are_told_with_the_day_they_were_published(guide, changes) -> None:
    make(guide)
    publish(guide, **changes)
    assert note(guide).english_changed_on == CHANGED_ON


def test_a_draft_in_english_changes_nothing_until_it_is_published(guide) -> None:
    make(guide)
    draft = read(guide, "en")
    draft.short_answer = "No."
    revision = draft.save_revision()
    assert note(guide).english_changed_on is None
    revision.publish()
    assert note(guide).english_changed_on == timezone.localdate()


def test_publishing_the_old_translation_again_does_not_hide_that_the_english_changed(guide) -> None:
    make(guide)
    publish(guide, short_answer="No.")
    read(guide, "ar").save_revision().publish()
    make_again(guide)
    assert note(guide).english_changed_on == CHANGED_ON


def test_making_the_translation_from_the_new_english_ends_it(guide) -> None:
    make(guide)
    publish(guide, short_answer="No.")
    make(read(guide, "en"))
    assert note(guide).english_changed_on is None


def test_a_draft_of_a_new_translation_does_not_end_it(guide) -> None:
    make(guide)
    publish(guide, short_answer="No.")
    make_again(guide, publish=False)
    assert note(guide).english_changed_on == CHANGED_ON


def test_a_language_left_behind_when_another_was_made_again_is_told(guide) -> None:
    make(guide, "ar")
    make(guide, "fr")
    publish(guide, short_answer="No.")
    make(read(guide, "en"), "fr")
    assert note(guide, "fr").english_changed_on is None
    assert note(guide, "ar").english_changed_on == CHANGED_ON


@pytest.mark.parametrize("left", [f"<p>{FIRST}</p>", f"<p>{SECOND}</p>"])
def test_words_taken_away_from_english_are_told_where_they_are_still_shown(guide, left) -> None:
    make(guide, "ar")
    make(guide, "fr")
    publish(guide, body=body(left))
    make(read(guide, "en"), "fr")
    assert note(guide, "ar").english_changed_on == CHANGED_ON
    assert note(guide, "fr").english_changed_on is None


def test_cutting_unchanged_english_again_changes_nothing(guide) -> None:
    make(guide)
    publish(guide, body=body(f"<p>{FIRST}</p>"))
    make(read(guide, "en"))
    publish(guide, last_checked=datetime.date(2031, 5, 1))
    assert note(guide).english_changed_on is None


def test_it_stays_known_when_old_revisions_are_purged(guide) -> None:
    make(guide)
    read(guide, "ar").save_revision().publish()
    live = read(guide, "ar").live_revision_id
    read(guide, "ar").revisions.exclude(pk=live).delete()
    assert note(guide).state == State.MACHINE
    publish(guide, short_answer="No.")
    assert note(guide).english_changed_on == CHANGED_ON


def test_nothing_is_said_about_english_that_is_not_published(guide) -> None:
    make(guide)
    publish(guide, short_answer="No.")
    read(guide, "en").unpublish()
    assert note(guide).english_changed_on is None


# Who made the words


def test_english_is_the_original(guide) -> None:
    assert note(guide, "en") == TranslationNote(ORIGINAL)


def test_what_a_machine_made_is_said_to_be_made_by_a_machine(guide) -> None:
    make(guide)
    assert note(guide).state == State.MACHINE


def status(page: Page, language: str = "ar") -> TranslationStatus:
    return TranslationStatus.objects.get(source__object_id=page.translation_key, language=language)


def test_it_is_a_persons_when_every_string_is(guide) -> None:
    make(guide)
    check_by_hand(guide, leave=1)
    assert note(guide).state == State.MACHINE
    check_by_hand(guide)
    assert note(guide).state == State.TRANSLATED
    assert note(guide).checked_on is None


def test_a_person_who_vouches_for_the_words_is_named_with_the_day_until_the_words_are_others(guide, checker) -> None:
    make(guide)
    check(status(guide), checker)
    assert (note(guide).state, note(guide).checked_for) == (State.CHECKED, "Lantern House")
    assert note(guide).checked_on == timezone.localdate()
    publish(guide, last_checked=datetime.date(2031, 5, 1))
    assert note(guide).state == State.CHECKED
    StringTranslation.objects.filter(context__path="short_answer").update(data="Other words.")
    make_again(guide)
    assert (note(guide).state, note(guide).checked_on) == (State.MACHINE, None)


def test_a_checked_translation_that_english_left_behind_says_both(guide, checker) -> None:
    make(guide)
    check(status(guide), checker)
    publish(guide, short_answer="No.")
    assert (note(guide).state, note(guide).english_changed_on) == (State.OUTDATED, CHANGED_ON)
    assert note(guide).checked_on == timezone.localdate()


@pytest.fixture
def checker(locales) -> User:
    organisation = OrganisationFactory(name="Lantern House")
    return User.objects.create_user("checker", organisation=organisation)


def test_what_is_not_published_does_not_count(guide) -> None:
    make(guide)
    StringTranslation.objects.update(translation_type="manual", updated_at=timezone.now())
    assert note(guide).state == State.MACHINE


@pytest.mark.parametrize("how", ["deleted", "error"])
def test_a_string_without_a_translation_is_shown_in_english_and_said_to_be(guide, how) -> None:
    make(guide)
    words = StringTranslation.objects.filter(context__path="short_answer")
    words.delete() if how == "deleted" else words.update(has_error=True)
    make_again(guide)
    assert read(guide, "ar").short_answer == "Yes."
    assert note(guide).state == State.WITHDRAWN
    assert note(guide).english_fields == {"short_answer"}


def test_a_minor_change_keeps_translations_right_and_is_kept_with_the_revision(guide) -> None:
    make(guide)
    publish(guide, short_answer="Yes!", change="minor")
    assert note(guide).english_changed_on is None
    assert read(guide, "en").live_revision.content["change"] == "minor"
    make_again(guide)
    assert read(guide, "ar").short_answer == "ar Yes."
    assert note(guide).state == State.MACHINE


def test_an_ordinary_change_leaves_the_old_words_until_they_are_translated_again(guide) -> None:
    make(guide)
    publish(guide, short_answer="No.", title="Another title")
    make_again(guide)
    assert read(guide, "ar").short_answer == "ar Yes."
    assert set(status(guide).outdated_paths) == {"short_answer", "title"}
    StringTranslation.objects.filter(translation_of__data="No.").update(
        data="ar No.", translation_type="manual", tool_name=""
    )
    make_again(guide)
    assert read(guide, "ar").short_answer == "ar No."
    assert status(guide).outdated_paths == ["title"]
    assert status(guide).outdated_since is not None


def test_a_critical_change_withdraws_exactly_its_part_at_once_in_every_language(guide) -> None:
    make(guide, "ar")
    make(guide, "fr")
    publish(guide, title="Another title")
    publish(guide, body=body(f"<p>{FIRST}</p><p>Never pay.</p>"), change="critical")
    for language in ("ar", "fr"):
        page = read(guide, language)
        assert "Never pay." in str(page.body[0].value)
        assert f"{language} {FIRST}" in str(page.body[0].value)
        assert page.title == f"{language} A guide"
        assert note(guide, language).english_blocks == {"text"}
        assert note(guide, language).state == State.WITHDRAWN
        assert status(guide, language).is_critical
    StringTranslation.objects.create(
        translation_of=TranslationSource.objects.get().stringsegment_set.get(string__data="Never pay.").string,
        context=TranslationSource.objects.get().stringsegment_set.get(string__data="Never pay.").context,
        locale=Locale.objects.get(language_code="ar"),
        data="ar Never pay.",
        translation_type="manual",
    )
    make_again(guide, "ar")
    assert note(guide, "ar").english_blocks == frozenset()
    assert not status(guide, "ar").is_critical or status(guide, "ar").outdated_paths == ["title"]


def test_english_that_says_again_what_it_said_makes_the_translation_right_again(guide) -> None:
    make(guide)
    publish(guide, short_answer="No.")
    publish(guide, short_answer="Yes.")
    assert note(guide) == TranslationNote(State.MACHINE, changed_url=note(guide).changed_url)


def test_the_machines_strings_of_another_page_or_language_do_not_count(guide) -> None:
    make(guide)
    check_by_hand(guide)
    make(guide, "fr")
    make(guide.get_parent().specific)
    assert note(guide).state == State.TRANSLATED
    assert note(guide, "fr").state == State.MACHINE


def test_a_link_to_the_first_part_that_changed(guide) -> None:
    make(guide)
    publish(guide, body=body(line="Do not ask."))
    assert note(guide).changed_url == f"/en/section/guide/#{part_id('list')}"


def test_a_new_link_in_english_is_right_in_every_language_at_once(guide) -> None:
    link = '<p><a href="https://{}.example/">Here</a></p>'
    publish(guide, body=body(link.format("old")))
    make(read(guide, "en"))
    publish(guide, body=body(link.format("new")))
    assert "https://new.example/" in str(read(guide, "ar").body[0].value)
    assert note(guide).english_changed_on is None


def test_a_page_made_without_wagtail_localize_is_a_persons(guide, locales) -> None:
    guide.copy_for_translation(locales["ar"], copy_parents=True)
    read(guide, "ar").save_revision().publish()
    assert note(guide).state == State.TRANSLATED


def test_nothing_is_claimed_of_an_alias(guide, locales) -> None:
    guide.copy_for_translation(locales["ar"], copy_parents=True, alias=True)
    assert note(guide) == TranslationNote()
    assert [each.language.code for each in translation_context(read(guide, "ar"))["translations"]] == ["en"]


def test_work_that_is_begun_and_work_that_is_taken_away(guide, locales) -> None:
    source, _created = TranslationSource.update_or_create_from_instance(guide)
    Translation.objects.create(source=source, target_locale=locales["ar"])
    assert status(guide).state == State.IN_TRANSLATION
    make(guide)
    assert status(guide).state == State.MACHINE
    read(guide, "ar").unpublish()
    assert status(guide).state == State.IN_TRANSLATION
    read(guide, "ar").delete()
    assert not TranslationStatus.objects.filter(source__object_id=guide.translation_key, language="ar").exists()


# What the page says


@pytest.mark.parametrize(
    ("note", "said"),
    [
        (TranslationNote(ORIGINAL), ["first written in English"]),
        (TranslationNote(State.MACHINE), ["A computer translated"]),
        (TranslationNote(State.TRANSLATED), ["A person translated"]),
        (TranslationNote(State.CHECKED, CHANGED_ON), ["A person checked this translation on 6 May 2031"]),
        (TranslationNote(State.CHECKED, CHANGED_ON, "Solace"), ["A person of Solace checked"]),
        (TranslationNote(UNKNOWN), []),
        (TranslationNote(State.OUTDATED, english_changed_on=CHANGED_ON), ["A computer", "changed on 6 May 2031"]),
        (TranslationNote(State.WITHDRAWN, english_changed_on=CHANGED_ON), ["A computer", "is in English until"]),
    ],
)
def test_each_state_is_said_in_one_sentence(rf, note, said) -> None:
    with translation.override("en"):
        html = render_to_string("components/translation_note.html", {"translation_note": note}, request=rf.get("/en/"))
    assert html.count("<p") == len(said)
    for words in said:
        assert words in html


def test_a_part_that_is_in_english_says_so_and_is_marked(guide, client) -> None:
    Site.objects.update(root_page=guide.get_parent().get_parent())
    make(guide.get_parent().get_parent().specific)
    make(guide.get_parent().specific)
    make(guide)
    publish(guide, body=body(line="Do not pay."), change="critical")
    page = BeautifulSoup(client.get("/ar/section/guide/").content, "html.parser")
    part = page.find(string="Do not pay.").find_parent(attrs={"lang": "en"})
    assert part["dir"] == "ltr"
    assert part.find_previous_sibling(class_="notice")


# Queries


@pytest.mark.parametrize("languages", [["ar"], ["ar", "fr", "ti", "uk"]])
def test_it_takes_two_queries_at_most(guide, languages) -> None:
    for language in languages:
        make(guide, language)
    publish(guide, short_answer="No.")
    for page, most in ((read(guide, "en"), 1), (read(guide, "ar"), 2)):
        with CaptureQueriesContext(connection) as queries:
            translation_context(page)
        assert len(queries) == most
