"""Least privilege: a partner's editor reaches their own organisation's services and no others'."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db.models import ProtectedError
from django.http import Http404, QueryDict
from django.urls import URLPattern, get_resolver, resolve, reverse
from django.urls.converters import UUIDConverter
from django.urls.resolvers import URLResolver
from wagtail.admin.models import EditingSession
from wagtail.test.utils.form_data import querydict_from_html
from wagtail_localize.models import StringTranslation, Translation

from portal.models import User
from services.admin_access import OPEN, OPEN_FOR_OWN, SERVICE_VIEWS, may_reach
from services.models import Service
from services.ownership import may_change, organisations_of, services_of
from services.wagtail_hooks import ServiceViewSet
from tests.factories import OrganisationFactory, make_service, translate_words

pytestmark = pytest.mark.django_db


def editor(name: str, group: str, organisation=None) -> User:
    call_command("setup_groups")
    user = User.objects.create_user(name, password="x", organisation=organisation)
    user.groups.add(Group.objects.get(name=group))
    return user


@pytest.fixture
def own(locales):
    return OrganisationFactory(name="Own charity")


@pytest.fixture
def partner_user(own):
    return editor("partner", "Partner editors", own)


@pytest.fixture
def partner(client, partner_user):
    client.force_login(partner_user)
    return client


@pytest.fixture
def team(client, locales):
    client.force_login(editor("team", "Portal team"))
    return client


@pytest.fixture
def ours(own):
    return make_service("ours", organisation=own, name="Our service")


@pytest.fixture
def theirs(locales):
    """Somebody else's service, with a translation and a draft nobody but them should see."""
    service = make_service("theirs", name="Their service")
    translate_words(service, "ar")
    service.summary = "Their secret draft."
    service.save_revision()
    return service


def address(view: str, *args) -> str:
    return reverse(f"{SERVICE_VIEWS}:{view}", args=args)


def form_of(client, url: str) -> QueryDict:
    """What the browser would send if the form at ``url`` were sent as it is."""
    return querydict_from_html(client.get(url).content.decode(), form_id="w-editor-form")


def row(service: Service, language: str) -> Service:
    return Service.objects.get(translation_key=service.translation_key, locale__language_code=language)


# Whose a service is


def test_no_organisation_and_no_right_means_no_service(ours, theirs):
    lost = editor("lost", "Partner editors")
    assert not services_of(lost).exists()
    assert not organisations_of(lost).exists()
    assert not may_change(lost, ours)
    assert not may_reach(lost, resolve("/admin/reports/site-history/"))


def test_the_team_keeps_all_and_an_organisation_binds_even_them(ours, theirs, own):
    assert may_change(editor("team", "Portal team"), theirs)
    bound = editor("bound", "Portal team", own)
    assert may_change(bound, ours)
    assert not may_change(bound, theirs)


def test_an_organisation_with_editors_stays(own, partner_user, admin_client):
    with pytest.raises(ProtectedError):
        own.delete()
    for page in (
        reverse("wagtailsnippets_portal_organisation:delete", args=[own.pk]),
        f"/admin/bulk/portal/organisation/delete/?id={own.pk}",
    ):
        assert admin_client.post(page).status_code == 302
    partner_user.refresh_from_db()
    assert partner_user.organisation == own


def test_the_record_says_whose_a_service_is(partner_user, ours, theirs):
    """Facts of a translated row are never read, and so cannot open or close anything."""
    ours_in_arabic = translate_words(ours, "ar")
    theirs_in_arabic = row(theirs, "ar")
    Service.objects.filter(pk=ours_in_arabic.pk).update(organisation=theirs.organisation)
    Service.objects.filter(pk=theirs_in_arabic.pk).update(organisation=ours.organisation)
    assert may_change(partner_user, row(ours, "ar"))
    assert not may_change(partner_user, row(theirs, "ar"))
    assert set(services_of(partner_user)) == {ours, ours_in_arabic}


# What is open


def test_the_list_shows_only_their_own(partner, ours, theirs):
    for view in ("list", "list_results"):
        page = partner.get(address(view)).content.decode()
        assert "Our service" in page
        assert "Their service" not in page


def test_the_first_page_lists_what_needs_a_check(partner, own):
    make_service("never", organisation=own, name="Never checked")
    make_service("overdue", organisation=own, name="Overdue", last_checked="2026-01-01", next_check_due="2026-02-01")
    make_service("fresh", organisation=own, name="Fresh", last_checked="2026-01-01", next_check_due="2999-01-01")
    make_service("theirs", name="Somebody else's")
    page = partner.get("/admin/").content.decode()
    assert page.index("Overdue") < page.index("Never checked")
    assert "Fresh" not in page
    assert "Somebody else" not in page
    assert "Reports" not in page


