"""A published service with an e-mail address, asked whether it is still right."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command

from portal.models import User
from services.corrections.asking import ask
from services.models import Contact, Service
from tests.factories import OrganisationFactory, make_service

EMAIL = "office@example.org"
LINK = re.compile(r"https://portal\.example(/en/services/check/\S+/)")


def with_email(service: Service, value: str = EMAIL) -> Service:
    service.contacts.add(Contact(kind="email", value=value))
    service.save_revision().publish()
    return Service.objects.get(pk=service.pk)


@pytest.fixture
def own(locales):
    return OrganisationFactory(name="Own charity")


@pytest.fixture
def service(own):
    made = make_service(
        "drop-in",
        name="Drop-in",
        organisation=own,
        phones=("0113 496 0000",),
        cost="free",
        asks_for_id="no",
        places=({"address_kind": "full", "address": "1 High Street", "schedules": ((1, "10:00", "16:00"),)},),
    )
    return with_email(made)


@pytest.fixture
def link(service, mailoutbox) -> str:
    """The path in the e-mail that was just sent."""
    return new_link(service, mailoutbox)


def new_link(service: Service, mailoutbox, **how) -> str:
    ask(service, lambda path: f"https://portal.example{path}", **how)
    return LINK.search(mailoutbox[-1].body)[1]


def editor(name: str, group: str, organisation=None) -> User:
    call_command("setup_groups")
    user = User.objects.create_user(name, password="x", organisation=organisation)
    user.groups.add(Group.objects.get(name=group))
    return user
