"""Whatever happens to a page, search finds it where it is now, in every language, or not at all."""

from __future__ import annotations

import pytest
from wagtail.models import Page, Site

from home.indexing import rebuild
from home.models import GuidePage, HomePage, TopicPage
from portal.pausing import paused_indexing
from search.hits import hits_of_keys
from search.index import index_version
from search.models import Document, DocumentKind
from tests.factories.finding import ask

pytestmark = pytest.mark.django_db


def publish(page: Page, **changes: str) -> None:
    """Publish a page as an editor does: from its row as it is now, with these changes."""
    page = Page.objects.get(pk=page.pk).specific
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()


def make_branch(locales, language: str, like: dict[str, Page] | None, **titles: str) -> dict[str, Page]:
    """A home page, two sections and a guide in the first of them; translations of ``like`` where that is given."""
    root, made = Page.get_first_root_node(), {}
    for name, model, above, words in (
        ("home", HomePage, None, {"tagline": "t"}),
        ("first", TopicPage, "home", {}),
        ("second", TopicPage, "home", {}),
        ("guide", GuidePage, "first", {"short_answer": "Yes."}),
    ):
        slug = f"home-{language}" if name == "home" else name
        keys = {"translation_key": like[name].translation_key} if like else {}
        page = model(title=titles.get(name, name), slug=slug, locale=locales[language], **words, **keys)
        (made[above] if above else root).add_child(instance=page)
        publish(page)
        made[name] = page
    return made


@pytest.fixture
def english(locales) -> dict[str, Page]:
    Page.objects.filter(depth=2).delete()
    branch = make_branch(locales, "en", None, guide="Interpreters")
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "localhost", "root_page": branch["home"]})
    return branch


@pytest.fixture
def arabic(locales, english) -> dict[str, Page]:
    return make_branch(locales, "ar", english, guide="مترجمون")


@pytest.fixture
def found(client, english, arabic):
    """Addresses a search for the guide links, in English and Arabic. Each must answer."""

    def look() -> list[str]:
        assert Document.objects.count() <= 1
        urls = []
        for language, word in (("en", "interpreters"), ("ar", "مترجمون")):
            urls += [
                hit.url for hit in hits_of_keys([(DocumentKind.PAGE, key) for key in ask(word, language)], language)
            ]
        assert [client.get(url).status_code for url in urls] == [200] * len(urls)
        return urls

    return look


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Wagtail tells of a new address when the transaction ends, which in a test it never does."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_found_where_it_was_published(found):
    assert found() == ["/en/first/guide/", "/ar/first/guide/"]


def test_a_page_renamed_in_english_keeps_its_path_in_arabic(found, english, committed):
    with committed():
        publish(english["guide"], slug="renamed")
    assert found() == ["/en/first/renamed/", "/ar/first/guide/"]
    assert Document.objects.get().key == "first/renamed"


def test_a_page_renamed_in_arabic_only(found, arabic, committed):
    with committed():
        publish(arabic["guide"], slug="renamed")
    assert found() == ["/en/first/guide/", "/ar/first/renamed/"]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_renamed_section_takes_its_pages_along(found, english, arabic, committed, language):
    with committed():
        publish((english if language == "en" else arabic)["first"], slug="renamed")
    paths = {"en": "first", "ar": "first"} | {language: "renamed"}
    assert found() == [f"/{code}/{path}/guide/" for code, path in paths.items()]


def test_a_page_moved_to_another_section(found, english, committed):
    with committed():
        english["guide"].move(Page.objects.get(pk=english["second"].pk), pos="last-child")
    assert found() == ["/en/second/guide/", "/ar/first/guide/"]


def test_only_a_new_address_is_written(found, english):
    version = index_version(DocumentKind.PAGE)
    Page.objects.get(pk=english["second"].pk).move(Page.objects.get(pk=english["first"].pk), pos="left")
    assert index_version(DocumentKind.PAGE) == version


def test_unpublished_in_one_language_and_in_english(found, english, arabic):
    arabic["guide"].unpublish()
    assert found() == ["/en/first/guide/"]
    english["guide"].unpublish()
    assert found() == []


@pytest.mark.parametrize("name", ["guide", "first"])
def test_deleted_with_all_below(found, english, name):
    Page.objects.get(pk=english[name].pk).specific.delete()
    assert found() == []


def test_what_changed_while_indexing_was_paused_is_right_after_a_rebuild(found, english, committed):
    with paused_indexing(), committed():
        publish(english["first"], slug="renamed")
    assert Document.objects.get().key == "first/guide"
    assert rebuild() == 1
    assert found() == ["/en/renamed/guide/", "/ar/first/guide/"]
