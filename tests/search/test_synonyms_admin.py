"""Words that mean the same in the admin: who may change them, how they are written, and that they are live at once."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import querydict_from_html

from portal.models import User
from search.analysis import stem
from search.documents import IndexDocument
from search.index import put_all
from search.models import DocumentKind, SynonymSet
from search.terms import term
from search.understanding import understand
from search.vocabulary import vocabulary

pytestmark = pytest.mark.django_db
DENTIST = term("en", stem("dentist", "en"))


@pytest.fixture(autouse=True)
def _no_vocabulary() -> None:
    """Words of another test's documents, which were rolled back, are still in memory."""
    vocabulary.forget()


def address(view: str, *args: object, **query: str) -> str:
    return reverse(f"wagtailsnippets_search_synonymset:{view}", args=args, query=query)


@pytest.fixture
def sign_in(client, locales):
    def as_member_of(group: str):
        call_command("setup_groups")
        user = User.objects.create_user("editor", password="x")
        user.groups.add(Group.objects.get(name=group))
        client.force_login(user)
        return client

    return as_member_of


@pytest.fixture
def team(sign_in):
    return sign_in("Portal team")


@pytest.fixture
def write(locales):
    def write(name: str, words: str, language: str = "en", **fields) -> SynonymSet:
        return SynonymSet.objects.create(name=name, words=words, locale=locales[language], **fields)

    return write


@pytest.fixture
def a_dentist() -> None:
    put_all(DocumentKind.PAGE, [IndexDocument(DocumentKind.PAGE, uuid4(), "dentist", {"en": {"name": "Dentist"}})])


def form_of(client, url: str):
    return querydict_from_html(client.get(url).content.decode(), form_id="w-editor-form")


def sought(text: str, language: str = "en") -> set[str]:
    """Terms that are looked for when somebody types ``text``."""
    groups = understand(text, language).groups
    return {each for group in groups for alternative in group.alternatives for each in alternative.terms}


# The list


def test_the_list_shows_meaning_language_and_words(team, write):
    write("dentist", ", ".join(f"word{number}" for number in range(40)))
    write("charger", "شاحن", "ar")
    page = team.get(address("list")).content.decode()
    for shown in ("dentist", "word0, word1", "English", "charger", "شاحن", "Arabic"):
        assert shown in page
    assert "word39" not in page


def test_the_list_is_narrowed_by_language_and_searched_by_name_and_words(team, write):
    dentist, charger = write("dentist", "teeth"), write("charger", "شاحن", "ar", misspellings="شحن")
    for query, found in (
        ({"locale": "ar"}, [charger]),
        ({"q": "denti"}, [dentist]),
        ({"q": "TEETH"}, [dentist]),
        ({"q": "شاحن"}, [charger]),
        ({"q": "شحن"}, [charger]),
        ({"q": "teeth", "locale": "ar"}, []),
    ):
        assert list(team.get(address("list", **query)).context["object_list"]) == found, query


def test_the_list_asks_as_much_whatever_is_listed(team, write, django_assert_num_queries):
    write("one", "one")
    team.get(address("list"))
    with django_assert_num_queries(30, exact=False) as few:
        team.get(address("list"))
    for number in range(20):
        write(f"set {number}", "word", "ar")
    with django_assert_num_queries(len(few)):
        team.get(address("list"))


def test_words_are_not_offered_for_translation_string_by_string(team, write):
    edit = address("edit", write("dentist", "teeth").pk)
    for url in (address("list"), edit):
        assert "/admin/localize/submit/" not in team.get(url).content.decode()


# Who


def test_the_team_may_change_them(team, write):
    there = write("dentist", "teeth")
    for url in (address("list"), address("add"), address("edit", there.pk), address("delete", there.pk)):
        assert team.get(url).status_code == 200, url
    assert address("list") in team.get("/admin/").content.decode()


@pytest.mark.parametrize("group", ["Partner editors", "Readers of the admin"])
def test_nobody_else_may(sign_in, write, group):
    others, _created = Group.objects.get_or_create(name="Readers of the admin")
    others.permissions.add(Permission.objects.get(codename="access_admin"))
    client = sign_in(group)
    there = write("dentist", "teeth")
    for url in (
        address("list"),
        address("add", meaning=str(there.translation_key)),
        address("edit", there.pk),
        address("delete", there.pk),
    ):
        for method in (client.get, client.post):
            assert method(url).get("Location") == "/admin/", url
    client.post(f"/admin/bulk/search/synonymset/delete/?id={there.pk}")
    assert SynonymSet.objects.filter(pk=there.pk).exists()
    assert address("list") not in client.get("/admin/").content.decode()


# Writing


def test_problems_are_named_beside_their_field(team):
    bad = {"name": "", "words": " , ; ", "misspellings": "one two three four five six"}
    errors = team.post(address("add"), bad).context["form"].errors
    assert set(errors) == {"name", "words", "misspellings"}
    assert not SynonymSet.objects.exists()


