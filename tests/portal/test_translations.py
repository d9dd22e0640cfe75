"""What readers are told about a translation: who made its words, and whether the English has changed since."""

from __future__ import annotations

import datetime
import json

import pytest
import yaml
from django.conf import settings
from django.db import connection
from django.template.loader import render_to_string
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from home.blocks import PLAIN_FEATURES
from home.demo.pages import PAGE_LINK
from home.models import GuidePage, HomePage, TopicPage
from portal.translating import Translatable, translate
from portal.translations import TranslationNote, TranslationState, translation_context

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


def cut_again(page: Page) -> None:
    """What an editor's "sync translated pages" does when it does not publish."""
    TranslationSource.objects.get(object_id=page.translation_key).update_from_db()


def check_by_hand(page: Page, *, leave: int = 0) -> None:
    """A person goes through the page's strings and publishes; ``leave`` strings stay the machine's."""
    words = StringTranslation.objects.filter(context__object_id=page.translation_key).order_by("pk")
    for each in words[leave:]:
        each.translation_type = "manual"
        each.save()
    make_again(page)


def publish(page: Page, **changes: object) -> None:
    page = read(page, "en")
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()
    Page.objects.filter(pk=page.pk).update(last_published_at=PUBLISHED)


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
    cut_again(guide)
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
    cut_again(guide)
    assert note(guide).english_changed_on is None


def test_it_stays_known_when_old_revisions_are_purged(guide) -> None:
    make(guide)
    read(guide, "ar").save_revision().publish()
    live = read(guide, "ar").live_revision_id
    read(guide, "ar").revisions.exclude(pk=live).delete()
    assert note(guide).state == TranslationState.MACHINE
    publish(guide, short_answer="No.")
    assert note(guide).english_changed_on == CHANGED_ON


def test_nothing_is_said_about_english_that_is_not_published(guide) -> None:
    make(guide)
    publish(guide, short_answer="No.")
    read(guide, "en").unpublish()
    assert note(guide).english_changed_on is None


# Who made the words


def test_english_is_the_original(guide) -> None:
    assert note(guide, "en") == TranslationNote(TranslationState.ORIGINAL)


def test_what_a_machine_made_is_said_to_be_made_by_a_machine(guide) -> None:
    make(guide)
    assert note(guide).state == TranslationState.MACHINE


def test_a_person_checked_it_when_every_string_is_a_persons(guide) -> None:
    make(guide)
    check_by_hand(guide, leave=1)
    assert note(guide).state == TranslationState.MACHINE
    check_by_hand(guide)
    assert note(guide).state == TranslationState.CHECKED


def test_what_a_person_checked_counts_only_once_it_is_published(guide) -> None:
    make(guide)
    StringTranslation.objects.update(translation_type="manual", updated_at=timezone.now())
    assert note(guide).state == TranslationState.UNKNOWN


def test_a_string_that_nobody_translated_is_not_checked(guide) -> None:
    make(guide)
    check_by_hand(guide)
    StringTranslation.objects.order_by("pk").last().delete()
    make_again(guide)
    assert note(guide).state == TranslationState.UNKNOWN


def test_a_string_with_an_error_is_not_shown_and_not_checked(guide) -> None:
    make(guide)
    check_by_hand(guide)
    StringTranslation.objects.filter(context__path="short_answer").update(has_error=True)
    assert note(guide).state == TranslationState.UNKNOWN


def test_a_machines_string_that_is_no_longer_in_the_page_does_not_count(guide) -> None:
    make(guide)
    publish(guide, body=body(f"<p>{FIRST}</p>"))
    machines = StringTranslation.objects.get(translation_of__data=SECOND).pk
    make(read(guide, "en"))
    check_by_hand(guide)
    StringTranslation.objects.filter(pk=machines).update(translation_type="machine")
    assert note(guide) == TranslationNote(TranslationState.CHECKED)


def test_the_machines_strings_of_another_page_or_language_do_not_count(guide) -> None:
    make(guide)
    check_by_hand(guide)
    make(guide, "fr")
    make(guide.get_parent().specific)
    assert note(guide).state == TranslationState.CHECKED
    assert note(guide, "fr").state == TranslationState.MACHINE


def test_of_a_page_that_may_show_removed_words_nobody_is_said_to_have_checked_it(guide) -> None:
    make(guide)
    check_by_hand(guide)
    publish(guide, body=body(f"<p>{FIRST}</p>"))
    cut_again(guide)
    assert note(guide) == TranslationNote(TranslationState.UNKNOWN, CHANGED_ON)


@pytest.mark.parametrize("alias", [True, False])
def test_nothing_is_claimed_of_a_page_made_without_wagtail_localize(guide, locales, alias) -> None:
    guide.copy_for_translation(locales["ar"], copy_parents=True, alias=alias)
    arabic = read(guide, "ar")
    if not alias:
        arabic.save_revision().publish()
    assert note(guide) == TranslationNote(TranslationState.UNKNOWN)
    codes = [each.language.code for each in translation_context(arabic)["translations"]]
    assert codes == (["en"] if alias else ["en", "ar"])


# What the page says


@pytest.mark.parametrize(
    ("state", "changed", "said"),
    [
        (TranslationState.ORIGINAL, None, ["first written in English"]),
        (TranslationState.MACHINE, None, ["A computer translated"]),
        (TranslationState.CHECKED, None, ["A person checked"]),
        (TranslationState.UNKNOWN, None, []),
        (TranslationState.UNKNOWN, CHANGED_ON, ["changed on 6 May 2031"]),
        (TranslationState.CHECKED, CHANGED_ON, ["A person checked", "changed on 6 May 2031"]),
    ],
)
def test_each_state_is_said_in_one_sentence(rf, state, changed, said) -> None:
    with translation.override("en"):
        context = {"translation_note": TranslationNote(state, changed)}
        html = render_to_string("components/translation_note.html", context, request=rf.get("/en/"))
    assert html.count("<p") == len(said)
    for words in said:
        assert words in html


# Queries


@pytest.mark.parametrize("languages", [["ar"], ["ar", "fr", "ti", "uk"]])
def test_it_takes_one_query_and_the_facts(guide, languages) -> None:
    for language in languages:
        make(guide, language)
    publish(guide, short_answer="No.")
    english, arabic = read(guide, "en"), read(guide, "ar")
    assert arabic.facts.pk == english.pk
    for page in (english, arabic):
        with CaptureQueriesContext(connection) as queries:
            translation_context(page)
        assert len(queries) == 1


def test_it_takes_one_query_more_where_english_was_cut_again(guide) -> None:
    make(guide)
    publish(guide, body=body(f"<p>{FIRST}</p>"))
    cut_again(guide)
    arabic = read(guide, "ar")
    assert arabic.facts.pk != arabic.pk
    with CaptureQueriesContext(connection) as queries:
        translation_context(arabic)
    assert len(queries) == 2
