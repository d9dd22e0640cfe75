"""Who is written to, what the e-mail says, and how often it is sent."""

from __future__ import annotations

import datetime

import pytest
from django.core.mail import get_connection
from django.core.management import call_command
from django.utils import timezone

from services.corrections.asking import CannotAsk, ask, due_for_asking, write_again
from services.models import CheckRequest, Service
from services.models.check_request import Obstacle
from tests.factories import make_service, translate_words

from .conftest import EMAIL, new_link, with_email

pytestmark = pytest.mark.django_db


def refused(service, **how) -> Obstacle:
    with pytest.raises(CannotAsk) as problem:
        ask(service, str, **how)
    return problem.value.obstacle


def test_the_mail_goes_to_the_contact_on_record_and_tells_what_readers_see(link, mailoutbox):
    (mail,) = mailoutbox
    assert mail.to == [EMAIL]
    assert mail.subject == "Is this still right? Drop-in"
    for told in ("0113 496 0000", "1 High Street, Leeds", "Monday: 10:00 to 16:00", "No ID asked", "Own charity"):
        assert told in mail.body
    for said in ("You do not need an account", "Do not write to us again", "works once, until"):
        assert said in mail.body
    assert mail.body.count("https://") == 1


def test_the_link_itself_is_kept_nowhere(link):
    token = link.rstrip("/").rpartition("/")[2]
    (row,) = CheckRequest.objects.values()
    nonce = token.split(".")[0]
    assert all(nonce not in str(value) and token not in str(value) for value in row.values())
    assert row["expires_on"] == row["sent_on"] + datetime.timedelta(days=30)


def test_a_name_cannot_add_headers(service, mailoutbox):
    Service.objects.filter(pk=service.pk).update(name="Drop-in\nBcc: all@example.org")
    ask(Service.objects.get(pk=service.pk), str)
    assert mailoutbox[0].message()["Subject"] == "Is this still right? Drop-in Bcc: all@example.org"
    assert mailoutbox[0].recipients() == [EMAIL]


def test_without_an_address_nothing_is_sent(locales, mailoutbox):
    assert refused(make_service("silent", phones=("0113 496 0001",))) is Obstacle.NO_ADDRESS
    assert (mailoutbox, CheckRequest.objects.count()) == ([], 0)


def test_an_address_in_a_draft_is_not_written_to(service, mailoutbox):
    draft = Service.objects.get(pk=service.pk)
    for contact in draft.contacts.all():
        contact.value = "draft@example.org" if contact.kind == "email" else contact.value
    draft.contacts.set(draft.contacts.all())
    draft.save_revision()
    ask(Service.objects.get(pk=service.pk), str)
    assert mailoutbox[0].to == [EMAIL]


@pytest.mark.parametrize("facts", [{"publish": False}, {"status": "defunct"}])
def test_what_readers_do_not_see_is_not_asked_about(locales, mailoutbox, facts):
    service = make_service("hidden", **facts)
    service.contacts.add(service.contacts.model(kind="email", value=EMAIL))
    service.save()
    if facts.get("publish", True) is False:
        Service.objects.filter(pk=service.pk).update(live=False)
    assert refused(Service.objects.get(pk=service.pk)) is Obstacle.NOT_SHOWN


def test_nobody_is_asked_twice_within_a_week_unless_an_editor_says_so(service, link, mailoutbox):
    assert refused(service) is Obstacle.TOO_SOON
    ask(service, str, is_forced=True)
    CheckRequest.objects.update(sent_on=timezone.localdate() - datetime.timedelta(days=7))
    ask(service, str)
    assert len(mailoutbox) == 3


def test_whoever_asked_for_no_more_gets_no_more(service, link, mailoutbox):
    CheckRequest.objects.update(no_more_on=timezone.localdate())
    assert refused(service, is_forced=True) is Obstacle.NO_MORE
    newer = with_email(service, "somebody.else@example.org")
    newer.contacts.set([each for each in newer.contacts.all() if each.value != EMAIL])
    newer.save_revision().publish()
    ask(Service.objects.get(pk=service.pk), str)
    assert mailoutbox[-1].to == ["somebody.else@example.org"]


def test_they_may_say_that_we_may_write_again(service, link, mailoutbox):
    CheckRequest.objects.update(no_more_on=timezone.localdate())
    write_again(service)
    ask(service, str, is_forced=True)
    assert len(mailoutbox) == 2


def test_an_e_mail_that_could_not_be_sent_leaves_nothing(service, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    assert refused(service) is Obstacle.NOT_SENT
    assert not CheckRequest.objects.exists()


# The command


@pytest.fixture
def several(service):
    """One never checked (``service``), one due soon, one checked for long, one invented."""
    today = timezone.localdate()
    due = make_service("due", next_check_due=today + datetime.timedelta(days=10), last_checked=today)
    fresh = make_service("fresh", next_check_due=today + datetime.timedelta(days=90), last_checked=today)
    for each in (due, fresh, make_service("made-up", is_example=True)):
        with_email(each, f"{each.slug}@example.org")
    make_service("mute", next_check_due=today)


def test_the_command_asks_whose_check_is_due(several, mailoutbox, capsys):
    call_command("ask_services", dry_run=True)
    assert "Would be asked: 2" in capsys.readouterr().out
    assert (mailoutbox, CheckRequest.objects.count()) == ([], 0)
    call_command("ask_services")
    said = capsys.readouterr().out
    assert "Asked: 2" in said
    assert "mute: There is no e-mail address" in said
    assert {each.to[0] for each in mailoutbox} == {"due@example.org", EMAIL}
    assert all("http://127.0.0.1:8000/en/services/check/" in each.body for each in mailoutbox)
    call_command("ask_services")
    assert len(mailoutbox) == 2
    call_command("ask_services", due_within=100)
    assert mailoutbox[-1].to == ["fresh@example.org"]


def test_who_has_answered_is_not_asked_before_somebody_read_it(client, service, mailoutbox):
    link = new_link(service, mailoutbox)
    client.post(link, {"answer": "changed", "words": "All of it is wrong."})
    CheckRequest.objects.update(sent_on=datetime.date(2026, 1, 1), expires_on=datetime.date(2026, 2, 1))
    assert service.pk not in due_for_asking(datetime.timedelta(days=30), timezone.localdate())


def test_a_translation_is_never_asked(several):
    translate_words(Service.objects.get(slug="drop-in"), "ar")
    keys = due_for_asking(datetime.timedelta(days=30), timezone.localdate())
    assert set(Service.objects.filter(pk__in=keys).values_list("locale__language_code", flat=True)) == {"en"}


def test_a_silent_mail_server_holds_nobody_up_for_long():
    """Less than a web server's patience, or the row of an e-mail that was never sent would stay."""
    server = get_connection("django.core.mail.backends.smtp.EmailBackend")
    assert server.timeout is not None
    assert server.timeout < 30
