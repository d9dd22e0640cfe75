"""Finding a page by its address: in the reader's language or not at all."""

from __future__ import annotations

import pytest
from django.http import Http404
from django.utils import translation
from django.utils.safestring import SafeString
from wagtail.models import Locale, Page, Site
from wagtail.rich_text import expand_db_html

from home.models import GuidePage, HomePage, TopicPage
from portal.routing import route
from portal.templatetags import portal as tags
from services.models import DirectoryPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(locales) -> HomePage:
    """English: a section with a guide, and the directory; Arabic: a home page of its own."""
    pages = {}
    for code in ("en", "ar"):
        home = HomePage(title=code, slug=f"home-{code}", tagline="Help.", locale=locales[code])
        if pages:
            home.translation_key = pages["en"].translation_key
        pages[code] = Page.get_first_root_node().add_child(instance=home)
    home = pages["en"]
    section = home.add_child(instance=TopicPage(title="Section", slug="section", locale=locales["en"]))
    section.add_child(
        instance=GuidePage(title="Guide", slug="guide", short_answer="Yes.", nations=[], locale=locales["en"])
    )
    home.add_child(instance=DirectoryPage(title="Directory", slug="services", locale=locales["en"]))
    Site.objects.all().delete()
    Site.objects.create(hostname="testserver", root_page=home, is_default_site=True)
    return home


def alias(page: Page, locale: Locale) -> Page:
    return page.specific.copy_for_translation(locale, copy_parents=True, alias=True)


def page_at(slug: str, language: str = "en") -> Page:
    return Page.objects.get(slug=slug, locale__language_code=language)


@pytest.mark.parametrize(
    ("path", "slug", "kwargs"),
    [
        ("", "home-en", {}),
        ("section/", "section", {}),
        ("section/guide/", "guide", {}),
        ("services/", "services", {}),
        ("services/a-place/", "services", {"slug": "a-place"}),
    ],
)
def test_an_address_leads_to_its_page_in_its_language(rf, site, path, slug, kwargs) -> None:
    result = route("en", path, rf.get("/"))
    assert (result.page.slug, result.kwargs) == (slug, kwargs)


@pytest.mark.parametrize("path", ["nothing/", "section/nothing/", "section/guide/nothing/", "services/a/b/"])
def test_an_address_with_no_page_leads_nowhere(rf, site, path) -> None:
    with pytest.raises(Http404):
        route("en", path, rf.get("/"))


@pytest.mark.parametrize("path", ["section/", "section/guide/", "services/", "services/a-place/", "services/a/b/"])
def test_an_alias_never_serves_english_words_below_another_language(rf, site, locales, path) -> None:
    alias(page_at("guide"), locales["ar"])
    alias(page_at("services"), locales["ar"])
    assert Page.objects.filter(locale=locales["ar"], alias_of__isnull=False).count() == 3
    with pytest.raises(Http404):
        route("ar", path, rf.get("/"))


def test_a_home_page_that_is_an_alias_leads_nowhere(rf, site, locales) -> None:
    site.copy_for_translation(locales["fr"], alias=True)
    with pytest.raises(Http404):
        route("fr", "", rf.get("/"))


def test_a_translation_below_an_alias_is_found(rf, site, locales) -> None:
    guide = alias(page_at("guide"), locales["ar"])
    Page.objects.filter(pk=guide.pk).update(alias_of=None)
    assert route("ar", "section/guide/", rf.get("/")).page.pk == guide.pk


@pytest.mark.parametrize("path", ["section/", "services/", "services/a-place/"])
def test_a_page_that_is_not_published_leads_nowhere(rf, site, path) -> None:
    Page.objects.filter(slug=path.split("/")[0]).update(live=False)
    with pytest.raises(Http404):
        route("en", path, rf.get("/"))


def test_it_takes_two_queries(rf, site, django_assert_num_queries) -> None:
    route("en", "", rf.get("/"))
    with django_assert_num_queries(2):
        route("en", "section/guide/", rf.get("/"))


# Links inside text


@pytest.mark.parametrize(
    ("made", "expected"), [(None, "/en/section/"), ("alias", "/en/section/"), ("page", "/ar/section/")]
)
def test_a_link_in_text_leads_to_the_readers_language_where_there_is_a_translation(
    site, locales, made, expected
) -> None:
    section = page_at("section")
    if made:
        section.specific.copy_for_translation(locales["ar"], alias=made == "alias")
        Page.objects.filter(translation_key=section.translation_key).update(live=True)
    with translation.override("ar"):
        html = expand_db_html(f'<a linktype="page" id="{section.pk}">Read</a>')
    assert html == f'<a href="{expected}">Read</a>'


def test_numbers_after_a_link_to_a_page_that_is_gone_can_be_pressed(site) -> None:
    text = expand_db_html('<p><a linktype="page" id="999999">Read</a> and call 111.</p>')
    html = tags.phones(SafeString(text))
    assert html.startswith("<p><a>Read</a> and call <a ")
    assert 'href="tel:111"' in html
