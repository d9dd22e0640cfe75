"""The link: for one answer, for a month, and nothing happens by opening it."""

from __future__ import annotations

import datetime
import re

import pytest
from django.core.signing import TimestampSigner
from django.utils import timezone

from services.corrections.links import SALT
from services.models import CheckRequest, Service

pytestmark = pytest.mark.django_db

STILL_RIGHT = {"answer": "still_right"}


def state_of(service: Service):
    fresh = Service.objects.get(pk=service.pk)
    return fresh.latest_revision_id, fresh.has_unpublished_changes, CheckRequest.objects.values_list().get()


@pytest.mark.parametrize("query", ["", "?answer=changed", "?answer=closed", "?answer=still_right", "?answer=no_more"])
def test_opening_it_changes_nothing(client, service, link, query):
    before = state_of(service)
    for method in (client.get, client.head, client.get):
        assert method(link + query).status_code == 200
    assert state_of(service) == before


@pytest.mark.parametrize("code", ["en", "ar", "ti"])
def test_it_opens_in_every_language_and_leaves_no_trace(client, link, code):
    address = link.replace("/en/", f"/{code}/")
    for answer in (client.get(address), client.post(address, STILL_RIGHT)):
        assert answer.status_code == 200
        assert answer["Cache-Control"] == "no-store"
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer["X-Robots-Tag"]
        assert not answer.cookies
        page = answer.content.decode()
        assert f'<html lang="{code}"' in page
        assert 'rel="canonical"' not in page
        assert "about=" not in page


def test_the_page_shows_what_readers_are_told(client, link):
    page = client.get(link).content.decode()
    for told in ("Drop-in", "Own charity", "0113 496 0000", "1 High Street", "No ID asked", "10:00–16:00"):
        assert told in page


def test_a_link_answers_once(client, service, link):
    assert client.post(link, STILL_RIGHT).status_code == 200
    before = state_of(service)
    again = client.post(link, {"answer": "changed", "words": "No, it is wrong."})
    assert "This link was used on" in again.content.decode()
    assert "This link was used on" in client.get(link).content.decode()
    assert state_of(service) == before


def test_of_two_answers_at_once_the_first_counts(client, service, link, monkeypatch):
    """The second was let in before the first was kept."""
    from services.corrections import views

    found = views.find(link.rstrip("/").rpartition("/")[2])
    client.post(link, STILL_RIGHT)
    before = state_of(service)
    monkeypatch.setattr(views, "find", lambda token: found)
    second = client.post(link, {"answer": "closed", "how": "defunct"})
    assert second.status_code == 409
    assert "This link was used on" in second.content.decode()
    assert state_of(service) == before


def test_it_works_for_a_month(client, service, link):
    today = timezone.localdate()
    CheckRequest.objects.update(expires_on=today)
    assert client.get(link).status_code == 200
    CheckRequest.objects.update(expires_on=today - datetime.timedelta(days=1))
    for answer in (client.get(link), client.post(link, STILL_RIGHT)):
        assert answer.status_code == 410
        assert "This link does not work any more" in answer.content.decode()
    assert not CheckRequest.objects.get().is_answered


def test_the_signature_has_an_age_of_its_own(client, link, monkeypatch):
    later = timezone.now() + datetime.timedelta(days=32)
    monkeypatch.setattr("django.core.signing.time.time", later.timestamp)
    assert client.get(link).status_code == 410


def test_nothing_but_our_own_link_opens(client, service, link):
    token = link.rstrip("/").rpartition("/")[2]
    nonce, stamp, signature = token.split(".")
    older = TimestampSigner(sep=".", salt="portal.feedback").sign(nonce)
    unknown = TimestampSigner(sep=".", salt=SALT).sign("somebody-s-guess")
    swapped = f"{nonce}.{stamp}.{signature[::-1]}"
    earlier = f"{nonce}.{stamp[::-1]}.{signature}"
    for junk in (older, unknown, swapped, earlier, nonce, f"{token}x", "x", "%00", "a" * 5000, f"{token[:-1]}"):
        address = link.replace(token, junk)
        for answer in (client.get(address), client.post(address, STILL_RIGHT)):
            assert answer.status_code == 404, junk
            assert "This link does not work any more" in answer.content.decode()
            assert answer["Cache-Control"] == "no-store"
    assert not CheckRequest.objects.filter(answered_on__isnull=False).exists()


@pytest.mark.parametrize("end", [")/", "more/", ")"])
def test_a_link_that_a_mail_programme_spoiled_is_taken_to_no_other_page(client, service, link, end):
    answer = client.get(link + end, follow=True)
    assert answer.status_code == 404
    assert answer["Cache-Control"] == "no-store"
    assert "This link does not work any more" in answer.content.decode()
    assert "about=" not in answer.content.decode()


@pytest.mark.parametrize("answer", ["still_right", "no_more", "changed", "closed"])
def test_another_site_cannot_send_it(client, service, link, answer):
    before = state_of(service)
    client.post(
        link,
        {"answer": answer, "words": "Wrong.", "how": "defunct"},
        headers={"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"},
    )
    assert state_of(service) == before


def test_no_more_letters_works_as_long_as_there_is_a_link(client, service, link):
    CheckRequest.objects.update(expires_on=datetime.date(2026, 1, 1))
    assert client.post(link, {"answer": "no_more"}).status_code == 200
    request = CheckRequest.objects.get()
    assert request.no_more_on == timezone.localdate()
    assert not request.is_answered


def test_it_costs_few_queries(client, link, django_assert_max_num_queries):
    client.get(link)
    for query in ("", "?answer=changed", "?answer=closed"):
        with django_assert_max_num_queries(10):
            client.get(link + query)


def test_the_token_is_not_written_down_by_a_crash(client, link, monkeypatch, caplog, capsys):
    from services.corrections import views

    token = link.rstrip("/").rpartition("/")[2]
    monkeypatch.setattr(views, "show", lambda *args: 1 / 0)
    client.raise_request_exception = False
    assert client.get(link).status_code == 500
    assert re.escape(token) not in caplog.text + capsys.readouterr().err
