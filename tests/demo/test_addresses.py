"""Every address answers, in every whole language, as a page a reader, a cache and a screen reader can rely on."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup

from portal.languages import LANGUAGES, get_language

from .addresses import ARTICLES, EVERYTHING, ONE_OF_EACH, WHOLE


@pytest.mark.parametrize("language", WHOLE)
@pytest.mark.parametrize("path", EVERYTHING)
def test_address_answers(client, language, path):
    answer = client.get(f"/{language}/{path}")
    assert answer.status_code == 200
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
    assert "public" in answer["Cache-Control"]
    page = BeautifulSoup(answer.content, "html.parser")
    assert (page.html["lang"], page.html["dir"]) == (get_language(language).html_lang, get_language(language).direction)
    assert len(page.find_all("h1")) == 1
    levels = [int(heading.name[1]) for heading in page.find_all(re.compile("^h[1-6]$"))]
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels
    assert page.find("a", class_="skip")
    assert page.find("a", href=re.compile(f"^/{language}/mental-health/help-now/"))
    assert page.find("a", attrs={"data-leave": True})
    assert not page.find(style=True)
    assert not page.find(onclick=True)


@pytest.mark.parametrize("language", list(LANGUAGES))
@pytest.mark.parametrize("path", ["", "entitlements/", "mental-health/", "complaints/", "services/", "search/"])
def test_every_language_has_its_ground_floor(client, language, path):
    assert client.get(f"/{language}/{path}").status_code == 200


@pytest.mark.parametrize("path", ARTICLES)
def test_a_page_says_its_age_and_its_source(client, path):
    page = BeautifulSoup(client.get(f"/ar/{path}").content, "html.parser").get_text(" ")
    assert "2026" in page
    english = BeautifulSoup(client.get(f"/en/{path}").content, "html.parser").get_text(" ")
    assert "No organisation has checked this page yet." in english
    assert "Where this comes from" in english


@pytest.mark.parametrize("path", ONE_OF_EACH)
def test_security_headers(client, path):
    answer = client.get(f"/ar/{path}")
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"https?://", policy)
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_nothing_comes_from_another_host(client):
    for path in ONE_OF_EACH:
        page = BeautifulSoup(client.get(f"/en/{path}").content, "html.parser")
        loaded = [
            each.get("src") or each.get("href") for each in page.find_all(["script", "img", "link", "use", "iframe"])
        ]
        foreign = [each for each in loaded if each and re.match(r"(https?:)?//", each) and "testserver" not in each]
        assert foreign == []


def test_a_page_not_in_the_language_offers_those_it_is_in(client):
    answer = client.get("/so/entitlements/social-care-assessment/")
    assert answer.status_code == 404
    links = {link["href"] for link in BeautifulSoup(answer.content, "html.parser").find_all("a", href=True)}
    assert {f"/{language}/entitlements/social-care-assessment/" for language in WHOLE} <= links


def test_hreflang_names_only_real_translations(client):
    page = BeautifulSoup(client.get("/en/entitlements/social-care-assessment/").content, "html.parser")
    alternates = {link["hreflang"]: link["href"] for link in page.find_all("link", rel="alternate")}
    assert set(alternates) == set(WHOLE)
    for address in alternates.values():
        assert client.get(address.replace("http://testserver", "")).status_code == 200


def test_the_language_chooser_names_every_language(client):
    page = BeautifulSoup(client.get("/").content, "html.parser")
    links = {link["href"]: link for link in page.main.find_all("a", href=True)}
    for code, language in LANGUAGES.items():
        link = links[f"/{code}/"]
        assert language.native_name in link.get_text()
        marked = link if link.get("lang") else link.find(lang=True)
        assert marked["lang"] == language.html_lang


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_help_now_is_never_a_dead_end(client, language):
    page = BeautifulSoup(client.get(f"/{language}/").content, "html.parser")
    address = page.find("a", href=re.compile("/mental-health/help-now/$"))["href"]
    assert client.get(address).status_code == 200


def test_an_untranslated_section_says_so(client):
    page = BeautifulSoup(client.get("/so/entitlements/").content, "html.parser")
    link = page.main.find("a", href="/en/entitlements/social-care-assessment/")
    assert link
    assert link.find_parent(lang="en") or link.get("lang") == "en"


@pytest.mark.parametrize("path", ["/robots.txt", "/health/", "/admin/login/"])
def test_addresses_for_machines_and_editors(client, path):
    assert client.get(path).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/en/services/?" + "&".join(f"category=x{number}" for number in range(500)),
        "/en/services/?q=" + "a" * 10_000,
        "/ar/search/?q=%00%01%ff%fe&page=-3",
        "/en/search/?q=*%20AND%20(%22%20OR%20NOT",
        "/en/services/?near=%F0%9F%92%A9&km=-1&page=9999999",
        "/en/services/map.pdf?near=%3Cscript%3E&paper=a0&also=xx",
    ],
)
def test_junk_is_answered(client, path):
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("path", ["/en/services/..%2f..%2fetc/", "/en/services/nothing-here/", "/xx/entitlements/"])
def test_what_is_not_there_is_a_helpful_404(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert b"help-now" in answer.content