def test_a_word_that_was_missed_is_filled_in_in_its_language_and_direction(team):
    url = address("add", locale="ar", words="شاحن\n" + "x" * 500)
    data = form_of(team, url)
    assert data["words"].strip().startswith("شاحن x")
    assert len(data["words"].strip()) <= 80
    page = team.get(url).content.decode()
    assert 'dir="rtl"' in page.split('name="words"')[1].split(">")[0]
    team.post(team.get(url).context["action_url"], {**data.dict(), "name": "charger", "words": "شاحن"})
    assert SynonymSet.objects.get().locale.language_code == "ar"


def test_a_meaning_is_written_in_another_language_by_hand(team, write):
    english = write("dentist", "dentist, teeth")
    write("dentist", "dentiste", "fr", translation_key=english.translation_key)
    page = team.get(address("edit", english.pk)).content.decode()
    assert "dentiste" in page
    link = address("add", locale="ar", meaning=str(english.translation_key))
    assert link.replace("&", "&amp;") in page
    form = team.get(link)
    data = form_of(team, link)
    assert (data["name"], data["words"].strip()) == ("dentist", "")
    team.post(form.context["action_url"], {**data.dict(), "words": "طبيب أسنان"})
    arabic = SynonymSet.objects.get(locale__language_code="ar")
    assert arabic.translation_key == english.translation_key
    assert team.get(link).get("Location") == address("edit", arabic.pk)
    again = team.post(form.context["action_url"], {**data.dict(), "words": "أسنان"})
    assert "Somebody has written this meaning" in again.content.decode()
    assert SynonymSet.objects.filter(locale__language_code="ar").count() == 1


def test_a_new_meaning_has_no_other_languages_yet(team):
    assert "In other languages" not in team.get(address("add")).content.decode()


@pytest.mark.parametrize("meaning", ["junk", "3c2f4f0e-5b7e-4d0a-9a55-0f2f1f6f7d11"])
def test_a_meaning_that_is_not_there_is_not_found(team, meaning):
    assert team.get(address("add", locale="ar", meaning=meaning)).status_code == 404


def test_pages_to_choose_are_those_readers_can_open_in_english(team, write, locales):
    home = Page.get_first_root_node().add_child(instance=Page(title="Home", slug="portal", locale=locales["en"]))
    for slug, language, live in (
        ("open", "en", True),
        ("draft", "en", False),
        ("kept", "en", False),
        ("ar", "ar", True),
    ):
        home.add_child(instance=Page(title=slug, slug=slug, locale=locales[language], live=live))
    there = write("dentist", "teeth")
    there.pages.add(Page.objects.get(slug="kept"))
    data = form_of(team, address("edit", there.pk))
    chosen = team.get(address("edit", there.pk)).context["form"].fields["pages"].queryset
    assert [page.slug for page in chosen] == ["open", "kept"]
    ticked = [*data.getlist("pages"), str(Page.objects.get(slug="open").pk)]
    team.post(address("edit", there.pk), {**data.dict(), "pages": ticked})
    assert {page.slug for page in there.pages.all()} == {"open", "kept"}


# Live at once


def test_a_new_word_is_found_at_once_also_after_it_is_changed(team, a_dentist):
    assert DENTIST not in sought("zahnarzt")
    team.post(address("add"), {"name": "dentist", "words": "dentist, zahnarzt", "misspellings": ""})
    assert DENTIST in sought("zahnarzt")
    there = SynonymSet.objects.get()
    team.post(address("edit", there.pk), {"name": "dentist", "words": "dentist, molar", "misspellings": "tuthdok"})
    assert DENTIST not in sought("zahnarzt")
    assert DENTIST in sought("molar")
    assert DENTIST in sought("tuthdok")


def test_a_word_of_another_language_finds_it_too(team, a_dentist, write):
    english = write("dentist", "dentist")
    assert DENTIST not in sought("أسنان", "ar")
    link = address("add", locale="ar", meaning=str(english.translation_key))
    team.post(team.get(link).context["action_url"], {"name": "dentist", "words": "أسنان", "misspellings": ""})
    assert DENTIST in sought("أسنان", "ar")


@pytest.mark.parametrize("in_bulk", [False, True])
def test_a_deleted_word_finds_nothing_any_more(team, a_dentist, write, in_bulk):
    there, other = write("dentist", "dentist, zahnarzt"), write("teeth", "dentist, molar")
    assert DENTIST in sought("zahnarzt")
    bulk = f"/admin/bulk/search/synonymset/delete/?id={there.pk}&id={other.pk}"
    team.post(bulk if in_bulk else address("delete", there.pk))
    assert DENTIST not in sought("zahnarzt")
    assert (DENTIST in sought("molar")) is not in_bulk
