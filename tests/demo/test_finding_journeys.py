"""Finding, in a real browser: suggestions by keyboard and touch, the phone's location, radius and time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .test_accessibility import AXE, violations

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 780}
LEEDS = {"latitude": 53.79648, "longitude": -1.54785}


@pytest.fixture
def open_page(chromium, portal) -> Iterator[object]:
    """A function that opens an address on a phone; whatever is sent goes to the portal only, and nothing is kept."""
    contexts = []
    foreign: list[str] = []

    def opened(path: str, **options):
        context = chromium.new_context(viewport=PHONE, base_url=portal, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda sent: None if sent.url.startswith(portal) else foreign.append(sent.url))
        page.goto(path)
        return page

    yield opened
    assert foreign == []
    for context in contexts:
        assert context.cookies() == []
        for page in context.pages:
            assert page.evaluate("localStorage.length + sessionStorage.length") == 0
        context.close()


@pytest.mark.parametrize(("language", "typed"), [("en", "interp"), ("ar", "مترج")])
def test_suggestions_by_keyboard(open_page, language, typed):
    page = open_page(f"/{language}/search/")
    box = page.get_by_role("combobox")
    box.press_sequentially(typed)
    page.get_by_role("option").first.wait_for()
    assert box.get_attribute("aria-expanded") == "true"
    assert 0 < page.get_by_role("option").count() <= 8
    box.press("ArrowDown")
    assert page.locator(f"#{box.get_attribute('aria-activedescendant')}").get_attribute("aria-selected") == "true"
    box.press("Escape")
    assert page.get_by_role("option").count() == 0
    assert box.input_value() == typed
    box.press("ArrowDown")
    page.get_by_role("option").first.wait_for()
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url(lambda url: "/search/" not in url)
    assert page.locator("h1").inner_text()


def test_suggestions_by_touch(open_page):
    page = open_page("/ti/", has_touch=True)
    page.get_by_role("combobox").press_sequentially("Leeds")
    place = page.get_by_role("option").filter(has_text="Leeds").first
    place.tap()
    page.wait_for_url("**/services/?near=Leeds")


def test_enter_without_a_choice_asks_the_search_page(open_page):
    page = open_page("/en/")
    page.get_by_role("combobox").press_sequentially("doctor")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=doctor")


def test_axe_finds_nothing_in_an_open_list(open_page):
    page = open_page("/ar/search/", bypass_csp=True)
    page.get_by_role("combobox").press_sequentially("طبيب")
    page.get_by_role("option").first.wait_for()
    page.add_script_tag(path=str(AXE))
    assert violations(page) == []


@pytest.mark.parametrize("scripting", [True, False])
def test_search_works_with_and_without_scripting(open_page, scripting):
    if not scripting:
        # Storage cannot be looked at without scripting.
        page = open_page("/en/search/")
        page.route("**/*.js", lambda route: route.abort())
        page.reload()
    else:
        page = open_page("/en/search/")
    page.locator("input[name=q]").fill("doctor without papers")
    page.locator("form.search button[type=submit]").click()
    assert page.locator("ol.hits a").first.get_attribute("href")


def test_the_phones_location_goes_into_the_query_and_nowhere_else(open_page):
    sent: list[str] = []
    page = open_page("/en/services/", geolocation=LEEDS, permissions=["geolocation"])
    page.on("request", lambda request: sent.append(request.url))
    page.get_by_role("button", name="Use my location").click()
    page.wait_for_url("**near=53.80%2C-1.55**")
    assert [url for url in sent if "53.8" in url] == [page.url]
    assert "1.54785" not in "".join(sent)
    assert "Near where you are" in page.locator("main").inner_text()


def test_a_refused_location_says_what_to_do(open_page):
    page = open_page("/en/services/")
    page.get_by_role("button", name="Use my location").click()
    page.get_by_text("We could not find where you are").wait_for()


def test_radius_day_and_time_narrow_the_list(open_page):
    page = open_page("/en/services/?near=Leeds&online=no")
    near = page.locator("ol.rows > li").count()
    page.select_option("select[name=km]", "2")
    page.locator("form.finder button[type=submit]").click()
    assert "km=2" in page.url
    assert page.locator("ol.rows > li").count() <= near
    page.goto("/en/services/?day=7&time=04:00")
    assert page.locator(".applied").inner_text().count("Sunday at 04:00") >= 1


def test_a_town_among_the_words_is_said_and_can_be_taken_back(open_page):
    page = open_page("/ar/services/?q=طبيب نفسي قريب من ليدز")
    notice = page.locator("p.notice", has=page.locator("a")).first
    assert "Leeds" in notice.inner_text()
    notice.locator("a").click()
    assert "words=only" in page.url
