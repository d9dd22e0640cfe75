"""What is wrong in a form is named at its field, and nothing that was typed is lost."""

from __future__ import annotations

import pytest

from services.models import Service
from tests.factories import make_service

from .test_filing import asked, boxes

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"phone": "ring us"}, "contact-"),
        ({"email": "office"}, "contact-"),
        ({"new_kind": "email", "new_value": "0113 496 0000"}, "new_value"),
        ({"new_kind": "web", "new_value": "javascript:alert(1)"}, "new_value"),
        ({"words": "x" * 2001}, "words"),
    ],
)
def test_a_wrong_field_is_named_and_nothing_is_lost(client, service, link, changes, field):
    data = boxes(service, address="<b>2 High Street</b>", **changes)
    page = client.post(link, data).content.decode()
    (wrong,) = [name for name in client.post(link, data).context["problems"] if name.startswith(field)]
    assert f'aria-describedby="{wrong}' in page or f' {wrong}-wrong"' in page
    assert "&lt;b&gt;2 High Street&lt;/b&gt;" in page
    for value in changes.values():
        assert value in page
    assert not asked().is_answered


@pytest.mark.parametrize("until", ["2020-01-01", "soon", "2126-02-30"])
def test_a_day_that_is_none_is_named(client, link, until):
    answer = client.post(link, {"answer": "closed", "how": "temporarily_closed", "until": until})
    assert list(answer.context["problems"]) == ["until"]
    assert f'value="{until}"' in answer.content.decode()
    assert not asked().is_answered


def test_how_it_is_closed_must_be_chosen(client, link):
    assert list(client.post(link, {"answer": "closed", "how": "active"}).context["problems"]) == ["how"]


def test_nothing_different_is_no_answer(client, service, link):
    answer = client.post(link, boxes(service, new_kind="email"))
    assert "Nothing is different yet" in answer.content.decode()
    assert not asked().is_answered


@pytest.mark.parametrize(
    "junk",
    [
        {},
        {"answer": "delete"},
        {"answer": "changed", "cost": "nothing", "contact-": "1", "contact-9999999999999999": "x", "new_kind": "fax"},
        {"answer": "changed", "contact-1\n": "x", "slug": "taken", "status": "defunct", "organisation": "1"},
    ],
)
def test_junk_changes_no_fact(client, service, link, junk):
    assert client.post(link, junk).status_code == 200
    fresh = Service.objects.get(pk=service.pk)
    assert not fresh.has_unpublished_changes
    assert fresh.latest_revision == service.latest_revision


def test_another_service_s_contact_cannot_be_named(client, service, link):
    other = make_service("other", phones=("0113 496 0002",))
    contact = other.contacts.get()
    client.post(link, boxes(service, **{f"contact-{contact.pk}": "0113 496 0003"}))
    assert "0113 496 0003" in asked().words
    assert not Service.objects.get(pk=other.pk).has_unpublished_changes
    assert other.contacts.get().value == "0113 496 0002"
