"""Reading aloud, in a real browser with a pretended voice: nothing is heard, everything that would be is noted."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings

from portal.languages import LANGUAGES

pytestmark = pytest.mark.browser

MOST_BYTES = 921
ARTICLE = "entitlements/register-with-a-gp/"
SERVICE = "services/lantern-house-listening-leeds/"
#: Stands in for the phone's voices. ``finish()`` ends what is being said; what was said is in ``said``.
PRETENDER = """
(voices => {
  const speech = new EventTarget();
  const heard = [];
  let queue = [];
  let later = voices.later;
  let found = later ? [] : voices.now;
  let handler = null;
  Object.assign(speech, {
    getVoices: () => found,
    speak: (words) => { queue.push(words); },
    cancel: () => { const all = queue; queue = []; speech.cancelled += 1; all.forEach((each) => each.onerror?.()); },
    cancelled: 0,
  });
  Object.defineProperty(speech, "onvoiceschanged", { set: (given) => { handler = given; } });
  window.aloud = {
    now: () => queue.length && { text: queue[0].text, voice: queue[0].voice.name, lang: queue[0].lang },
    waiting: () => queue.map((each) => ({ text: each.text.trim().replace(/\\s+/g, " "), voice: each.voice.name })),
    finish: () => { const one = queue.shift(); one.onend(); },
    arrive: () => { found = voices.now; handler?.(); },
    cancelled: () => speech.cancelled,
  };
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  Object.defineProperty(window, "speechSynthesis", { value: voices.none ? undefined : speech });
})
"""


def voice(lang: str, name: str = "", *, is_local: bool = True) -> dict[str, object]:
    return {"lang": lang, "name": name or lang, "localService": is_local}


ENGLISH, ARABIC = voice("en-GB"), voice("ar-SA")


@pytest.fixture
def reading(chromium, portal) -> Iterator[Callable[..., object]]:
    """Opens an address on a phone that has these voices; fails on any request to another host and any script error."""
    contexts, problems = [], []

    def opened(path: str, *voices: dict[str, object], later: bool = False, none: bool = False):
        context = chromium.new_context(viewport={"width": 360, "height": 780}, base_url=portal)
        contexts.append(context)
        said = {"now": list(voices), "later": later, "none": none}
        context.add_init_script(f"({PRETENDER.strip()})({json.dumps(said)})")
        page = context.new_page()
        page.on("pageerror", lambda problem: problems.append(str(problem)))
        page.on("request", lambda sent: None if sent.url.startswith(portal) else problems.append(sent.url))
        page.goto(path, wait_until="load")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert problems == []


def listen(page):
    return page.locator("[data-listen] button").first


def stop(page):
    return page.locator("[data-listen] button").last


def waiting(page) -> list[str]:
    return [each["text"] for each in page.evaluate("aloud.waiting()")]


def test_it_reads_the_article_in_order_and_only_when_asked(reading) -> None:
    page = reading(f"/en/{ARTICLE}", ENGLISH)
    assert listen(page).inner_text() == "Listen to this page"
    assert waiting(page) == []
    listen(page).click()
    said = waiting(page)
    assert said[0] == page.locator("h1").inner_text()
    assert said[1] == "The short answer"
    headings = page.locator("article h2").all_inner_texts()
    # A rule may say the same words as a heading once more: what counts is the order.
    in_order = iter(said)
    assert all(heading in in_order for heading in headings)
    whole = " ".join(" ".join(said).split())
    for paragraph in page.locator("article li:not(.from li), article .say").all_inner_texts():
        assert " ".join(paragraph.split()) in whole
    assert "Listen to this page" not in whole
    assert "Where this comes from" not in whole


def test_pausing_goes_on_with_the_part_that_was_broken_off(reading) -> None:
    page = reading(f"/en/{ARTICLE}", ENGLISH)
    listen(page).click()
    assert (listen(page).inner_text(), stop(page).is_visible()) == ("Pause", True)
    page.evaluate("aloud.finish()")
    before = waiting(page)
    listen(page).click()
    assert (listen(page).inner_text(), waiting(page)) == ("Continue", [])
    listen(page).click()
    assert (listen(page).inner_text(), waiting(page)) == ("Pause", before)


def test_stopping_begins_anew_and_keeps_the_focus(reading) -> None:
    page = reading(f"/en/{ARTICLE}", ENGLISH)
    listen(page).click()
    whole = waiting(page)
    page.evaluate("aloud.finish()")
    stop(page).focus()
    page.keyboard.press("Enter")
    assert (waiting(page), listen(page).inner_text(), stop(page).is_visible()) == ([], "Listen to this page", False)
    assert listen(page).evaluate("button => button === document.activeElement")
    listen(page).click()
    assert waiting(page) == whole


def test_at_the_end_it_is_as_it_was(reading) -> None:
    page = reading(f"/en/{ARTICLE}", ENGLISH)
    listen(page).click()
    page.evaluate("while (aloud.waiting().length) aloud.finish()")
    assert (listen(page).inner_text(), stop(page).is_visible()) == ("Listen to this page", False)


@pytest.mark.parametrize("is_paused", [False, True])
def test_escape_silences_it(reading, is_paused) -> None:
    page = reading(f"/en/{ARTICLE}", ENGLISH)
    listen(page).click()
    if is_paused:
        listen(page).click()
    page.keyboard.press("Escape")
    assert (waiting(page), listen(page).inner_text()) == ([], "Listen to this page")


def test_a_link_silences_it_before_the_next_page_has_come(reading) -> None:
    page = reading(f"/en/{ARTICLE}", ENGLISH)
    listen(page).click()
    page.evaluate("addEventListener('click', (event) => event.preventDefault(), true)")
    page.locator("nav.bar a").first.click()
    assert (waiting(page), listen(page).inner_text()) == ([], "Listen to this page")


def test_leaving_the_page_silences_it(reading) -> None:
    page = reading(f"/en/{ARTICLE}", ENGLISH)
    listen(page).click()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert waiting(page) == []


def test_a_part_in_another_language_has_its_own_voice(reading) -> None:
    page = reading(f"/ar/{ARTICLE}", ENGLISH, ARABIC)
    listen(page).click()
    said = page.evaluate("aloud.waiting()")
    assert {each["voice"] for each in said} == {"ar-SA", "en-GB"}
    english = [each["text"] for each in said if each["voice"] == "en-GB"]
    assert english[0].startswith("Anyone in England can register with a GP")


def test_a_part_in_a_language_without_a_voice_is_left_out(reading) -> None:
    page = reading(f"/ar/{ARTICLE}", ARABIC)
    listen(page).click()
    assert {each["voice"] for each in page.evaluate("aloud.waiting()")} == {"ar-SA"}
    assert not any("Anyone in England" in each for each in waiting(page))


def test_a_service_is_read_from_its_name_on(reading) -> None:
    page = reading(f"/en/{SERVICE}", ENGLISH)
    listen(page).click()
    said = waiting(page)
    assert said[0] == page.locator("h1").inner_text()
    assert "Back to the list of services" not in said
    assert "Is it safe to go?" in said


@pytest.mark.parametrize(
    ("language", "voices"),
    [
        ("en", []),
        ("en", [voice("ar-SA")]),
        ("en", [voice("en-GB", is_local=False)]),
        ("pa", [voice("pap")]),
        ("zh-hans", [voice("zh-HK")]),
        ("fa", [voice("ar-SA")]),
    ],
)
def test_without_a_voice_of_the_phone_there_is_no_button(reading, language, voices) -> None:
    assert not listen(reading(f"/{language}/{ARTICLE}", *voices)).is_visible()


@pytest.mark.parametrize(
    ("language", "tag"),
    [
        ("en", "en_US"),
        ("en", "en"),
        ("prs", "fa-AF"),
        ("prs", "fa-IR"),
        ("ckb", "ku"),
        ("ckb", "ckb-IQ"),
        ("kmr", "ku-TR"),
        ("zh-hans", "zh-CN"),
        ("zh-hans", "cmn"),
        ("pt", "pt-BR"),
        ("ti", "ti-ET"),
    ],
)
def test_voices_are_known_by_their_language(reading, language, tag) -> None:
    page = reading(f"/{language}/{ARTICLE}", voice("de-DE"), voice(tag, "remote", is_local=False), voice(tag, "right"))
    listen(page).click()
    assert page.evaluate("aloud.now().voice") == "right"
    assert page.evaluate("aloud.now().lang") == tag


def test_voices_that_come_late_are_waited_for(reading) -> None:
    page = reading(f"/en/{ARTICLE}", ENGLISH, later=True)
    assert not listen(page).is_visible()
    page.evaluate("aloud.arrive()")
    assert listen(page).is_visible()


def test_a_phone_that_cannot_speak_shows_nothing(reading) -> None:
    assert not listen(reading(f"/en/{ARTICLE}", none=True)).is_visible()


def test_nothing_is_kept(reading) -> None:
    page = reading(f"/en/{ARTICLE}", ENGLISH)
    listen(page).click()
    page.evaluate("aloud.finish()")
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_every_language_says_listen(client) -> None:
    for code in LANGUAGES:
        assert b"data-listen" in client.get(f"/{code}/{ARTICLE}").content


def test_lists_do_not_load_it(client) -> None:
    for path in ("", "entitlements/", "services/", "search/", "not-a-page/"):
        assert b"aloud.js" not in client.get(f"/en/{path}").content


def test_it_is_tiny() -> None:
    script = Path(settings.STATICFILES_DIRS[0]) / "js" / "aloud.js"
    assert len(gzip.compress(script.read_bytes())) <= MOST_BYTES
