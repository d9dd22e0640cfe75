"""A translator reaches the words of their languages and nothing else; a checker also vouches for them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import authenticate
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client, TestCase
from django.urls import resolve, reverse
from wagtail.admin.models import EditingSession
from wagtail.models import GroupPagePermission, Locale, Page, PageLogEntry, Revision
from wagtail_localize.models import SegmentOverride, StringTranslation, Translation

from home.models import GuidePage, HomePage, TopicPage
from portal.languages import LANGUAGES
from portal.management.commands.setup_groups import CHECKERS, PARTNERS, TEAM, TRANSLATORS
from portal.models import Organisation, User
from portal.models.translation_status import State, TranslationStatus
from portal.translating import Translatable, translate
from portal.translation_rights import TARGETS, has_a_language, may_check, may_translate
from portal.translator_access import EDITOR_PARTS, OPEN, OPEN_BELOW, PAGE_EDITOR
from search.models import SynonymSet
from services.models import Category, Service
from tests.factories import OrganisationFactory, make_service
from tests.services.test_ownership import admin_addresses, form_of

pytestmark = pytest.mark.django_db

SECOND = "Persian (Farsi)"


# A small world in three languages


def translate_all(instance: Any, *languages: str) -> None:
    """As a machine does it: every string is the English one with the language's code before it."""
    translatable = Translatable.of(instance)
    for code in languages:
        memory = {string: f"{code} {string}" for string in translatable.strings}
        with TestCase.captureOnCommitCallbacks(execute=True):
            assert not translate(translatable, Locale.objects.get(language_code=code), memory, tool_name="Test")


@dataclass
class World:
    """English records and pages, each translated into Arabic and Persian."""

    guide: GuidePage
    service: Service
    organisation: Organisation
    category: Category

    def all(self) -> tuple[Any, ...]:
        return (self.guide, self.service, self.organisation, self.category)


@pytest.fixture
def world(locales) -> World:
    home = HomePage(title="Home", slug="home-en", tagline="A place that helps.", locale=locales["en"])
    topic = TopicPage(title="Section", slug="section", locale=locales["en"])
    guide = GuidePage(title="A guide", slug="guide", short_answer="Yes.", nations=["england"], locale=locales["en"])
    guide.body = [{"type": "text", "value": '<p>See <a href="https://example.org/">this</a>.</p>', "id": "text"}]
    Page.get_first_root_node().add_child(instance=home)
    home.add_child(instance=topic)
    topic.add_child(instance=guide)
    for page in (home, topic, guide):
        page.save_revision().publish()
        translate_all(page, "ar", "fa")
    organisation = OrganisationFactory(name="Lantern House", description="It helps.")
    organisation.save_revision().publish()
    service = make_service("advice", name="Advice", organisation=organisation, phones=("0113 496 0999",))
    category = service.main_category
    for record in (organisation, service, category):
        translate_all(record, "ar", "fa")
    return World(guide, service, organisation, category)


def account(name: str, *groups: str, **fields: Any) -> User:
    call_command("setup_groups", stdout=io.StringIO())
    user = User.objects.create_user(name, password="x", **fields)
    user.groups.set(Group.objects.get(name=group) for group in groups)
    return user


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def translators(language: str) -> str:
    return TRANSLATORS % {"language": language}


def checkers(language: str) -> str:
    return CHECKERS % {"language": language}


@pytest.fixture
def arabic(world) -> Client:
    return signed_in(account("arabic", translators("Arabic")))


def row(instance: Any, language: str) -> Any:
    return type(instance).objects.get(translation_key=instance.translation_key, locale__language_code=language)


def editor(instance: Any, language: str) -> str:
    found = row(instance, language)
    if isinstance(found, Page):
        return reverse(PAGE_EDITOR, args=[found.pk])
    return reverse(type(found).snippet_viewset.get_url_name("edit"), args=[found.pk])


def translation_of(instance: Any, language: str) -> Translation:
    return Translation.objects.get(source__object_id=instance.translation_key, target_locale__language_code=language)


