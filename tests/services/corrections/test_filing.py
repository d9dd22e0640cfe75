"""An answer becomes a draft, or a note. Readers see nothing of it before an editor publishes it."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Task, Workflow, WorkflowContentType, WorkflowTask

from search.models import Document
from services.models import CheckRequest, Service
from services.models.choices import Status
from tests.factories import translate_words

from .conftest import EMAIL, new_link

pytestmark = pytest.mark.django_db


def boxes(service: Service, **changes: str) -> dict[str, str]:
    """The form as it is sent when nothing but ``changes`` was touched; ``phone`` and ``email`` name those contacts."""
    data = {"answer": "changed", "new_kind": "phone", "new_value": "", "hours": "", "address": "", "words": ""}
    for contact in service.contacts.all():
        data[f"contact-{contact.pk}"] = changes.pop(contact.kind, contact.value)
    for name in ("cost", "asks_for_id", "asks_immigration_status", "shares_with_home_office"):
        data[name] = getattr(service, name)
    return {**data, **changes}


def draft_of(service: Service) -> Service:
    return Service.objects.get(pk=service.pk).get_latest_revision_as_object()


def asked() -> CheckRequest:
    return CheckRequest.objects.latest("pk")


def public_facts() -> list[dict]:
    return list(Document.objects.order_by("pk").values("key", "words", "facts"))


def test_still_right_is_a_draft_with_the_day_and_who(client, service, own, link):
    before = public_facts()
    client.post(link, {"answer": "still_right"})
    draft, today = draft_of(service), timezone.localdate()
    assert (draft.last_checked, draft.checked_by) == (today, own)
    assert draft.next_check_due == today + datetime.timedelta(days=182)
    fresh = Service.objects.get(pk=service.pk)
    assert (fresh.last_checked, fresh.has_unpublished_changes, fresh.live) == (None, True, True)
    assert fresh.latest_revision.user is None
    assert asked().draft == fresh.latest_revision
    assert public_facts() == before


def test_changed_contacts_and_facts_are_in_the_draft_only(client, service, link):
    before = public_facts()
    data = boxes(
        service,
        phone="0113 496 0999",
        email="",
        new_kind="text",
        new_value="07700 900123",
        cost="depends",
        asks_for_id="",
    )
    assert client.post(f"{link}?answer=changed", data).status_code == 200
    draft = draft_of(service)
    assert [(each.kind, each.value) for each in draft.contacts.all()] == [
        ("phone", "0113 496 0999"),
        ("text", "07700 900123"),
    ]
    assert (draft.cost, draft.asks_for_id, draft.last_checked) == ("depends", "", timezone.localdate())
    assert ("contact:phone", "0113 496 0000", "0113 496 0999") in asked().changed()
    assert ("cost", "free", "depends") in asked().changed()
    assert ("contact:email", EMAIL, "") in asked().changed()
    assert {each.value for each in Service.objects.get(pk=service.pk).contacts.all()} == {"0113 496 0000", EMAIL}
    assert public_facts() == before


def test_words_wait_for_an_editor_and_the_check_is_not_dated(client, service, link):
    client.post(link, boxes(service, hours="Tuesday 9 to 5\nnot Monday", words="We moved.", phone="0113 496 0998"))
    request = asked()
    assert request.words == "Opening hours:\nTuesday 9 to 5\nnot Monday\n\nWhat else:\nWe moved."
    assert draft_of(service).last_checked is None
    assert request.changed() == [("contact:phone", "0113 496 0000", "0113 496 0998")]


def test_words_alone_make_no_draft(client, service, link):
    client.post(link, boxes(service, address="2 High Street"))
    assert (asked().draft, asked().why_no_draft) == (None, "")
    assert not Service.objects.get(pk=service.pk).has_unpublished_changes
    assert CheckRequest.objects.waiting().count() == 1


@pytest.mark.parametrize(
    ("data", "status", "until"),
    [
        ({"how": "temporarily_closed"}, Status.TEMPORARILY_CLOSED, None),
        ({"how": "temporarily_closed", "until": "2126-03-01"}, Status.TEMPORARILY_CLOSED, datetime.date(2126, 3, 1)),
        ({"how": "defunct", "until": "2126-03-01"}, Status.DEFUNCT, None),
    ],
)
def test_closed_is_a_draft_too(client, service, link, data, status, until):
    before = public_facts()
    client.post(link, {"answer": "closed", **data})
    draft = draft_of(service)
    assert (draft.status, draft.closed_until) == (status, until)
    assert Service.objects.get(pk=service.pk).status == Status.ACTIVE
    assert public_facts() == before


def test_translations_are_not_touched_by_it_or_by_publishing_it(client, service, link):
    arabic = translate_words(service, "ar", name="خدمة")
    before = (arabic.name, arabic.latest_revision_id, arabic.contacts.count())
    client.post(link, boxes(service, phone="0113 496 0777"))
    asked().draft.publish()
    after = Service.objects.get(pk=arabic.pk)
    assert (after.name, after.latest_revision_id, after.contacts.count()) == before
    (document,) = public_facts()
    assert document["words"]["ar"]["name"] == "خدمة"
    assert "0113 496 0777" in str(document["facts"]["contacts"])


def test_a_draft_in_work_stays_as_it_is(client, service, link):
    service.summary = "An editor is writing this."
    revision = service.save_revision()
    client.post(link, boxes(service, phone="0113 496 0777"))
    assert Service.objects.get(pk=service.pk).latest_revision == revision
    request = asked()
    assert (request.draft, request.why_no_draft) == (None, "draft_in_work")
    assert ("contact:phone", "0113 496 0000", "0113 496 0777") in request.changed()
    assert list(CheckRequest.objects.waiting()) == [request]


def test_an_answer_goes_on_what_was_published_meanwhile_and_says_so(client, service, link):
    service.summary = "Newer words."
    service.save_revision().publish()
    client.post(link, {"answer": "still_right"})
    assert draft_of(service).summary == "Newer words."
    assert asked().record_had_changed


def test_an_answer_that_came_at_once_says_nothing_of_a_change(client, service, link):
    client.post(link, {"answer": "still_right"})
    assert not asked().record_had_changed


@pytest.mark.parametrize(
    ("change", "reason"),
    [({"locked": True}, "locked"), ({"live": False}, "not_shown"), ({"maximum_age": 5, "minimum_age": 9}, "not_valid")],
)
def test_what_cannot_be_a_draft_is_a_note(client, service, link, change, reason):
    Service.objects.filter(pk=service.pk).update(**change)
    assert client.post(link, {"answer": "still_right"}).status_code == 200
    assert (asked().draft, asked().why_no_draft) == (None, reason)
    assert Service.objects.get(pk=service.pk).latest_revision == service.latest_revision


def test_a_contact_taken_off_the_record_meanwhile_is_not_lost(client, service, link):
    data = boxes(service)
    gone = service.contacts.get(kind="phone")
    service.contacts.set([each for each in service.contacts.all() if each != gone])
    service.save_revision().publish()
    client.post(link, {**data, f"contact-{gone.pk}": "0113 496 0555"})
    assert "0113 496 0555" in asked().words


def test_a_last_publication_s_kind_of_change_is_not_repeated(client, service, link):
    service.change = "critical"
    service.save_revision().publish()
    client.post(link, {"answer": "still_right"})
    assert draft_of(service).change == "words"


def test_the_draft_goes_to_moderation_where_there_is_one(client, service, link):
    workflow = Workflow.objects.create(name="Four eyes")
    WorkflowTask.objects.create(workflow=workflow, task=Task.objects.create(name="Look"), sort_order=0)
    WorkflowContentType.objects.create(workflow=workflow, content_type=ContentType.objects.get_for_model(Service))
    client.post(link, {"answer": "still_right"})
    state = Service.objects.get(pk=service.pk).current_workflow_state
    assert state.workflow == workflow
    assert state.current_task_state.revision == asked().draft


def test_a_second_link_finds_the_first_answer_s_draft(client, service, mailoutbox):
    first, second = new_link(service, mailoutbox), new_link(service, mailoutbox, is_forced=True)
    client.post(first, boxes(service, phone="0113 496 0111"))
    draft = asked_about(service).draft
    client.post(second, boxes(service, phone="0113 496 0222"))
    assert Service.objects.get(pk=service.pk).latest_revision == draft
    assert asked().why_no_draft == "draft_in_work"


def asked_about(service: Service) -> CheckRequest:
    return CheckRequest.objects.filter(service=service).earliest("pk")
