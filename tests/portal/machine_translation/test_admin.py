"""What an editor sees: a button where there is a machine, the reason where there is none, and what came of it."""

from __future__ import annotations

import html

import pytest
from django.test import TestCase
from django.urls import resolve, reverse
from wagtail_localize.models import StringTranslation, Translation

from portal.machine_translation import budget
from portal.models import GlossaryTerm, User
from portal.translating import Translatable

from .conftest import locale_of, shouting

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client) -> User:
    user = User.objects.create_superuser("editor", password="x")
    client.force_login(user)
    return user


def begin(page, language: str) -> Translation:
    """A draft translation in which nothing is translated."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        source = Translatable.of(page).source
        translation = Translation.objects.create(source=source, target_locale=locale_of(language))
        translation.save_target(publish=False)
    return translation


def press(client, translation, **kwargs) -> list[str]:
    url = reverse("wagtail_localize:machine_translate", args=[translation.pk])
    answer = client.post(url, {"next": reverse("wagtailadmin_home")}, **kwargs)
    assert answer.status_code == 302
    return [
        html.unescape(str(message)).strip() for message in client.get(reverse("wagtailadmin_home")).context["messages"]
    ]


def open_editor(client, translation) -> str:
    return client.get(reverse("wagtailadmin_pages:edit", args=[translation.get_target_instance().pk])).content.decode()


def test_the_portal_s_view_answers_at_wagtail_localize_s_address() -> None:
    assert resolve(reverse("wagtail_localize:machine_translate", args=[1])).url_name == "fill_by_machine"


def test_without_a_provider_there_is_no_button_and_no_view(client, editor, guide) -> None:
    translation = begin(guide, "ar")
    assert "machine_translate" not in open_editor(client, translation)
    assert client.post(reverse("wagtail_localize:machine_translate", args=[translation.pk])).status_code == 404


def test_with_one_there_is_a_button(client, editor, fake, guide) -> None:
    page = open_editor(client, begin(guide, "ar"))
    assert "machine_translate" in page
    assert "Fake" in page


def test_where_the_provider_lacks_the_language_the_reason_is_said(client, editor, fake, guide) -> None:
    translation = begin(guide, "so")
    page = open_editor(client, translation)
    assert "machine_translate" not in page
    assert "Fake cannot translate into Somali: a person must." in page
    assert press(client, translation) == ["Fake cannot translate into Somali: a person must."]
    assert fake.sent == []


def test_pressing_it_fills_strings_and_publishes_nothing(client, editor, fake, guide) -> None:
    translation = begin(guide, "ar")
    (message,) = press(client, translation)
    assert message.startswith(f"Fake translated {len(Translatable.of(guide).strings)} pieces of text. Read them")
    assert not translation.get_target_instance().live
    made = StringTranslation.objects.filter(locale=translation.target_locale)
    assert {(each.translation_type, each.tool_name, each.last_translated_by) for each in made} == {
        ("machine", "Fake", editor)
    }
    assert press(client, translation) == ["There is nothing left that a machine may translate."]


def test_what_was_not_used_is_named_with_the_reason(client, editor, fake, guide) -> None:
    fake.answer = lambda text: shouting(text).replace("999", "998")
    said = press(client, begin(guide, "ar"))
    assert "Not used: “Call 999 & wait.”. Please translate it yourself. Why: “999” became “998”." in said


def test_a_provider_that_is_away_is_a_message_not_a_crash(client, editor, fake, guide) -> None:
    fake.errors = [TimeoutError(), TimeoutError()]
    (message,) = press(client, begin(guide, "ar"))
    assert message.startswith("Fake did not answer as it should. Nothing is lost")


def test_over_budget_is_a_message_with_the_numbers(client, editor, fake, guide) -> None:
    budget.spend(499_990)
    (message,) = press(client, begin(guide, "ar"))
    assert message.startswith("Nothing was sent.")
    assert message.endswith("this month's budget has 10 left.")
    assert fake.sent == []


def test_only_who_may_edit_the_page_may_press_it(client, fake, guide) -> None:
    translation = begin(guide, "ar")
    url = reverse("wagtail_localize:machine_translate", args=[translation.pk])
    assert client.post(url).status_code == 302
    user = User.objects.create_user("reader", password="x")
    client.force_login(user)
    assert client.post(url).status_code in (302, 403)
    assert client.get(url).status_code in (302, 403, 405)
    assert fake.sent == []


def test_a_stopped_translation_is_not_filled(client, editor, fake, guide) -> None:
    translation = begin(guide, "ar")
    Translation.objects.update(enabled=False)
    assert client.post(reverse("wagtail_localize:machine_translate", args=[translation.pk])).status_code == 404
    assert fake.sent == []


def test_taking_in_new_english_cannot_translate_and_publish_in_one_go(client, editor, fake, guide) -> None:
    translation = begin(guide, "ar")
    url = reverse("wagtail_localize:update_translations", args=[translation.source_id])
    assert "use_machine_translation" not in client.get(url).content.decode()
    client.post(url, {"use_machine_translation": "on", "publish_translations": "on"})
    assert fake.sent == []


def test_the_team_keeps_glossary_and_budget(client, editor) -> None:
    url = reverse(GlossaryTerm.snippet_viewset.get_url_name("add"))
    data = {
        "english": "Home Office",
        "is_kept": "on",
        "note": "",
        "translations-TOTAL_FORMS": "1",
        "translations-INITIAL_FORMS": "0",
        "translations-0-language": "ar",
        "translations-0-words": "وزارة الداخلية",
    }
    assert client.post(url, data).status_code == 302
    assert GlossaryTerm.objects.get().translations.get().words == "وزارة الداخلية"
    assert "Home Office" in client.get(reverse(GlossaryTerm.snippet_viewset.get_url_name("list"))).content.decode()
    budget.spend(1_234)
    settings = reverse("wagtailsettings:edit", args=["portal", "machinetranslationsettings"])
    page = client.get(settings, follow=True)
    assert "Sent this month: 1,234 characters." in page.content.decode()
    assert client.post(page.request["PATH_INFO"], {"monthly_characters": "0"}).status_code == 302
    assert budget.allowance() == 0