def test_an_editor_can_make_preview_and_publish_a_service(partner, ours, own):
    data = form_of(partner, address("add"))
    assert data["organisation"] == str(own.pk)
    data.update({"name": "New", "slug": "new", "summary": "New words.", "main_category": str(ours.main_category_id)})
    data.setlist("categories", [str(ours.main_category_id)])
    assert partner.post(address("preview_on_add"), data).json() == {"is_valid": True, "is_available": True}
    partner.post(address("add"), {**data.dict(), "action-publish": "1"})
    new = Service.objects.get(slug="new")
    assert new.live
    assert new.organisation == own
    assert new.checked_by is None


def test_an_editor_can_keep_their_own_service(partner, ours, partner_user):
    edit = address("edit", ours.pk)
    data = form_of(partner, edit)
    data["summary"] = "Only a draft."
    partner.post(edit, data)
    data["summary"] = "For all to read."
    assert partner.post(address("preview_on_edit", ours.pk), data).json()["is_valid"]
    assert partner.get(address("preview_on_edit", ours.pk)).status_code == 200
    partner.post(edit, {**data.dict(), "action-publish": "1"})
    ours.refresh_from_db()
    assert ours.summary == "For all to read."
    draft, published = ours.revisions.order_by("created_at").values_list("pk", flat=True)[1:]
    for url in (
        address("history", ours.pk),
        address("usage", ours.pk),
        address("unpublish", ours.pk),
        address("revisions_view", ours.pk, draft),
        address("revisions_revert", ours.pk, draft),
        address("revisions_compare", ours.pk, draft, published),
    ):
        assert partner.get(url).status_code == 200, url
    ping = partner.post(reverse("wagtailadmin_editing_sessions:ping", args=["services", "service", ours.pk, 1]))
    assert ping.status_code == 200
    session = EditingSession.objects.filter(user=partner_user).latest("pk")
    assert partner.post(reverse("wagtailadmin_editing_sessions:release", args=[session.pk])).status_code == 200


