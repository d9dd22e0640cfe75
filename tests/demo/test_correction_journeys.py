"""A service's own staff, asked by e-mail, correct a phone number; readers see it once an editor says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from services.corrections.asking import ask
from services.models import CheckRequest, Service

from .apart import apart, make_editor, remove_editors
from .keyboard import press, write

pytestmark = pytest.mark.browser
SLUG = "lantern-house-talking-birmingham"
OLD = "0121 496 0101"
#: From the range that Ofcom keeps for drama.
NEW = "0121 496 0777"


def record() -> Service:
    return Service.objects.records().get(slug=SLUG)


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """The record, as it was published before; nobody was ever asked."""
    before = apart(lambda: record().live_revision)
    yield

    def put_back() -> None:
        CheckRequest.objects.all().delete()
        if record().latest_revision_id != before.pk:
            before.as_object().save_revision(clean=False).publish()

    apart(put_back)
    remove_editors("team")


@pytest.fixture
def staff(chromium, portal) -> Iterator[object]:
    """A page without scripting; no cookie comes of it, and no request to another host."""
    context = chromium.new_context(
        viewport={"width": 1280, "height": 900}, java_script_enabled=False, base_url=portal, locale="en-GB"
    )
    page = context.new_page()
    foreign: list[str] = []
    page.on("request", lambda sent: None if sent.url.startswith(portal) else foreign.append(sent.url))
    yield page
    assert context.cookies() == []
    assert foreign == []
    context.close()


@pytest.fixture
def link(portal, mailoutbox) -> str:
    """The address in the text of the e-mail that a service was just sent."""
    apart(lambda: ask(record(), lambda path: f"{portal}{path}"))
    (mail,) = mailoutbox
    assert OLD in mail.body
    return re.search(rf"^{re.escape(portal)}/en/services/check/\S+/$", mail.body, re.MULTILINE)[0]


def shown(chromium, portal, language: str) -> str:
    """What a reader who has never been there before is told."""
    context = chromium.new_context(base_url=portal, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"/{language}/services/{SLUG}/")
    told = page.locator("main").inner_text()
    context.close()
    return told


def in_language(page, language: str) -> None:
    """Choose a language in the head of the page."""
    press(page, page.locator("details.languages summary"))
    press(page, page.locator(f"details.languages a[hreflang='{language}']"))
    page.wait_for_url(f"**/{language}/**")


def approve(chromium, portal) -> None:
    """An editor of the portal's team reads before and after, and publishes."""
    make_editor("team", "Portal team")
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, base_url=portal)
    page = context.new_page()
    page.goto("/admin/login/")
    write(page, page.locator("[name=username]"), "team")
    write(page, page.locator("[name=password]"), "team")
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/")
    told = page.locator("tr", has=page.get_by_role("rowheader", name="Phone")).locator("td")
    assert told.all_inner_texts() == [OLD, NEW]
    press(page, page.get_by_role("button", name="Publish"))
    page.get_by_text("Published. Readers see it now, in every language.").wait_for()
    assert page.get_by_role("button", name="Publish").count() == 0
    context.close()


@pytest.mark.parametrize("language", ["en", "ar", "ti"])
def test_a_number_corrected_by_the_service_is_shown_once_an_editor_says_so(chromium, portal, staff, link, language):
    staff.goto(link)
    if language != "en":
        in_language(staff, language)
    asked = staff.url
    assert OLD in staff.locator("main").inner_text()
    press(staff, staff.locator("a[href='?answer=changed']"))
    staff.wait_for_url("**?answer=changed")
    box = staff.locator("input[name^=contact-]").first
    assert box.input_value() == OLD
    # A slip is told beside the box, with what was written still in it.
    write(staff, box, "ask at the desk")
    press(staff, staff.locator("form.correction button[type=submit]"))
    staff.locator("[aria-invalid=true]").wait_for()
    assert box.input_value() == "ask at the desk"
    write(staff, box, NEW)
    press(staff, staff.locator("form.correction button[type=submit]"))
    staff.locator("form.correction").wait_for(state="detached")
    assert staff.locator("html").get_attribute("lang") == language

    readers = {"en", "ar", language}
    for each in readers:
        told = shown(chromium, portal, each)
        assert OLD in told
        assert NEW not in told
    approve(chromium, portal)
    for each in readers:
        told = shown(chromium, portal, each)
        assert NEW in told
        assert OLD not in told

    thanked = staff.locator("h1").inner_text()
    assert staff.goto(asked).ok
    assert staff.locator("h1").inner_text() == thanked
    assert staff.locator("main form.choices, main form.correction").count() == 0


def test_a_programme_that_only_looks_at_the_link_answers_nothing(staff, link):
    for _look in range(2):
        staff.goto(link)
        assert staff.locator("form.choices button").count() == 1
    assert apart(lambda: CheckRequest.objects.filter(answered_on=None).count()) == 1
