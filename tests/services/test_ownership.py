"""Least privilege: a partner's editor reaches their own organisation's services and no others'."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse

from portal.models import User
from tests.factories import OrganisationFactory, make_service, translate_words

pytestmark = pytest.mark.django_db


@pytest.fixture
def own(locales):
    return OrganisationFactory()


@pytest.fixture
def partner(client, own):
    call_command("setup_groups")
    user = User.objects.create_user("partner", password="x", organisation=own)
    user.groups.add(Group.objects.get(name="Partner editors"))
    client.force_login(user)
    return client


def address(view: str, *args) -> str:
    return reverse(f"wagtailsnippets_services_service:{view}", args=args)


def test_the_list_shows_only_their_own(partner, own):
    make_service("ours", organisation=own, name="Our service")
    make_service("theirs", name="Their service")
    page = partner.get(address("list")).content.decode()
    assert "Our service" in page
    assert "Their service" not in page


@pytest.mark.parametrize("view", ["edit", "history", "usage", "unpublish", "lock", "delete"])
def test_another_s_service_is_refused(partner, view):
    theirs = make_service("theirs")
    for service in (theirs, translate_words(theirs, "ar")):
        for method in (partner.get, partner.post):
            answer = method(address(view, service.pk))
            # Wagtail sends people who may not do a thing back to the admin's home page.
            assert answer.status_code in (302, 403, 405)
            assert answer.get("Location", "/admin/") == "/admin/"


def test_their_own_can_be_edited(partner, own):
    ours = make_service("ours", organisation=own)
    page = partner.get(address("edit", ours.pk))
    assert page.status_code == 200
    assert own.name in page.content.decode()


def test_an_editor_cannot_give_a_service_away(partner, own):
    other = OrganisationFactory(name="Somebody else")
    ours = make_service("ours", organisation=own)
    assert other.name not in partner.get(address("edit", ours.pk)).content.decode()


@pytest.mark.parametrize("path", ["/admin/users/", "/admin/settings/portal/portalsettings/", "/admin/locales/"])
def test_the_rest_of_the_admin_is_closed(partner, path):
    assert partner.get(path, follow=False).status_code in (302, 403)


def test_the_first_page_lists_what_needs_a_check(partner, own):
    make_service("never", organisation=own, name="Never checked")
    make_service("overdue", organisation=own, name="Overdue", last_checked="2026-01-01", next_check_due="2026-02-01")
    make_service("fresh", organisation=own, name="Fresh", last_checked="2026-01-01", next_check_due="2999-01-01")
    make_service("theirs", name="Somebody else's")
    page = partner.get("/admin/").content.decode()
    assert page.index("Overdue") < page.index("Never checked")
    assert "Fresh" not in page
    assert "Somebody else" not in page
