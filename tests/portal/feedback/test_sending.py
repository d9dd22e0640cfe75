"""A reader says what is wrong: simply, without a cookie, and without a trace of themselves."""

from __future__ import annotations

import datetime
import logging

import pytest
from django.core.management import call_command
from django.utils import timezone
from django.utils.html import escape

from portal.feedback.sending import MOST_CHARACTERS
from portal.models import Feedback
from tests.factories import OrganisationFactory, make_service, translate_words

from .conftest import given_back, soup, token

pytestmark = pytest.mark.django_db
PAGE = "/en/health/sleep/"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_from_a_page_to_the_form_to_thanks_and_back(client, guide, language):
    page = f"/{language}/health/sleep/"
    links = soup(client.get(page)).select(".useful a")
    assert [link["href"].rpartition("=")[2] for link in links] == ["yes", "no"]
    form = soup(client.get(links[1]["href"]))
    assert form.find("input", {"name": "useful", "checked": True})["value"] == "no"
    assert form.select_one(".back a")["href"] == page
    assert form.find("html")["dir"] == ("rtl" if language == "ar" else "ltr")
    assert not Feedback.objects.exists()
    sent = {each["name"]: each.get("value", "") for each in form.select("form.feedback input[type=hidden]")}
    sent |= {"useful": "no", "text": "الرقم خطأ\r\nمرتين", "token": token()}
    answer = client.post(form.select_one("form.feedback")["action"], sent, follow=True)
    assert answer.redirect_chain == [(f"/{language}/feedback/thanks/?about=%2F{language}%2Fhealth%2Fsleep%2F", 302)]
    assert soup(answer).select_one("main a.more")["href"] == page
    assert not client.cookies
    kept = Feedback.objects.get()
    assert (kept.text, kept.useful, kept.language, kept.state) == ("الرقم خطأ\nمرتين", "no", language, "new")
    assert (kept.about_path, kept.about_key, kept.about_title) == (page, guide.translation_key, "Sleep")
    assert kept.organisation == guide.checked_by
    assert kept.received_on == timezone.localdate()


def test_purpose_and_use_are_told_before_the_box(client, guide):
    text = client.get(f"/en/feedback/?about={PAGE}").content.decode()
    box = text.index("<textarea")
    for told in ("We do not answer", "Do not write your name", "after a year", "Checking charity can read it too"):
        assert text.index(told) < box, told
    assert text.index("/en/mental-health/") < box or "Talk to somebody today" in text[:box]


def test_a_service_s_own_name_and_organisation(client, send, guide, locales):
    service = make_service("lantern", name="Lantern", organisation=OrganisationFactory(name="Lantern House"))
    translate_words(service, "ar")
    form = client.get("/ar/feedback/?about=/ar/services/lantern/").content.decode()
    assert "Lantern House" in form
    send("ar", about="/ar/services/lantern/", text="مغلق")
    kept = Feedback.objects.get()
    assert (kept.about_kind, kept.about_key, kept.about_title) == ("service", service.translation_key, "Lantern")
    assert kept.organisation == service.organisation


@pytest.mark.parametrize(
    "about",
    [
        *("", "//evil.example/en/", "/\\evil.example", "https://evil.example/en/", "/admin/", "/en/../admin/", "/xx/"),
        *("x", "/en/a b/", "/en/\x00/", "/en//evil", "/en/" + "a/" * 200, "javascript:alert(1)", "/en/?q=x", "/en/#x"),
    ],
)
def test_where_it_leads_back_to_is_a_page_of_this_site_or_nowhere(client, send, guide, about):
    form = client.get("/en/feedback/", {"about": about})
    assert form.status_code == 200
    assert not soup(form).select(".back a")
    answer = send(about=about, text="Wrong.")
    assert answer["Location"] == "/en/feedback/thanks/"
    thanks = soup(client.get("/en/feedback/thanks/", {"about": about}))
    assert [a["href"] for a in thanks.select("main a")] == ["/en/feedback/done/", "/en/"]
    assert Feedback.objects.get().about_path == ""


def test_following_a_link_brings_nobody_s_words_into_the_box(client, guide):
    form = soup(client.get("/en/feedback/", {"text": "planted", "token": token(), "useful": "maybe"}))
    assert form.find("textarea").text.strip() == ""
    assert not form.find("input", checked=True)


def test_numbers_and_addresses_are_taken_out_before_anything_is_kept(send):
    send(text="Call me: 07700 900123 or amina@example.org")
    assert Feedback.objects.get().text == "Call me: [number removed] or [e-mail removed]"


def test_nothing_about_the_reader_is_kept_or_logged(send, caplog):
    caplog.set_level(logging.DEBUG)
    send(text="Secret words", address="203.0.113.77", headers={"User-Agent": "Reader/9.9"})
    row = " ".join(str(value) for value in Feedback.objects.values().get().values())
    for secret in ("203.0.113.77", "Reader/9.9"):
        assert secret not in row
        assert secret not in caplog.text
    said = [record.getMessage() for record in caplog.records if not record.name.startswith("django.db")]
    assert not [each for each in said if "Secret words" in each]
    field_types = {field.get_internal_type() for field in Feedback._meta.get_fields()}
    assert not field_types & {"DateTimeField", "TimeField", "GenericIPAddressField"}


def test_a_bare_answer_is_counted_and_waits_for_nobody(send):
    send(useful="yes")
    assert (Feedback.objects.get().useful, Feedback.objects.get().state) == ("yes", "read")


def test_nothing_at_all_is_asked_for_again(send):
    assert "Choose yes or no" in given_back(send(useful="", text=""), "")


def test_too_many_words_are_kept_in_the_box(send):
    long = "م" * (MOST_CHARACTERS + 2)
    assert "take away 2 letters" in given_back(send(text=long), long)
    send(text="م\r\n" * (MOST_CHARACTERS // 2))
    assert Feedback.objects.count() == 1


def test_the_words_go_after_a_year_and_what_was_done_stays(send, capsys):
    send(text="Old words")
    send(text="New words")
    old = Feedback.objects.filter(text="Old words")
    old.update(
        received_on=timezone.localdate() - datetime.timedelta(days=365), what_was_done="Changed", translation="x"
    )
    call_command("tidy_feedback")
    kept = Feedback.objects.get(what_was_done="Changed")
    assert (kept.text, kept.translation) == ("", "")
    assert Feedback.objects.filter(text="New words").exists()


@pytest.mark.parametrize("path", ["/en/", PAGE, "/en/search/?q=secretword", "/en/desk/", "/en/no-such-page/"])
def test_every_page_asks_and_takes_no_search_words_along(client, guide, path):
    links = soup(client.get(path)).select(".useful a")
    assert len(links) == 2
    assert all(escape("secretword") not in link["href"] for link in links)
    assert all(client.get(link["href"]).status_code == 200 for link in links)


@pytest.mark.parametrize("path", ["/", "/en/feedback/", "/en/feedback/thanks/", "/en/feedback/done/"])
def test_these_do_not_ask(client, guide, path):
    assert not soup(client.get(path)).select(".useful")


def test_the_form_takes_few_queries(client, guide, django_assert_max_num_queries):
    client.get("/en/")
    with django_assert_max_num_queries(8):
        client.get("/ar/feedback/?about=/ar/health/sleep/")
