"""The three readers' main errands, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture(params=[True, False], ids=["scripting", "no-scripting"])
def phone(chromium, portal, request) -> Iterator[object]:
    """A page in a phone-sized window, with scripting on and off, that fails on any request to another host."""
    context = chromium.new_context(
        viewport={"width": 360, "height": 780}, java_script_enabled=request.param, base_url=portal
    )
    page = context.new_page()
    foreign: list[str] = []
    page.on("request", lambda sent: None if sent.url.startswith(portal) else foreign.append(sent.url))
    yield page
    assert context.cookies() == []
    assert foreign == []
    context.close()


def test_a_reader_finds_an_entitlement_and_a_service(phone):
    phone.goto("/")
    phone.get_by_role("link", name="العربية").click()
    assert phone.url.endswith("/ar/")
    phone.locator("main a[href='/ar/entitlements/']").first.click()
    phone.locator("main a[href='/ar/entitlements/register-with-a-gp/']").first.click()
    assert phone.locator("html").get_attribute("dir") == "rtl"
    assert "Anyone in England can register with a GP" in phone.locator("main").inner_text()
    phone.locator("nav.bar a[href='/ar/services/']").click()
    phone.locator("input[name=near]").fill("ليدز")
    phone.locator("search button[type=submit]").click()
    assert "near=" in phone.url
    first = phone.locator("ol.rows > li").first
    assert first.locator("a").first.is_visible()
    first.locator("h3 a, h2 a").first.click()
    assert "/ar/services/" in phone.url
    assert phone.locator("h1").inner_text()


def test_changing_language_keeps_the_page_and_the_query(phone):
    phone.goto("/en/services/?near=Leeds&cost=free")
    phone.locator("details.languages summary").click()
    phone.locator("details.languages a[hreflang='uk'], details.languages a[lang='uk']").first.click()
    assert "/uk/services/" in phone.url
    assert "near=Leeds" in phone.url
    assert "cost=free" in phone.url


def test_a_filter_by_checkbox(phone):
    phone.goto("/en/services/")
    before = phone.locator("ol.rows > li").count()
    if phone.locator("details.filters").get_attribute("open") is None:
        phone.locator("details.filters summary").click()
    phone.locator("input[name=language][value=ti]").check()
    phone.locator("search button[type=submit]").click()
    assert "language=ti" in phone.url
    assert 0 < phone.locator("ol.rows > li").count() <= before


@pytest.mark.parametrize("paper", ["a4", "a5", "fold"])
def test_the_map_is_a_pdf_of_the_same_list(phone, paper):
    phone.goto("/ti/services/?near=Leeds")
    phone.locator(".print-choices summary").click()
    phone.locator(f"input[name=paper][value={paper}]").check()
    phone.locator("input[name=also]").check()
    form = phone.locator(".print-choices form")
    assert form.locator("button[type=submit]").is_visible()
    asked = {"near": form.locator("input[name=near]").get_attribute("value"), "paper": paper, "also": "en"}
    answer = phone.request.get(form.get_attribute("action"), params=asked)
    assert answer.ok
    assert answer.body().startswith(b"%PDF")


def test_leaving_needs_no_scripting(phone):
    phone.goto("/en/mental-health/help-now/")
    leave = phone.locator("a[data-leave]")
    assert leave.is_visible()
    assert leave.get_attribute("href").startswith("https://")


def test_escape_three_times_leaves_without_a_way_back(chromium, portal):
    context = chromium.new_context(base_url=portal)
    page = context.new_page()
    elsewhere = re.compile("^https://")
    page.route(elsewhere, lambda route: route.fulfill(body="<title>Weather</title>", content_type="text/html"))
    page.goto("/en/")
    page.goto("/en/mental-health/help-now/")
    for _press in range(3):
        page.keyboard.press("Escape")
    page.wait_for_url(elsewhere)
    page.go_back()
    assert not page.url.endswith("/help-now/")
    context.close()


def test_a_receptionist_with_a_keyboard(chromium, portal):
    """Thirty seconds at a desk: search, first answer, the short answer in view; no mouse."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, base_url=portal)
    page = context.new_page()
    page.goto("/en/search/")
    page.locator("main input[type=search]").focus()
    page.keyboard.type("register GP without papers")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=register*")
    page.locator("main a[href='/en/entitlements/register-with-a-gp/']").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/register-with-a-gp/")
    answer = page.get_by_text("Anyone in England can register with a GP").first
    assert answer.bounding_box()["y"] < 900
    context.close()


def test_an_editor_changes_a_number_once_and_it_is_right_in_arabic(chromium, portal, editor):
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, base_url=portal)
    page = context.new_page()
    problems: list[str] = []
    page.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
    page.goto("/admin/login/")
    page.locator("[name=username]").fill(editor)
    page.locator("[name=password]").fill(editor)
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/")
    page.goto("/admin/snippets/services/service/")
    page.get_by_role("link", name="Lantern House listening room").first.click()
    page.get_by_role("tab", name="Contacts and languages").click()
    number = page.locator("input[name='contacts-0-value']")
    before = number.input_value()
    for value in ("0113 496 0999", before):
        page.get_by_role("tab", name="Contacts and languages").click()
        page.locator("input[name='contacts-0-value']").fill(value)
        page.locator("button[aria-label='More actions'], .footer [data-w-dropdown-target='toggle']").last.click()
        page.get_by_role("button", name="Publish").click()
        page.wait_for_url("**/admin/snippets/services/service/**")
        reader = chromium.new_context(base_url=portal)
        shown = reader.new_page()
        shown.goto("/ar/services/lantern-house-listening-leeds/")
        assert value in shown.locator("main").inner_text()
        reader.close()
        page.goto("/admin/snippets/services/service/")
        page.get_by_role("link", name="Lantern House listening room").first.click()
    assert problems == []
    context.close()