def part(view: str, instance: Any, language: str) -> str:
    translation = translation_of(instance, language)
    args = [translation.pk]
    if view == "edit_string_translation":
        args.append(translation.source.stringsegment_set.order_by("order").first().pk)
    return reverse(f"wagtail_localize:{view}", args=args)


def write(client: Client, instance: Any, language: str, words: str = "mended") -> int:
    url = part("edit_string_translation", instance, language)
    return client.put(url, f"value={words}", content_type="application/x-www-form-urlencoded").status_code


def publish(client: Client, instance: Any, language: str) -> None:
    with TestCase.captureOnCommitCallbacks(execute=True):
        answer = client.post(editor(instance, language), {"action": "publish", "next": "/admin/"})
    assert (answer.status_code, answer["Location"]) == (302, editor(instance, language))


def is_refused(answer: Any) -> bool:
    return answer.status_code in (403, 404) or (answer.status_code, answer.get("Location")) == (302, "/admin/")


def everything() -> list[Any]:
    """What a request that was let through would leave behind."""
    return [
        *(
            list(model.objects.order_by("pk").values_list())
            for model in (StringTranslation, SegmentOverride, Translation, TranslationStatus, SynonymSet)
        ),
        *(list(model.objects.order_by("pk").values()) for model in (Page, Service, Organisation, Category, User)),
        *(model.objects.count() for model in (Revision, EditingSession, PageLogEntry, GroupPagePermission)),
    ]


# What a translator can do


KINDS = ("guide", "service", "organisation", "category")


@pytest.mark.parametrize("kind", KINDS)
def test_the_words_of_their_language_can_be_opened_changed_and_published(world, arabic, kind) -> None:
    instance = getattr(world, kind)
    answer = arabic.get(editor(instance, "ar"))
    assert answer.status_code == 200
    assert "js-translation-editor" in answer.content.decode()
    assert write(arabic, instance, "ar", "mended words") == 200
    publish(arabic, instance, "ar")
    words = StringTranslation.objects.get(data="mended words")
    assert words.last_translated_by.username == "arabic"
    assert words.translation_type == "manual"
    assert "mended words" in [getattr(row(instance, "ar"), name) for name in instance.word_fields]
    assert "mended words" not in [getattr(row(instance, "fa"), name) for name in instance.word_fields]


def test_publishing_words_leaves_facts_alone(world, arabic) -> None:
    facts = ("organisation_id", "main_category_id", "status", "is_example", "last_checked")
    before = [getattr(row(world.service, "en"), name) for name in facts]
    write(arabic, world.service, "ar")
    publish(arabic, world.service, "ar")
    service = row(world.service, "en")
    assert [getattr(service, name) for name in facts] == before
    assert [contact.value for contact in service.contacts.all()] == ["0113 496 0999"]
    assert service.summary == "A place that helps."
    assert not row(world.service, "ar").contacts.exists()


def test_the_words_go_out_and_in_as_a_file(world, arabic) -> None:
    for instance in world.all():
        file = arabic.get(part("download_pofile", instance, "ar")).content
        changed = SimpleUploadedFile("words.po", file.replace(b'msgstr "ar ', b'msgstr "by file '))
        assert arabic.post(part("upload_pofile", instance, "ar"), {"file": changed}).status_code == 302
        by_file = StringTranslation.objects.filter(
            data__startswith="by file", context__object_id=instance.translation_key
        )
        assert set(by_file.values_list("locale__language_code", flat=True)) == {"ar"}


def test_a_file_of_another_language_is_not_taken(world, arabic) -> None:
    file = signed_in(account("persian", translators(SECOND))).get(part("download_pofile", world.guide, "fa")).content
    before = everything()
    changed = SimpleUploadedFile("words.po", file.replace(b'msgstr "fa ', b'msgstr "by file '))
    arabic.post(part("upload_pofile", world.guide, "ar"), {"file": changed})
    assert everything() == before


