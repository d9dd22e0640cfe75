"""Editors ask, publish and set aside: the portal's team for all services, a partner for its own."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from search.models import Document
from services.models import CheckRequest, Service
from tests.factories import make_service, translate_words

from .conftest import EMAIL, editor, new_link, with_email
from .test_filing import asked, boxes, draft_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def team(client, locales):
    client.force_login(editor("team", "Portal team"))
    return client


@pytest.fixture
def partner(client, own):
    client.force_login(editor("partner", "Partner editors", own))
    return client


@pytest.fixture
def answered(client, service, link) -> CheckRequest:
    client.post(link, boxes(service, phone="0113 496 0777"))
    return asked()


@pytest.fixture
def theirs(locales, client, mailoutbox) -> CheckRequest:
    """An answer about somebody else's service."""
    service = with_email(make_service("theirs", name="Their service", phones=("0113 496 0003",)))
    client.post(new_link(service, mailoutbox), boxes(service, phone="0113 496 0004"))
    return asked()


def address(view: str, answer: CheckRequest) -> str:
    return reverse(view, args=[answer.service_id, answer.pk])


def home(client) -> str:
    return client.get(reverse("wagtailadmin_home")).content.decode()


def test_the_first_page_lists_before_and_after(team, answered):
    page = home(team)
    assert "Answers from services (1)" in page
    assert "0113 496 0000" in page
    assert "0113 496 0777" in page
    assert address("publish_service_answer", answered) in page


def test_publishing_it_changes_what_readers_see(team, service, answered):
    answer = team.post(address("publish_service_answer", answered))
    assert answer.status_code == 302
    assert "0113 496 0777" in str(Document.objects.get(key="drop-in").facts["contacts"])
    fresh = Service.objects.get(pk=service.pk)
    assert not fresh.has_unpublished_changes
    assert CheckRequest.objects.get().done_by.username == "team"
    assert "Answers from services" not in home(team)


@pytest.mark.parametrize("view", ["publish_service_answer", "set_service_answer_aside"])
def test_the_buttons_on_the_first_page_work_as_a_browser_presses_them(client, answered, view):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(editor("team", "Portal team"))
    (form,) = re.findall(rf'<form method="post" action="{address(view, answered)}">(.*?)</form>', home(browser), re.S)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form)[1]
    assert browser.post(address(view, answered)).status_code == 403
    assert browser.post(address(view, answered), {"csrfmiddlewaretoken": token}).status_code == 302
    assert not CheckRequest.objects.waiting().exists()


def test_words_wait_on_after_the_draft_is_published(team, service, link):
    team.post(link, boxes(service, phone="0113 496 0777", words="We moved to the next street."))
    edit = reverse("wagtailsnippets_services_service:edit", args=[service.pk])
    assert "We moved to the next street." in team.get(edit).content.decode()
    team.post(address("publish_service_answer", asked()))
    page = home(team)
    assert "We moved to the next street." in page
    assert address("publish_service_answer", asked()) not in page
    team.post(address("set_service_answer_aside", asked()))
    assert "We moved to the next street." not in home(team) + team.get(edit).content.decode()
    assert Service.objects.get(pk=service.pk).contacts.filter(value="0113 496 0777").exists()


def test_set_aside_it_leaves_no_draft_that_somebody_could_publish(team, service, answered):
    team.post(address("set_service_answer_aside", answered))
    fresh = Service.objects.get(pk=service.pk)
    assert not fresh.has_unpublished_changes
    assert fresh.latest_revision == fresh.live_revision
    assert {each.value for each in draft_of(service).contacts.all()} == {"0113 496 0000", EMAIL}
    assert fresh.latest_revision.as_object().contacts.get(kind="phone").value == "0113 496 0000"
    history = team.get(reverse("wagtailsnippets_services_service:history", args=[service.pk]))
    assert history.status_code == 200
    assert "Answers from services" not in home(team)


def test_a_draft_that_was_worked_on_is_not_published_or_taken_back(team, service, answered):
    draft = draft_of(service)
    draft.summary = "An editor wrote more."
    newer = draft.save_revision()
    team.post(address("publish_service_answer", answered))
    assert Service.objects.get(pk=service.pk).contacts.filter(value="0113 496 0000").exists()
    team.post(address("set_service_answer_aside", answered))
    assert Service.objects.get(pk=service.pk).latest_revision == newer


