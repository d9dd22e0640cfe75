"""The page that is not there, or not in the reader's language: never a dead end."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import gettext, override
from wagtail.models import Page, Site

from home.indexing import rebuild
from home.models import GuidePage, HomePage, TopicPage
from portal import elsewhere
from portal.elsewhere import MOST_OFFERED, offers_for
from search.vocabulary import vocabulary

MOST_QUERIES = 10

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(locales) -> dict[str, Page]:
    """English: a section with four guides. Dari, Persian and Somali: the section and one guide, not the same one."""
    made: dict[str, Page] = {}
    for code in ("en", "fa", "prs", "so", "fr"):
        home = HomePage(title=code, slug=f"home-{code}", tagline="Help.", locale=locales[code])
        section = TopicPage(title=f"Section {code}", slug="section", locale=locales[code])
        if made:
            home.translation_key = made["en"].translation_key
            section.translation_key = made["en/section"].translation_key
        made[code] = Page.get_first_root_node().add_child(instance=home)
        made[f"{code}/section"] = made[code].add_child(instance=section)
    for slug in ("doctor", "dentist", "interpreter", "optician"):
        add_guide(made, "en", slug)
    add_guide(made, "fa", "doctor")
    add_guide(made, "fr", "doctor")
    add_guide(made, "so", "dentist")
    Site.objects.all().delete()
    Site.objects.create(hostname="testserver", root_page=made["en"], is_default_site=True)
    rebuild()
    vocabulary.forget()
    return made


def add_guide(made: dict[str, Page], language: str, slug: str) -> None:
    section = made[f"{language}/section"]
    page = GuidePage(title=f"A {slug} ({language})", slug=slug, short_answer="Yes.", nations=[], locale=section.locale)
    if language != "en":
        page.translation_key = made[f"en/{slug}"].translation_key
    made[f"{language}/{slug}"] = section.add_child(instance=page)


def urls(links) -> list[str]:
    return [each.url for each in links]


def read(client, path: str) -> BeautifulSoup:
    answer = client.get(path)
    assert answer.status_code == 404
    return BeautifulSoup(answer.content, "html.parser")


# In another language


def test_it_offers_the_languages_that_the_page_is_in_the_related_ones_first(pages) -> None:
    offers = offers_for("/prs/section/doctor/")
    assert offers.is_untranslated
    assert urls(offers.available) == ["/fa/section/doctor/", "/en/section/doctor/", "/fr/section/doctor/"]


def test_it_offers_what_stands_beside_it_in_the_reader_s_own_language(pages) -> None:
    offers = offers_for("/so/section/doctor/")
    assert urls(offers.nearby) == ["/so/section/dentist/"]
    assert offers.section.url == "/so/section/"
    assert offers.similar == []


def test_it_offers_five_pages_at_most_in_the_order_of_the_section(pages) -> None:
    for number in range(7):
        add_guide(pages, "en", f"{number}")
        add_guide(pages, "so", f"{number}")
    assert urls(offers_for("/so/section/doctor/").nearby) == [
        "/so/section/dentist/",
        *(f"/so/section/{number}/" for number in range(MOST_OFFERED - 1)),
    ]


@pytest.mark.parametrize("gone", ["draft", "alias"])
def test_what_cannot_be_read_is_not_offered(pages, gone) -> None:
    changes = {"live": False} if gone == "draft" else {"alias_of": pages["en"]}
    Page.objects.filter(pk__in=[pages["fa/doctor"].pk, pages["so/dentist"].pk, pages["so/section"].pk]).update(
        **changes
    )
    offers = offers_for("/so/section/doctor/")
    assert urls(offers.available) == ["/en/section/doctor/", "/fr/section/doctor/"]
    assert (offers.nearby, offers.section) == ([], None)


def test_pages_of_a_section_that_is_not_translated_itself(pages) -> None:
    Page.objects.filter(pk=pages["so/section"].pk).update(alias_of=pages["en/section"])
    offers = offers_for("/so/section/")
    assert urls(offers.available) == ["/en/section/", "/fa/section/", "/prs/section/", "/fr/section/"]
    assert urls(offers_for("/so/section/doctor/").nearby) == ["/so/section/dentist/"]


def test_a_home_page_that_is_not_there(pages) -> None:
    offers = offers_for("/ti/")
    assert offers.is_untranslated
    assert urls(offers.available) == ["/en/", "/fa/", "/prs/", "/so/", "/fr/"]


def test_a_translation_at_another_address_is_found(pages) -> None:
    Page.objects.filter(pk=pages["so/dentist"].pk).update(slug="ilkaha", url_path="/home-so/section/ilkaha/")
    offers = offers_for("/so/section/dentist/")
    assert not offers.is_untranslated
    assert "/so/section/ilkaha/" in urls(offers.available)


def test_the_page_says_so_in_the_reader_s_language(client, pages) -> None:
    page = read(client, "/so/section/doctor/")
    with override("so"):
        heading = gettext("This page is not in your language yet")
    assert heading != "This page is not in your language yet"
    assert page.h1.get_text() == heading
    assert heading in page.title.get_text()
    assert page.html["lang"] == "so"
    link = page.main.find("a", href="/fa/section/doctor/")
    assert (link["hreflang"], link["lang"], link["dir"], link.get_text()) == ("fa", "fa", "rtl", "فارسی")
    assert page.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert not page.find("link", rel="alternate")
    assert page.main.find("a", href="/so/section/dentist/")
    assert page.main.find("form", class_="search")
    assert page.main.find(class_="help-now")


# In no language


def test_pages_like_the_address_are_offered(client, pages) -> None:
    page = read(client, "/so/section/interpretr/")
    link = page.main.find("a", href="/en/section/interpreter/")
    assert link.find_parent(lang="en")
    with override("so"):
        assert page.h1.get_text() == gettext("We cannot find this page")


def test_where_nothing_is_like_it_the_section_is_offered(pages) -> None:
    offers = offers_for("/so/section/qqqqqqqq/")
    assert offers.similar == []
    assert offers.section.url == "/so/section/"


def test_the_finder_is_asked_for_the_words_of_the_last_part(pages, monkeypatch) -> None:
    asked: list[tuple[str, str, int]] = []
    monkeypatch.setattr(elsewhere, "_finders", [lambda *question: asked.append(question) or []])
    for path in (
        "/ar/section/see-a_doctor+now/",
        "/so/section/doctor/",
        "/so/services/lantern-house/",
        "/so/x.php",
        "/x/",
    ):
        offers_for(path)
    assert asked == [("see a doctor now", "ar", MOST_OFFERED)]


def test_a_service_that_is_gone_leaves_its_name_in_the_search_box(client, pages) -> None:
    page = read(client, "/so/services/lantern-house-leeds/")
    assert page.main.find("input", attrs={"name": "q"})["value"] == "lantern house leeds"


@pytest.mark.parametrize("path", ["/section/doctor/", "/xx/section/doctor/", "/fra/section/doctor/"])
def test_a_language_left_out_or_misspelt(client, pages, path) -> None:
    page = read(client, path)
    assert page.h1.get_text() == "We cannot find this page"
    assert page.main.find("a", href="/fr/section/doctor/")


@pytest.mark.parametrize(
    "path",
    [
        "/so/%00/",
        "/so/" + "a/" * 200,
        "/so/" + "a" * 3_000 + "/",
        "/so/%25_%25/",
        "/so/..%2f..%2fetc/",
        "/so/<script>alert(1)<%2fscript>/",
        "/so/%F0%9F%92%A9/",
        "/so/AND-OR-NOT/",
        "/ta/%E0%AE%AE%E0%AE%B0%E0%AF%81%E0%AE%A4%E0%AF%8D/",
        "/wp-login.php",
        "/.env",
        "//so//",
    ],
)
def test_junk_is_answered_kindly(client, pages, path) -> None:
    page = read(client, path)
    assert page.main.find(class_="help-now")
    assert not page.main.find("script", string=True)


@pytest.mark.parametrize(
    "path",
    ["/so/section/doctor/", "/so/section/interpretr/", "/so/section/qqqqqqqq/", "/so/nothing/", "/so/services/x/"],
)
def test_more_pages_take_no_more_queries(client, pages, path) -> None:
    def queries() -> int:
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            client.get(path)
        return len(captured)

    few = queries()
    for number in range(20):
        slug = f"interpreter-{number}"
        add_guide(pages, "en", slug)
        add_guide(pages, "so", slug)
    rebuild()
    assert queries() == few <= MOST_QUERIES


# A section


def test_a_section_lists_what_is_not_translated_yet_after_what_is(client, pages) -> None:
    page = BeautifulSoup(client.get("/so/section/").content, "html.parser")
    links = [link["href"] for link in page.main.select(".page-links a")]
    assert links == [
        "/so/section/dentist/",
        *(f"/en/section/{slug}/" for slug in ("doctor", "interpreter", "optician")),
    ]
    english = page.main.find("a", href="/en/section/doctor/")
    assert english.find_parent("li")["lang"] == "en"
    with override("so"):
        assert english.find_parent("section").h2.get_text() == gettext("Not yet in your language")
        assert english.find_parent("section").p.get_text() == gettext("These pages are in English.")