def test_a_page_can_be_looked_at_before_it_is_published(world, arabic) -> None:
    write(arabic, world.guide, "ar", "Only a draft")
    answer = arabic.get(part("preview_translation", world.guide, "ar"))
    assert answer.status_code == 200
    assert "Only a draft" in answer.content.decode()


def test_a_string_can_be_taken_away(world, arabic) -> None:
    assert arabic.delete(part("edit_string_translation", world.guide, "ar")).status_code == 200


def test_what_names_no_record_is_open(locales) -> None:
    client = signed_in(account("arabic", translators("Arabic")))
    # Wagtail sends who is signed in on from there to the first page.
    for name in OPEN - {"wagtailadmin_login"}:
        args = ["x", "y"] if name == "wagtailadmin_password_reset_confirm" else []
        assert not is_refused(client.get(reverse(name, args=args))), name


def test_the_board_and_the_files_ask_for_rights_themselves(locales) -> None:
    client = signed_in(account("arabic", translators("Arabic")))
    for below in OPEN_BELOW:
        assert client.get(f"/admin/{below}no-such-page/").status_code == 404


def menu_of(client: Client, url: str) -> str:
    page = BeautifulSoup(client.get(url).content, "html.parser")
    return page.find(id="wagtail-sidebar-props").string


def test_menus_lead_nowhere_that_is_closed(world, arabic, admin_client) -> None:
    names = (
        "wagtailadmin_explore_root",
        "wagtail_localize:translations_report",
        "wagtailsnippets_services_service:list",
    )
    closed = [f'"{reverse(name)}"' for name in names]
    assert all(url in menu_of(admin_client, "/admin/") for url in closed)
    for url in ("/admin/", editor(world.service, "ar"), editor(world.guide, "ar")):
        menu = menu_of(arabic, url)
        assert '"/admin/account/"' in menu
        assert not any(each in menu for each in closed), url
    assert arabic.get("/admin/").context["site_summary"].summary_items == []


# What a translator cannot do


def values_of(world: World, kind: str, language: str) -> dict[str, object]:
    """What addresses can name, all of it about one page or record in one language."""
    instance = getattr(world, kind)
    found, translation = row(instance, language), translation_of(instance, "ar" if language == "en" else language)
    names = dict.fromkeys(("pk", "object_id", "page_id", "parent_page_id", "page_to_move_id"), found.pk)
    return {
        **names,
        "app_label": found._meta.app_label,
        "app_name": found._meta.app_label,
        "model_name": found._meta.model_name,
        "action": "delete",
        "revision_id": getattr(found, "latest_revision_id", None) or 1,
        "revision_id_a": "earliest",
        "revision_id_b": "latest",
        "translation_id": translation.pk,
        "translation_source_id": translation.source_id,
        "string_segment_id": translation.source.stringsegment_set.first().pk,
        "overridable_segment_id": getattr(translation.source.overridablesegment_set.first(), "pk", 1),
        "mode": "default",
        "key": found.translation_key,
        "language": language,
        "content_type_app_name": "home",
        "content_type_model_name": "guidepage",
        "filter_spec": "width-10",
    }


def everything_arabic() -> set[str]:
    """The editors of every page and record in Arabic: rows of two kinds may have the same number."""
    models = (HomePage, TopicPage, GuidePage, Service, Organisation, Category)
    return {editor(each, "ar") for model in models for each in model.objects.filter(locale__language_code="ar")}


