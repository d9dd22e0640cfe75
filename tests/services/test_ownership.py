"""Least privilege: a partner's editor reaches their own organisation's services and no others'."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db.models import ProtectedError
from django.urls import get_resolver, reverse
from wagtail_localize.models import Translation

from portal.models import User
from services.admin_guard import OPEN_NAMESPACES, OPEN_VIEWS, SERVICES
from services.models import Service
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


PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)")
SAMPLES = {"app_label": "services", "model_name": "service", "app_name": "services", "action": "delete"}


def admin_views() -> list[tuple[str, str, list[str]]]:
    """(name, route, names of arguments) of every view below /admin/."""

    def walk(patterns, prefix: str, namespace: str):
        for pattern in patterns:
            route = prefix + str(pattern.pattern)
            inside = f"{namespace}{pattern.namespace}:" if getattr(pattern, "namespace", None) else namespace
            if hasattr(pattern, "url_patterns"):
                yield from walk(pattern.url_patterns, route, inside)
            else:
                yield f"{inside}{pattern.name}", route, [one or other for one, other in PARAMETER.findall(route)]

    admin = next(each for each in get_resolver().url_patterns if str(each.pattern) == "admin/")
    return list(walk(admin.url_patterns, "admin/", ""))


def service_views() -> list[tuple[str, list[str]]]:
    """Name and arguments of every address of the services' admin that names a service."""
    views = ((name.rpartition(":"), arguments) for name, _route, arguments in admin_views())
    return [
        (name, arguments)
        for (namespace, _colon, name), arguments in views
        if namespace == SERVICES and "pk" in arguments
    ]


def test_there_are_addresses_to_guard():
    names = [name for name, _arguments in service_views()]
    assert {"edit", "delete", "history", "revisions_compare", "unpublish", "usage"} <= set(names)


@pytest.mark.parametrize(("view", "arguments"), service_views())
def test_every_address_of_another_s_service_is_closed(partner, view, arguments):
    theirs = make_service("theirs", summary="A secret draft")
    for service in (theirs, translate_words(theirs, "ar")):
        values = {"pk": str(service.pk), "revision_id": "1", "revision_id_a": "live", "revision_id_b": "latest"}
        given = [values.get(group, "1") for group in arguments]
        for method in (partner.get, partner.post):
            answer = method(address(view, *given))
            assert (answer.status_code, answer["Location"]) == (302, "/admin/")


def test_all_the_rest_of_the_admin_is_closed(partner, locales):
    make_service("theirs")
    opened = []
    for name, route, _arguments in admin_views():
        namespace = name.rpartition(":")[0]
        path = "/" + re.sub(
            r"[\^$]|\\Z", "", PARAMETER.sub(lambda found: SAMPLES.get(found[1] or found[2], "1"), route)
        )
        if name in OPEN_VIEWS or namespace in OPEN_NAMESPACES or namespace == SERVICES:
            continue
        answer = partner.get(path)
        if answer.status_code == 200:
            opened.append((name, path))
    assert opened == []


def test_wagtail_localize_is_closed_to_a_partner(partner):
    theirs = make_service("theirs", name="Their name")
    translate_words(theirs, "ar")
    translation = Translation.objects.get()
    for path in (
        f"/admin/localize/translate/{translation.pk}/pofile/download/",
        f"/admin/localize/translate/{translation.pk}/pofile/upload/",
        f"/admin/localize/translate/{translation.pk}/disable/",
        "/admin/localize/api/snippets/services/service/",
    ):
        for method in (partner.get, partner.post):
            assert method(path).get("Location") == "/admin/"
    assert Translation.objects.get().enabled


def test_an_account_without_an_organisation_keeps_nothing(client, locales):
    call_command("setup_groups")
    user = User.objects.create_user("nobody", password="x")
    user.groups.add(Group.objects.get(name="Partner editors"))
    client.force_login(user)
    theirs = make_service("theirs", name="Their service")
    assert "Their service" not in client.get(address("list")).content.decode()
    assert client.get(address("edit", theirs.pk))["Location"] == "/admin/"


def test_an_organisation_with_editors_cannot_be_deleted(own, partner):
    with pytest.raises(ProtectedError):
        own.delete()


def test_a_service_given_away_goes_with_its_translations(partner, own):
    service = make_service("moved", organisation=own)
    arabic = translate_words(service, "ar")
    assert partner.get(address("edit", arabic.pk)).status_code == 200
    service.organisation = OrganisationFactory()
    service.save_revision().publish()
    assert partner.get(address("edit", arabic.pk)).status_code == 302


def test_their_own_can_be_edited(partner, own):
    ours = make_service("ours", organisation=own)
    page = partner.get(address("edit", ours.pk))
    assert page.status_code == 200
    assert own.name in page.content.decode()


def posted(service: Service, **changes: str) -> dict[str, str]:
    """What a browser sends when the service's form is saved unchanged but for ``changes``."""
    counts = {
        f"{name}-{each}_FORMS": "0" for name in ("contacts", "languages", "locations") for each in ("TOTAL", "INITIAL")
    }
    return {
        "name": service.name,
        "summary": service.summary,
        "slug": service.slug,
        "status": service.status,
        "reach": service.reach,
        "organisation": str(service.organisation_id),
        "categories": [str(category.pk) for category in service.categories.all()],
        "main_category": str(service.main_category_id),
        **counts,
        **changes,
    }


def test_an_editor_saves_their_own(partner, own):
    ours = make_service("ours", organisation=own)
    partner.post(address("edit", ours.pk), {**posted(ours, name="A new name"), "action-publish": "1"})
    assert Service.objects.get(pk=ours.pk).name == "A new name"


@pytest.mark.parametrize("field", ["organisation", "checked_by"])
def test_an_editor_cannot_name_another_organisation(partner, own, field):
    other = OrganisationFactory(name="Somebody else")
    ours = make_service("ours", organisation=own)
    answer = partner.post(address("edit", ours.pk), {**posted(ours, **{field: str(other.pk)}), "action-publish": "1"})
    assert answer.status_code == 200
    assert getattr(Service.objects.get(pk=ours.pk), f"{field}_id") != other.pk


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