def test_an_editor_can_mend_a_translation_of_their_own(partner, ours):
    arabic = translate_words(ours, "ar")
    assert partner.get(address("edit", arabic.pk)).status_code == 200
    translation = Translation.objects.get(source__object_id=ours.translation_key)
    string = translation.source.stringsegment_set.first()
    url = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, string.pk])
    answer = partner.put(url, "value=mended", content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 200
    assert partner.get(reverse("wagtail_localize:download_pofile", args=[translation.pk])).status_code == 200


@pytest.mark.parametrize("view", ["wagtailadmin_account", "wagtailadmin_sprite", "wagtailadmin_javascript_catalog"])
def test_the_account_and_what_pages_are_made_of_are_open(partner, view):
    assert partner.get(reverse(view)).status_code == 200


# What the form takes


def test_an_editor_cannot_give_a_service_away(partner, ours, own):
    other = OrganisationFactory(name="Somebody else")
    edit = address("edit", ours.pk)
    data = form_of(partner, edit)
    for field in ("organisation", "checked_by"):
        answer = partner.post(edit, {**data.dict(), field: str(other.pk), "action-publish": "1"})
        assert field in answer.context["form"].errors
        assert "Somebody else" not in answer.content.decode()
    ours.refresh_from_db()
    assert (ours.organisation, ours.checked_by, ours.latest_revision.content["checked_by"]) == (own, None, None)
    answer = partner.post(address("add"), {**data.dict(), "slug": "gift", "organisation": str(other.pk)})
    assert "organisation" in answer.context["form"].errors
    assert not Service.objects.filter(slug="gift").exists()


def test_who_checked_it_stays_until_a_newer_check(partner, own):
    other = OrganisationFactory(name="Somebody else")
    ours = make_service("ours", organisation=own, checked_by=other)
    data = form_of(partner, address("edit", ours.pk))
    assert data["checked_by"] == str(other.pk)
    form = partner.get(address("edit", ours.pk)).context["form"]
    assert set(form.fields["checked_by"].queryset) == {own, other}
    partner.post(address("edit", ours.pk), {**data.dict(), "summary": "Newer.", "action-publish": "1"})
    ours.refresh_from_db()
    assert (ours.summary, ours.checked_by) == ("Newer.", other)


def test_the_team_is_offered_each_organisation_once(team, theirs):
    organisation = theirs.organisation
    organisation.copy_for_translation(row(theirs, "ar").locale).save()
    form = team.get(address("edit", theirs.pk)).context["form"]
    for field in ("organisation", "checked_by"):
        assert [each.locale.language_code for each in form.fields[field].queryset] == ["en"]


# What is closed


SOME_KEY = UUID("00000000-0000-4000-8000-000000000001")


def walk(patterns, namespaces: tuple[str, ...] = ()) -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = (*namespaces, pattern.namespace) if pattern.namespace else namespaces
            yield from walk(pattern.url_patterns, inner)
        elif pattern.name:
            yield ":".join((*namespaces, pattern.name)), pattern


def address_of(name: str, pattern: URLPattern, values: dict[str, object]) -> str:
    """An address the pattern matches, with ``values`` where it names them."""
    regex = pattern.pattern.regex
    if regex.groups and not regex.groupindex:
        return reverse(name, args=["1", "live", "latest"][: regex.groups])
    converters = getattr(pattern.pattern, "converters", {})
    kwargs = {
        group: SOME_KEY if isinstance(converters.get(group), UUIDConverter) else values.get(group, 1)
        for group in regex.groupindex
    }
    return reverse(name, kwargs=kwargs)


def admin_addresses(values: dict[str, object]) -> dict[str, str]:
    """One address for every named pattern of the admin."""
    (admin,) = (each for each in get_resolver().url_patterns if str(each.pattern) == "admin/")
    return {address_of(name, pattern, values): name for name, pattern in walk(admin.url_patterns)}


def values_of(service: Service) -> dict[str, object]:
    translation = Translation.objects.filter(source__object_id=service.translation_key).first()
    return {
        "pk": service.pk,
        "object_id": service.pk,
        "app_label": "services",
        "model_name": "service",
        "app_name": "services",
        "action": "delete",
        "revision_id": service.latest_revision_id,
        "revision_id_a": "live",
        "revision_id_b": "latest",
        "translation_id": translation.pk if translation else 1,
        "translation_source_id": translation.source_id if translation else 1,
        "string_segment_id": translation.source.stringsegment_set.first().pk if translation else 1,
        "filter_spec": "width-10",
    }


def test_everything_but_their_own_is_closed(partner, theirs):
    """Every address of the admin, with another's service wherever one can be named."""
    rights_before = (row(theirs, "en").latest_revision_id, StringTranslation.objects.count())
    addresses = {url: name for url, name in admin_addresses(values_of(theirs)).items() if name not in OPEN}
    assert len(addresses) > 200
    assert set(addresses.values()) >= OPEN_FOR_OWN
    for url in addresses:
        for method in (partner.get, partner.post, partner.put, partner.delete):
            answer = method(url)
            assert (answer.status_code, answer.get("Location")) == (302, "/admin/"), (method, url)
    assert rights_before == (row(theirs, "en").latest_revision_id, StringTranslation.objects.count())
    assert Translation.objects.filter(source__object_id=theirs.translation_key, enabled=True).exists()
    assert not EditingSession.objects.exists()


def test_every_address_of_a_service_asks_whose_it_is(partner_user, theirs):
    """Also where the address names a translated row, and whatever Wagtail's next version adds."""
    values = values_of(theirs) | {"pk": row(theirs, "ar").pk}
    asked = 0
    for pattern in ServiceViewSet().get_urlpatterns():
        if "pk" in pattern.pattern.regex.groupindex:
            url = address_of(f"{SERVICE_VIEWS}:{pattern.name}", pattern, values)
            assert not may_reach(partner_user, resolve(url)), url
            asked += 1
        else:
            assert f"{SERVICE_VIEWS}:{pattern.name}" in OPEN
    assert asked > 15


def test_their_own_open_addresses_are_reached(partner_user, ours):
    """The walk above would pass if nothing were ever open."""
    translate_words(ours, "ar")
    reached = {
        name
        for url, name in admin_addresses(values_of(ours)).items()
        if name in OPEN | OPEN_FOR_OWN and may_reach(partner_user, resolve(url))
    }
    assert reached == OPEN | OPEN_FOR_OWN


@pytest.mark.parametrize("junk", ["999999", "x", "1%20OR%201", "1" * 400, "1" * 5000])
def test_a_record_that_is_not_there_is_not_found(partner, junk):
    url = f"/admin/snippets/services/service/history/{junk}/revisions/compare/live...latest/"
    assert partner.get(url).status_code == 404


def test_only_services_can_be_named(partner_user, own):
    with pytest.raises(Http404):
        may_reach(partner_user, resolve(f"/admin/editing-sessions/ping/portal/organisation/{own.pk}/1/"))


@pytest.mark.parametrize("url", ["/admin/no-such-page/", "/admin/snippets/services/service/no-such-view/"])
def test_what_has_no_name_is_closed(partner, url):
    assert partner.get(url).get("Location") == "/admin/"


def test_the_team_is_not_held(team, theirs):
    for url in (address("edit", theirs.pk), "/admin/reports/site-history/", "/admin/snippets/choose/services/service/"):
        assert team.get(url).status_code == 200


def test_nobody_signs_in_by_it(client, theirs):
    answer = client.get(address("edit", theirs.pk))
    assert answer.get("Location", "").startswith("/admin/login/")