@pytest.mark.parametrize(
    ("kind", "language"), [*((kind, "fa") for kind in KINDS), *((kind, "ar") for kind in KINDS[:2]), ("service", "en")]
)
def test_everything_but_the_words_of_their_language_is_closed(world, arabic, kind, language) -> None:
    """Every address of the admin, with this page or record wherever one can be named."""
    mine = everything_arabic()
    closed = {
        url: name
        for url, name in admin_addresses(values_of(world, kind, language)).items()
        if name not in OPEN
        and url not in mine
        and not url.startswith(tuple(f"/admin/{below}" for below in OPEN_BELOW))
        # English has no translation: the one that is named in its place is Arabic's.
        and (name not in EDITOR_PARTS or language == "fa")
    }
    assert len(closed) > 250
    before = everything()
    for url, name in closed.items():
        methods = [arabic.get, arabic.post]
        if name.startswith(("wagtail_localize:", "wagtailadmin_api:")):
            methods += [arabic.put, arabic.patch, arabic.delete]
        for method in methods:
            assert is_refused(method(url)), (method, url)
    assert everything() == before


def test_another_language_can_be_neither_read_nor_written(world, arabic) -> None:
    """What is read is answered with a word of explanation on the first page, what is written with 403."""
    before = everything()
    for instance in world.all():
        for language in ("en", "fa"):
            assert arabic.get(editor(instance, language))["Location"] == "/admin/"
            assert arabic.post(editor(instance, language), {"action": "publish"}).status_code == 403
        assert write(arabic, instance, "fa") == 403
        assert arabic.delete(part("edit_string_translation", instance, "fa")).status_code == 403
        for view in ("download_pofile", "preview_translation"):
            assert arabic.get(part(view, instance, "fa"))["Location"] == "/admin/"
        file = SimpleUploadedFile("words.po", b"")
        assert arabic.post(part("upload_pofile", instance, "fa"), {"file": file}).status_code == 403
    assert everything() == before


def test_the_editor_takes_no_other_form(world, arabic) -> None:
    before = everything()
    for more in (
        {"localize-restart-translation": "1"},
        {"localize-convert-to-alias": "1"},
        {"action-publish": "1", "summary": "Facts."},
        {"action-unpublish": "1"},
        {"action-workflow-action": "1"},
        {"file": SimpleUploadedFile("action", b"publish")},
    ):
        for instance in world.all():
            answer = arabic.post(editor(instance, "ar"), {"action": "publish", **more})
            assert answer.status_code == 403, more
    assert everything() == before


