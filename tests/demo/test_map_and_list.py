"""The map and a reader's own list in a real browser, with and without scripting."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

pytestmark = pytest.mark.browser

MAP = "/en/services/?near=Leeds&view=map"
SERVICE = "/en/services/lantern-house-listening-leeds/"
OTHER = "/en/services/refugee-council-therapeutic-casework-leeds/"


@pytest.fixture(params=[True, False], ids=["scripting", "no-scripting"])
def phone(chromium, portal, request) -> Iterator[object]:
    """A page in a phone-sized window that fails on any request to another host, and on any problem in a script."""
    context = chromium.new_context(
        viewport={"width": 360, "height": 780}, java_script_enabled=request.param, base_url=portal
    )
    page = context.new_page()
    wrong: list[str] = []
    page.on("request", lambda sent: None if sent.url.startswith(portal) else wrong.append(sent.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.has_scripting = request.param
    yield page
    assert context.cookies() == []
    assert wrong == []
    context.close()


def at(page) -> str:
    return page.locator("[data-map]").get_attribute("data-at")


def moved(page, do) -> str:
    """Do something that moves the map, wait for it, and return where the map is."""
    before = at(page)
    do()
    page.wait_for_function("before => document.querySelector('[data-map]')?.dataset.at !== before", arg=before)
    return at(page)


def test_the_map_moves_by_links(phone):
    phone.goto(MAP)
    start = at(phone)
    if phone.has_scripting:
        phone.evaluate("window.isSamePage = true")
        east = moved(phone, phone.locator("[data-move=east]").click)
        assert phone.evaluate("window.isSamePage")
        assert phone.evaluate("document.activeElement.dataset.move") == "east"
        assert moved(phone, phone.go_back) == start
        assert moved(phone, phone.go_forward) == east
    else:
        phone.locator("[data-move=east]").click()
        assert float(at(phone).split(",")[1]) > float(start.split(",")[1])
    assert "near=Leeds" in phone.url


def test_a_marker_of_several_opens_a_closer_map_and_a_number_its_service(phone):
    phone.goto(MAP)
    zoom = int(phone.locator("[data-map]").get_attribute("data-zoom"))
    phone.locator(".pin.group[href*='zoom=']").first.click()
    phone.wait_for_url("**zoom=*")
    phone.locator(f"[data-map]:not([data-zoom='{zoom}'])").wait_for()
    pin = phone.locator(".pin:not(.group)").first
    name = pin.get_attribute("aria-label").split(" ", 1)[1]
    pin.click()
    assert phone.locator("h1").inner_text() == name


def test_a_link_to_a_part_of_the_page_leads_there(phone):
    phone.goto(MAP)
    phone.locator(".skip").focus()
    phone.keyboard.press("Enter")
    phone.wait_for_url("**#main")
    phone.wait_for_load_state("networkidle")
    assert phone.evaluate("document.activeElement.id") == "main"


def test_markers_are_as_large_as_a_thumb(phone):
    phone.set_viewport_size({"width": 320, "height": 640})
    phone.goto(MAP)
    boxes = [each.bounding_box() for each in phone.locator(".pin .thumb, .moves a").all()]
    assert boxes
    assert all(min(box["width"], box["height"]) >= 44 for box in boxes)


def test_keys_and_dragging_move_the_map(chromium, portal):
    page = chromium.new_context(viewport={"width": 1280, "height": 900}, base_url=portal).new_page()
    page.goto(MAP)
    start = at(page)
    page.locator(".pin").first.focus()
    north = moved(page, lambda: page.keyboard.press("ArrowUp"))
    assert float(north.split(",")[0]) > float(start.split(",")[0])
    box = page.locator(".frame").bounding_box()
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def drag() -> None:
        page.mouse.move(*middle)
        page.mouse.down()
        page.mouse.move(middle[0] - box["width"] / 3, middle[1], steps=4)
        page.mouse.up()

    dragged = moved(page, drag)
    assert float(dragged.split(",")[1]) > float(north.split(",")[1])
    assert page.url.startswith(f"{portal}/en/services/")
    page.context.close()


def test_a_service_is_put_on_the_list_and_taken_off(phone):
    phone.goto(SERVICE)
    name = phone.locator("h1").inner_text()
    phone.locator("[data-add]").click()
    if phone.has_scripting:
        assert phone.url.endswith(SERVICE)
        phone.locator("[data-kept] a").click()
    assert re.search(r"/en/my-list/\?s=[0-9a-z]+$", phone.url)
    assert phone.locator(".row h3").all_inner_texts() == [name]
    phone.locator("[data-remove]").click()
    phone.wait_for_url("**/en/my-list/")
    assert phone.locator(".row").count() == 0
    assert phone.locator("[data-kept]").is_hidden()


def test_what_is_kept_is_kept_only_when_asked_and_is_deleted_at_a_press(chromium, portal):
    page = chromium.new_context(viewport={"width": 360, "height": 780}, base_url=portal).new_page()
    kept = "localStorage.length"
    page.goto(f"{MAP}&list=1.2")
    page.goto("/en/my-list/?s=1.2")
    assert page.evaluate(kept) == 0
    page.goto(SERVICE)
    page.locator("[data-add]").click()
    page.goto(OTHER)
    page.locator("[data-add]").click()
    assert page.locator("[data-count]").inner_text() == "2"
    assert "kept in this phone" in page.locator("[data-kept]").inner_text()
    page.goto("/ar/my-list/")
    page.wait_for_url("**/ar/my-list/?s=*")
    assert page.locator(".row").count() == 2
    page.goto(SERVICE)
    page.locator("[data-kept] [data-forget]").click()
    assert page.evaluate(kept) == 0
    assert page.locator("[data-kept]").is_hidden()
    page.context.close()


def test_a_list_from_somebody_else_is_kept_when_asked(chromium, portal):
    page = chromium.new_context(viewport={"width": 360, "height": 780}, base_url=portal).new_page()
    page.goto(SERVICE)
    code = page.locator("[data-add]").get_attribute("data-add")
    page.goto(f"/en/my-list/?s={code}")
    page.locator("[data-keep]").click()
    assert page.evaluate("Object.values(localStorage)") == [code]
    assert page.locator("[data-keep]").is_hidden()
    page.locator("main > p a[data-forget]").click()
    page.wait_for_url("**/en/my-list/")
    assert page.evaluate("localStorage.length") == 0
    page.context.close()
