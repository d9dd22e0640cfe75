"""From "No, tell us what is wrong" to "You said, we did": a reader without mouse or scripting, then an editor."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest

from portal.feedback.masking import NUMBER_REMOVED
from portal.feedback.tokens import YOUNGEST
from portal.models import Feedback

from .apart import apart, make_editor, remove_editors
from .keyboard import press, tab_to, write

pytestmark = pytest.mark.browser
GUIDE = "entitlements/register-with-a-gp/"
OWN = "services/lantern-house-listening-leeds/"
OTHER = "services/copper-bell-legal-leeds/"
#: What a reader writes, and what of it is kept.
WORDS = {
    "en": ("The desk wants a passport. Ring me: 07700 900123", f"The desk wants a passport. Ring me: {NUMBER_REMOVED}"),
    "ar": ("الرقم خطأ. هاتفي ٠٧٧٠٠ ٩٠٠١٢٣", f"الرقم خطأ. هاتفي {NUMBER_REMOVED}"),
    "ti": ("ቁጽሪ ስልኪ ጌጋ እዩ። ቁጽረይ 07700 900 123", f"ቁጽሪ ስልኪ ጌጋ እዩ። ቁጽረይ {NUMBER_REMOVED}"),
}
#: So long that a form is believed, with a second for the clock that counts whole ones.
LEAST_WAIT = (YOUNGEST + 1) * 1000


@pytest.fixture(autouse=True)
def _nothing_stays() -> Iterator[None]:
    yield
    apart(lambda: Feedback.objects.all().delete())
    remove_editors("team", "lantern")


@pytest.fixture
def reader(chromium, portal) -> Iterator[object]:
    """A page without scripting in a phone-sized window; no cookie comes of it, and no request to another host."""
    context = chromium.new_context(
        viewport={"width": 360, "height": 780}, java_script_enabled=False, base_url=portal, locale="en-GB"
    )
    page = context.new_page()
    foreign: list[str] = []
    page.on("request", lambda sent: None if sent.url.startswith(portal) else foreign.append(sent.url))
    yield page
    assert context.cookies() == []
    assert foreign == []
    context.close()


@pytest.fixture
def signed_in(chromium, portal) -> Iterator[object]:
    """A function that makes an account of a group, signs in with it and returns a page of the admin."""
    contexts = []

    def sign_in(name: str, group: str, organisation: str = ""):
        make_editor(name, group, organisation)
        context = chromium.new_context(viewport={"width": 1280, "height": 900}, base_url=portal)
        contexts.append(context)
        page = context.new_page()
        page.goto("/admin/login/")
        write(page, page.locator("[name=username]"), name)
        write(page, page.locator("[name=password]"), name)
        page.keyboard.press("Enter")
        page.wait_for_url("**/admin/")
        return page

    yield sign_in
    for context in contexts:
        context.close()


def say(page, about: str, words: str) -> None:
    """Go from the foot of a page to the form and send it, at the pace of somebody who reads."""
    page.goto(about)
    press(page, page.locator(".useful a[href$='useful=no']"))
    page.wait_for_url("**/feedback/?about=**")
    write(page, page.locator("textarea"), words)
    page.wait_for_timeout(LEAST_WAIT)
    press(page, page.locator("form.feedback button[type=submit]"))
    page.wait_for_url("**/feedback/thanks/?about=**")


def all_kept() -> list[dict[str, object]]:
    return apart(lambda: list(Feedback.objects.order_by("pk").values()))


@pytest.mark.parametrize("language", WORDS)
def test_what_a_reader_says_is_read_done_and_answered(reader, signed_in, portal, language):
    said, kept_words = WORDS[language]
    page = f"/{language}/{GUIDE}"
    reader.goto(page)
    press(reader, reader.locator(".useful a[href$='useful=no']"))
    reader.wait_for_url("**/feedback/?about=**")
    write(reader, reader.locator("textarea"), said)
    # Faster than anybody writes: the words stay, and so does the place in the form.
    press(reader, reader.locator("form.feedback button[type=submit]"))
    reader.locator("#problem").wait_for()
    assert reader.locator("textarea").input_value() == said
    assert reader.locator("input[name=useful][value=no]").is_checked()
    assert all_kept() == []
    reader.wait_for_timeout(LEAST_WAIT)
    press(reader, reader.locator("form.feedback button[type=submit]"))
    reader.wait_for_url("**/feedback/thanks/?about=**")
    assert reader.locator(f"main a[href='{page}']").is_visible()

    (kept,) = all_kept()
    assert (kept["text"], kept["useful"], kept["language"], kept["about_path"]) == (kept_words, "no", language, page)
    assert not [value for value in kept.values() if isinstance(value, datetime.datetime | datetime.time)]
    assert "127.0.0.1" not in str(kept)

    admin = signed_in("team", "Portal team")
    press(admin, admin.get_by_role("link", name="Feedback: 1 new"))
    admin.wait_for_url("**/admin/feedback/")
    row = admin.locator("#listing-results tbody tr")
    assert kept_words in row.inner_text()
    press(admin, row.locator("a").first)
    admin.wait_for_url(f"**/admin/feedback/{kept['id']}/")
    assert kept_words in admin.locator("blockquote").inner_text()
    beside = admin.frame_locator(f"iframe[src='{page}']")
    assert beside.locator("h1").inner_text() == title_of(reader, page)
    write(admin, admin.locator("[name=what_was_done]"), "Rang the practice.")
    write(admin, admin.locator("[name=you_said]"), f"A desk asked for a passport ({language}).")
    write(admin, admin.locator("[name=we_did]"), "We asked the practice to stop.")
    tab_to(admin, admin.locator("[name=is_published]"))
    admin.keyboard.press("Space")
    press(admin, admin.get_by_role("button", name="Save"))
    admin.wait_for_url("**/admin/feedback/")

    reader.goto(f"/{language}/feedback/done/")
    told = reader.locator("main").inner_text()
    assert f"A desk asked for a passport ({language})." in told
    assert "We asked the practice to stop." in told
    assert "Rang the practice." not in told
    press(reader, reader.locator(f"main a[href='{page}']"))
    reader.wait_for_url(f"{portal}{page}")


def title_of(page, path: str) -> str:
    page.goto(path)
    return page.locator("h1").inner_text()


def test_an_organisation_s_editor_reads_what_is_said_of_its_own_service_only(reader, signed_in):
    say(reader, f"/en/{OWN}", "The door is on the left.")
    say(reader, f"/ar/{OTHER}", "مغلق يوم الاثنين")
    own, other = all_kept()
    admin = signed_in("lantern", "Partner editors", "lantern-house")
    press(admin, admin.get_by_role("link", name="Feedback: 1 new"))
    admin.wait_for_url("**/admin/feedback/")
    assert admin.locator("#listing-results tbody tr").count() == 1
    assert "The door is on the left." in admin.locator("#listing-results tbody").inner_text()
    assert admin.goto(f"/admin/feedback/{other['id']}/").status == 404
    assert admin.goto(f"/admin/feedback/{own['id']}/").ok
    assert "The door is on the left." in admin.locator("blockquote").inner_text()
    # What everybody reads, the portal's team decides.
    assert admin.locator("[name=is_published], [name=forwarded_to]").count() == 0
    assert admin.locator("[name=what_was_done]").is_visible()