def test_where_links_lead_is_a_fact(world, arabic) -> None:
    translation = translation_of(world.guide, "ar")
    link = translation.source.overridablesegment_set.get()
    url = reverse("wagtail_localize:edit_override", args=[translation.pk, link.pk])
    answer = arabic.put(url, 'value="https://example.com/"', content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 403
    assert not SegmentOverride.objects.exists()


def test_a_translation_that_was_stopped_is_closed(world, arabic) -> None:
    """What opens then is Wagtail's own form, with facts."""
    Translation.objects.update(enabled=False)
    before = everything()
    for instance in world.all():
        assert is_refused(arabic.get(editor(instance, "ar")))
        for form in ({"localize-restart-translation": "1"}, {"action": "publish"}, {}):
            assert arabic.post(editor(instance, "ar"), form).status_code == 403
        assert write(arabic, instance, "ar") == 403
    assert everything() == before


def test_an_alias_of_english_is_closed(world, arabic) -> None:
    alias = row(world.guide, "ar")
    GuidePage.objects.filter(pk=alias.pk).update(alias_of=world.guide)
    assert is_refused(arabic.get(editor(world.guide, "ar")))
    assert write(arabic, world.guide, "ar") == 403


def test_a_translation_without_a_page_yet_is_closed(world, arabic) -> None:
    for instance in world.all():
        page_or_record = row(instance, "ar")
        url = part("download_pofile", instance, "ar")
        type(page_or_record).objects.filter(pk=page_or_record.pk).delete()
        assert is_refused(arabic.get(url))


def test_words_that_search_knows_are_no_translation(world, arabic, locales) -> None:
    """wagtail-localize would take them for one."""
    words = SynonymSet.objects.create(name="Doctor", words="GP", locale=locales["en"])
    translate_all(words, "ar")
    before = everything()
    assert is_refused(arabic.get(editor(words, "ar")))
    for view in ("edit_string_translation", "download_pofile", "upload_pofile", "preview_translation"):
        for method in (arabic.get, arabic.post, arabic.put, arabic.delete):
            assert is_refused(method(part(view, words, "ar")))
    assert everything() == before


def test_junk_is_refused(locales) -> None:
    client = signed_in(account("arabic", translators("Arabic")))
    for junk in ("999999", "x", "1%20OR%201", "1" * 400, "1" * 5000, "%00", "_3A"):
        for url in (f"/admin/snippets/services/service/edit/{junk}/", f"/admin/pages/{junk}/edit/"):
            for method in (client.get, client.post):
                assert is_refused(method(url)), url
    for url in ("/admin/no-such-page/", "/admin/translationsx/", "/admin/test404/", "/admin/pages/"):
        assert is_refused(client.get(url)), url


def test_nobody_signs_in_by_it(world) -> None:
    assert authenticate(username="arabic", password="y") is None
    for instance in world.all():
        for url in (editor(instance, "ar"), part("download_pofile", instance, "ar")):
            assert Client().get(url).get("Location", "").startswith("/admin/login/")
        assert write(Client(), instance, "ar") in (302, 403)


def test_the_right_to_a_kind_of_record_ends_with_the_request(world, arabic) -> None:
    user = User.objects.get(username="arabic")
    assert arabic.get(editor(world.service, "ar")).status_code == 200
    assert user.get_all_permissions() == {"wagtailadmin.access_admin", "portal.translate_ar"}
    assert is_refused(arabic.get(reverse("wagtailsnippets_services_service:list")))


def test_another_person_s_admin_is_not_opened_by_the_right_alone(world) -> None:
    """Without the right to the admin, the right to a language opens nothing."""
    user = User.objects.create_user("nobody", password="x")
    user.user_permissions.add(Permission.objects.get(codename="translate_ar"))
    assert signed_in(user).get(editor(world.service, "ar"))["Location"].startswith("/admin/login/")


# Who vouches


def by_a_person(instance: Any, language: str) -> None:
    StringTranslation.objects.filter(
        context__object_id=instance.translation_key, locale__language_code=language
    ).update(translation_type="manual", tool_name="")


@pytest.mark.parametrize("kind", ["guide", "service"])
@pytest.mark.parametrize(("group", "state"), [(translators, State.TRANSLATED), (checkers, State.CHECKED)])
def test_who_publishes_words_that_are_all_a_persons_vouches_only_as_a_checker(world, kind, group, state) -> None:
    instance = getattr(world, kind)
    user = account("somebody", group("Arabic"))
    by_a_person(instance, "ar")
    client = signed_in(user)
    assert write(client, instance, "ar", "all mine") == 200
    publish(client, instance, "ar")
    status = TranslationStatus.objects.get(source__object_id=instance.translation_key, language="ar")
    assert status.state == state
    assert status.checked_by == (user if state == State.CHECKED else None)


def test_a_checker_of_one_language_who_translates_another_vouches_for_the_one(world) -> None:
    user = account("both", checkers("Arabic"), translators(SECOND))
    assert may_check(user, "ar")
    assert not may_check(user, "fa")
    client = signed_in(user)
    for language, state in (("ar", State.CHECKED), ("fa", State.TRANSLATED)):
        by_a_person(world.service, language)
        write(client, world.service, language, f"mine in {language}")
        publish(client, world.service, language)
        status = TranslationStatus.objects.get(source__object_id=world.service.translation_key, language=language)
        assert status.state == state


def test_the_right_to_check_alone_opens_no_editor(world) -> None:
    user = account("reader")
    for codename in ("access_admin", "check_ar"):
        user.user_permissions.add(Permission.objects.get(codename=codename))
    client = signed_in(user)
    assert client.get("/admin/").status_code == 200
    assert client.get("/admin/translations/no-such-page/").status_code == 404
    for instance in world.all():
        assert is_refused(client.get(editor(instance, "ar")))
        assert write(client, instance, "ar") == 403
    assert is_refused(client.get("/admin/pages/"))


# Who is something else as well


def test_a_partners_editor_who_translates_reaches_both_and_no_more(world) -> None:
    own = OrganisationFactory(name="Own charity")
    ours = make_service("ours", organisation=own, name="Ours")
    translate_all(ours, "ar", "fa")
    user = account("both", PARTNERS, translators("Arabic"), organisation=own)
    client = signed_in(user)
    # Their own services, as every partner, in every language.
    edit = reverse("wagtailsnippets_services_service:edit", args=[ours.pk])
    client.post(edit, {**form_of(client, edit).dict(), "summary": "Newer.", "action-publish": "1"})
    assert row(ours, "en").summary == "Newer."
    assert client.get(editor(ours, "fa")).status_code == 200
    # Arabic words of everybody's.
    for instance in world.all():
        assert client.get(editor(instance, "ar")).status_code == 200
        assert write(client, instance, "ar", "both") == 200
    publish(client, world.service, "ar")
    # Nothing else of anybody's.
    before = everything()
    for language in ("en", "fa"):
        for kind in KINDS:
            values = values_of(world, kind, language)
            for url in (editor(getattr(world, kind), language), *_dangerous(values)):
                assert is_refused(client.get(url)), url
                assert is_refused(client.post(url, {"action": "publish"})), url
    assert write(client, world.service, "fa") in (302, 403)
    for url in _dangerous(values_of(world, "service", "ar")):
        assert is_refused(client.post(url)), url
    assert is_refused(client.post(editor(world.service, "ar"), {"localize-restart-translation": "1"}))
    assert everything() == before


def _dangerous(values: dict[str, Any]) -> Iterator[str]:
    pk, source = values["pk"], values["translation_source_id"]
    yield reverse("wagtailsnippets_portal_organisation:list")
    yield f"/admin/bulk/{values['app_label']}/{values['model_name']}/delete/?id={pk}"
    yield reverse("wagtail_localize:update_translations", args=[source])
    yield reverse("wagtailadmin_explore_root")
    yield reverse("wagtailadmin_reports:site_history")
    if values["app_label"] == "home":
        for view in ("delete", "unpublish", "move", "copy", "history"):
            yield reverse(f"wagtailadmin_pages:{view}", args=[pk])
        yield reverse("wagtail_localize:convert_to_alias", args=[pk])
    else:
        yield reverse(f"wagtailsnippets_{values['app_label']}_{values['model_name']}:delete", args=[pk])


def test_a_translator_of_a_charity_is_no_editor_of_its_services(world) -> None:
    """The organisation of an account says for whom it checks. It gives no right to facts."""
    user = account("volunteer", translators("Arabic"), organisation=world.organisation)
    client = signed_in(user)
    assert client.get(editor(world.service, "ar")).status_code == 200
    before = everything()
    for url in (
        editor(world.service, "en"),
        editor(world.service, "fa"),
        reverse("wagtailsnippets_services_service:list"),
        reverse("wagtailsnippets_services_service:add"),
        reverse("wagtailsnippets_services_service:history", args=[row(world.service, "ar").pk]),
    ):
        assert is_refused(client.get(url)), url
        assert is_refused(client.post(url)), url
    assert everything() == before


def test_the_team_and_editors_of_english_pages_are_not_held(world) -> None:
    section = Group.objects.create(name="Section")
    section.permissions.add(Permission.objects.get(codename="access_admin"))
    change = Permission.objects.get(content_type__app_label="wagtailcore", codename="change_page")
    GroupPagePermission.objects.create(group=section, page=world.guide.get_parent(), permission=change)
    for name, group in (("team", TEAM), ("section", "Section")):
        client = signed_in(account(name, group, translators("Arabic")))
        for language in ("en", "ar"):
            assert client.get(editor(world.guide, language)).status_code == 200
        assert client.get(editor(world.service, "ar")).status_code == 200
        assert client.get(reverse("wagtailadmin_explore_root")).status_code == 200
    assert is_refused(client.get(editor(world.service, "en")))


def test_the_team_s_languages_open_no_facts_where_an_organisation_binds(world) -> None:
    client = signed_in(account("bound", TEAM, organisation=OrganisationFactory(name="Own charity")))
    assert client.get(editor(world.service, "ar")).status_code == 200
    before = everything()
    form = {"localize-restart-translation": "1", "action-publish": "1"}
    for url in (editor(world.service, "en"), reverse("wagtailadmin_reports:site_history")):
        assert is_refused(client.get(url)), url
    for language in ("en", "ar"):
        assert is_refused(client.post(editor(world.service, language), form))
    assert everything() == before


def test_a_superuser_is_not_looked_at(world, admin_client) -> None:
    for instance in world.all():
        assert admin_client.get(editor(instance, "fa")).status_code == 200
    assert admin_client.get("/admin/settings/portal/portalsettings/").status_code in (200, 302)


# The groups


def test_each_language_but_english_has_its_groups(world) -> None:
    user = account("arabic", translators("Arabic"))
    checker = account("checker", checkers("Arabic"))
    assert [code for code in LANGUAGES if may_translate(user, code)] == ["ar"]
    assert [code for code in LANGUAGES if may_check(user, code)] == []
    assert [code for code in LANGUAGES if may_translate(checker, code) and may_check(checker, code)] == ["ar"]
    assert len(TARGETS) == len(LANGUAGES) - 1
    for code in TARGETS:
        for group in (translators, checkers):
            assert Group.objects.filter(name=group(LANGUAGES[code].name)).exists()
    assert not has_a_language(account("partner", PARTNERS))
    team = account("team", TEAM)
    assert all(may_translate(team, code) and may_check(team, code) for code in TARGETS)
    user.is_active = False
    assert not may_translate(user, "ar")


def test_a_language_without_a_home_page_is_told_and_mended_later(locales) -> None:
    out = io.StringIO()
    call_command("setup_groups", stdout=out)
    assert "Arabic" in out.getvalue()
    assert not GroupPagePermission.objects.filter(group__name__startswith="Translators").exists()
    home = HomePage(title="Home", slug="home-en", tagline="A place that helps.", locale=locales["en"])
    Page.get_first_root_node().add_child(instance=home)
    home.save_revision().publish()
    translate_all(home, "ar")
    for _again in range(2):
        out = io.StringIO()
        call_command("setup_groups", stdout=out)
        assert "Arabic" not in out.getvalue()
        assert "Tigrinya" in out.getvalue()
        rights = GroupPagePermission.objects.filter(group__name=translators("Arabic"))
        assert {(each.page_id, each.permission.codename) for each in rights} == {
            (row(home, "ar").pk, "change_page"),
            (row(home, "ar").pk, "publish_page"),
        }


def test_what_was_added_to_a_group_by_hand_goes(world) -> None:
    call_command("setup_groups", stdout=io.StringIO())
    group = Group.objects.get(name=translators("Arabic"))
    group.permissions.add(Permission.objects.get(codename="change_service"))
    delete = Permission.objects.get(content_type__app_label="wagtailcore", codename="bulk_delete_page")
    GroupPagePermission.objects.create(group=group, page=world.guide, permission=delete)
    call_command("setup_groups", stdout=io.StringIO())
    assert {each.codename for each in group.permissions.all()} == {"access_admin", "translate_ar"}
    assert GroupPagePermission.objects.filter(group=group).count() == 2


def test_the_names_on_the_lists_are_there() -> None:
    """A name that nothing answers to would open nothing, and nobody would notice."""
    values = {"action": "delete", "revision_id_a": "live", "revision_id_b": "latest", "key": uuid4()}
    names = set(admin_addresses(values).values())
    assert names >= OPEN | EDITOR_PARTS | {PAGE_EDITOR}
    assert resolve("/admin/snippets/services/service/edit/1/").view_name == Service.snippet_viewset.get_url_name("edit")
