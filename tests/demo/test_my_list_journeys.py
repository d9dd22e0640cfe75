"""A reader's own list, from a service's page to paper and to a friend's phone; with scripting and without."""

from __future__ import annotations

import io
from collections.abc import Iterator
from urllib.parse import unquote

import pytest
from pypdf import PdfReader

from .keyboard import press

pytestmark = pytest.mark.browser
SERVICES = ("lantern-house-listening-leeds", "quiet-acorn-therapy-leeds")


@pytest.fixture(params=[True, False], ids=["scripting", "no-scripting"])
def reader(chromium, portal, request) -> Iterator[object]:
    """A page in a phone-sized window; no cookie comes of it, and no request to another host."""
    context = chromium.new_context(
        viewport={"width": 360, "height": 780}, java_script_enabled=request.param, base_url=portal, locale="en-GB"
    )
    page = context.new_page()
    page.has_scripting = request.param
    wrong: list[str] = []
    page.on("request", lambda sent: None if sent.url.startswith(portal) else wrong.append(sent.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    assert context.cookies() == []
    assert wrong == []
    context.close()


def add(page, address: str) -> None:
    """Put the service of a page on the list, and look at the list."""
    page.goto(address)
    press(page, page.locator("[data-add]"))
    if page.has_scripting:
        page.locator("[data-kept]").wait_for()
        press(page, page.locator("[data-kept] a"))
    page.wait_for_url("**/my-list/?s=*")


@pytest.mark.parametrize("language", ["en", "ar", "ti"])
def test_a_list_is_printed_and_sent(reader, portal, language):
    add(reader, f"/{language}/services/{SERVICES[0]}/")
    first = reader.url.partition("?s=")[2]
    press(reader, reader.locator("main a.button").first)
    reader.wait_for_url(f"**/{language}/services/**")
    # Without scripting the list goes along in the address.
    assert reader.has_scripting or f"list={first}" in reader.url
    add(reader, f"/{language}/services/{SERVICES[1]}/" + ("" if reader.has_scripting else f"?list={first}"))
    assert reader.locator("ol.rows > li").count() == 2
    codes = reader.url.partition("?s=")[2]
    assert codes.split(".")[0] == first

    address = f"{portal}/{language}/my-list/?s={codes}"
    text = reader.locator("a[href^='sms:']").get_attribute("href")
    assert unquote(text) == f"sms:?&body={address}"
    assert reader.locator("a.long").get_attribute("href") == address

    form = reader.locator(".print-choices form")
    assert form.get_attribute("action") == f"/{language}/my-list/map.pdf"
    chosen = {"s": form.locator("input[name=s]").get_attribute("value"), "paper": "a4"}
    printed = reader.request.get(form.get_attribute("action"), params=chosen)
    assert printed.ok
    assert printed.headers["content-type"] == "application/pdf"
    paper = PdfReader(io.BytesIO(printed.body()))
    assert len(paper.pages) >= 1
    assert paper.trailer["/Root"]["/Lang"].lower().startswith(language)
    if language == "en":
        told = " ".join(" ".join(page.extract_text() for page in paper.pages).split())
        for row in reader.locator("ol.rows > li").all():
            # Paper cannot be put right: what is overdue for a check is not on it.
            is_overdue = row.locator(".labels .aged").count() == 1
            assert (row.locator("h3").inner_text() in told) is not is_overdue


def test_whoever_gets_the_address_sees_the_same_list(chromium, portal, reader):
    """In their own language, and on a phone on which nothing was ever kept."""
    add(reader, f"/en/services/{SERVICES[0]}/")
    sent = unquote(reader.locator("a[href^='sms:']").get_attribute("href")).partition("body=")[2]
    context = chromium.new_context(viewport={"width": 360, "height": 780})
    friend = context.new_page()
    friend.goto(sent.replace("/en/", "/ar/"))
    assert friend.locator("ol.rows > li").count() == 1
    assert friend.locator(f"ol.rows a[href*='/ar/services/{SERVICES[0]}/']").count() >= 1
    assert friend.evaluate("localStorage.length") == 0
    assert context.cookies() == []
    context.close()