def test_a_draft_published_from_the_editor_is_decided(team, service, answered):
    draft = draft_of(service)
    draft.summary = "An editor wrote more."
    draft.save_revision().publish()
    assert not CheckRequest.objects.waiting().exists()


def test_a_get_decides_nothing(team, answered):
    for view in ("publish_service_answer", "set_service_answer_aside"):
        assert team.get(address(view, answered)).status_code == 405
    assert CheckRequest.objects.waiting().exists()


# Whose


def test_a_partner_sees_and_decides_on_its_own(partner, answered, theirs):
    page = home(partner)
    assert "0113 496 0777" in page
    assert "Their service" not in page
    for view in ("publish_service_answer", "set_service_answer_aside"):
        assert partner.post(address(view, theirs)).headers["Location"] == "/admin/"
        mixed = reverse(view, args=[answered.service_id, theirs.pk])
        assert partner.post(mixed).status_code == 404
    assert partner.get(reverse("ask_service", args=[theirs.service_id])).headers["Location"] == "/admin/"
    assert CheckRequest.objects.waiting().count() == 2
    partner.post(address("publish_service_answer", answered))
    assert list(CheckRequest.objects.waiting()) == [theirs]


def test_a_translator_reaches_none_of_it(client, answered):
    client.force_login(editor("translator", "Translators: Arabic"))
    assert "Answers from services" not in home(client)
    for url in (address("publish_service_answer", answered), reverse("ask_service", args=[answered.service_id])):
        assert client.post(url).status_code in (302, 403)
    assert CheckRequest.objects.waiting().exists()


# Asking


@pytest.mark.parametrize("who", ["team", "partner"])
def test_an_editor_asks_from_the_list_or_the_editor(request, who, service, mailoutbox):
    browser = request.getfixturevalue(who)
    url = reverse("ask_service", args=[service.pk])
    for page in ("list", "edit"):
        args = [service.pk] if page == "edit" else []
        assert url in browser.get(reverse(f"wagtailsnippets_services_service:{page}", args=args)).content.decode()
    asks = browser.get(url).content.decode()
    assert EMAIL in asks
    assert "1 High Street" in asks
    assert not mailoutbox
    # An address in the request is not looked at.
    browser.post(url, {"address": "thief@example.org", "sent_to": "thief@example.org"})
    (mail,) = mailoutbox
    assert mail.to == [EMAIL]
    assert "http://testserver/en/services/check/" in mail.body
    assert CheckRequest.objects.get().sent_by.username == who


def test_the_second_time_must_be_meant(team, service, link, mailoutbox):
    url = reverse("ask_service", args=[service.pk])
    team.post(url)
    assert len(mailoutbox) == 1
    assert "They were asked less than 7 days ago." in team.get(url).content.decode()
    team.post(url, {"force": "1"})
    assert len(mailoutbox) == 2


def test_no_more_is_said_and_can_be_taken_back(team, service, link, mailoutbox):
    team.post(link, {"answer": "no_more"})
    url = reverse("ask_service", args=[service.pk])
    assert "asked us not to write" in team.get(url).content.decode()
    team.post(url, {"force": "1"})
    assert len(mailoutbox) == 1
    team.post(url, {"write_again": "1"})
    team.post(url, {"force": "1"})
    assert len(mailoutbox) == 2


def test_a_service_without_an_address_is_said_plainly(team, locales, mailoutbox):
    mute = make_service("mute")
    url = reverse("ask_service", args=[mute.pk])
    assert "There is no e-mail address" in team.get(url).content.decode()
    team.post(url)
    assert not mailoutbox


def test_a_translation_is_not_asked_about(team, service):
    arabic = translate_words(service, "ar")
    assert team.get(reverse("ask_service", args=[arabic.pk])).status_code == 404
    listed = team.get(reverse("wagtailsnippets_services_service:list") + "?locale=ar").content.decode()
    assert reverse("ask_service", args=[arabic.pk]) not in listed
