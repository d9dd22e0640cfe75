"""Thirty seconds at a desk: every question has one answer, on one light screen, by keyboard, in a real browser."""

from __future__ import annotations

import gzip
from itertools import product
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings

from home.desk.needs import NEEDS, SITUATIONS
from home.entitlements.answers import answer_for
from portal.languages import LANGUAGES
from portal.nations import Nation

MOST_BYTES = 10 * 1024
ASSETS = ("css/desk.css", "js/desk.js", "js/portal.js", "icons/sprite.svg")
SURGERY = "brindle-street-surgery"
LONG = "desk/?need=hospital&nation=england&situation=refused_unsupported&with={}&at=" + SURGERY
SCREEN = {"width": 1280, "height": 800}


@pytest.mark.parametrize("nation", Nation.values)
def test_every_question_has_one_answer_or_an_honest_not_known_never_two(client, nation):
    for need, situation in product(NEEDS, SITUATIONS):
        answer = client.get("/en/desk/", {"need": need, "nation": nation, "situation": situation})
        page = BeautifulSoup(answer.content, "html.parser")
        (shown,) = page.find_all(id="answer")
        (verdict,) = shown.find_all(class_="verdict")
        known = answer_for(nation, situation, need)
        record = known.record
        assert verdict["class"] == ["verdict", record.answer if record else "not_known"]
        told = " ".join(shown.get_text(" ").split())
        if record is None:
            assert "We do not know the rule for this." in told
            assert "Where this comes from" not in told
        else:
            assert " ".join(known.words["en"]["short_answer"].split()) in told
            assert (record.source_title or "We found no official source for this.") in told
            assert all(line in told for line in known.words["en"]["staff_do"])


@pytest.mark.parametrize("nation", ["england", "scotland", "wales"])
def test_not_to_know_leads_to_register_where_that_is_the_rule(client, nation):
    page = BeautifulSoup(client.get(f"/en/desk/?need=gp&nation={nation}").content, "html.parser")
    assert "Register the person." in page.find("ul", class_="do").get_text()


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_an_answer_weighs_10_kb_or_less(client, language):
    static = Path(settings.STATICFILES_DIRS[0])
    assets = sum(len(gzip.compress((static / name).read_bytes())) for name in ASSETS)
    for address in (LONG, LONG.replace("hospital", "gp")):
        page = len(gzip.compress(client.get(f"/{language}/{address.format(language)}").content))
        assert page + assets <= MOST_BYTES, f"page {page}, style, script and pictograms {assets}"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_ten_queries_or_fewer_even_when_nothing_is_remembered(client, django_assert_max_num_queries, language):
    with django_assert_max_num_queries(10):
        client.get(f"/{language}/{LONG.format('ar')}")


@pytest.fixture
def desk(chromium, portal):
    """A function that opens the desk in a browser, with scripting or without; contexts close at the end."""
    contexts = []
    problems: list[str] = []

    def opened(scripting: bool = True, size: dict[str, int] = SCREEN):
        context = chromium.new_context(viewport=size, base_url=portal, java_script_enabled=scripting)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
        return page

    yield opened
    assert problems == []
    for context in contexts:
        assert context.cookies() == []
        context.close()


def focused(page) -> str:
    """The id of what has the focus, or the address it leads to."""
    return page.evaluate("document.activeElement.id || document.activeElement.getAttribute('href') || ''")


def tab_to(page, wanted: str, most: int) -> None:
    for _press in range(most):
        page.keyboard.press("Tab")
        if wanted in focused(page):
            return
    pytest.fail(f"{wanted} is not within {most} presses of Tab")


def ask(page, language: str) -> None:
    """Asylum seeker, England, register, no ID: all by keyboard."""
    page.goto(f"/{language}/desk/")
    # The first stop is the way past the top of the page.
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    tab_to(page, "need", 1)
    tab_to(page, "nation", 1)
    tab_to(page, "situation", 1)
    page.keyboard.press("ArrowDown")
    tab_to(page, "with", 1)
    if language == "en":
        page.keyboard.type("Arab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/?need=gp&nation=england&situation=seeking_asylum&with=*#answer")


@pytest.mark.browser
@pytest.mark.parametrize("scripting", [True, False], ids=["scripting", "no-scripting"])
@pytest.mark.parametrize(("language", "patient"), [("en", "ar"), ("ar", "ar"), ("ti", "ti")])
def test_a_receptionist_with_a_keyboard_gets_the_answer_and_the_card(desk, language, patient, scripting):
    page = desk(scripting)
    ask(page, language)
    assert focused(page) == "answer"
    told = page.locator("#answer").inner_text()
    for words in (
        "Do\n",
        "Register the person.",
        "Do not ask for",
        "Photo ID",
        "Say",
        "Interpreter",
        "Where this comes",
    ):
        assert words.strip() in told
    # One screen: the last line with the card is in it, and so are the questions.
    for part in ("#need", "#asked", ".patient", ".last .button"):
        box = page.locator(part).bounding_box()
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= SCREEN["height"], part
    assert page.locator(".patient").get_attribute("lang") == patient
    assert page.locator("#theirs").inner_text() != page.locator("#say").inner_text()
    tab_to(page, "card.pdf", 9)
    card = page.request.get(page.evaluate("document.activeElement.href"))
    assert card.headers["content-type"] == "application/pdf"
    assert card.body().startswith(b"%PDF")


@pytest.mark.browser
@pytest.mark.parametrize("scripting", [True, False], ids=["scripting", "no-scripting"])
def test_the_screen_is_turned_round_and_back(desk, scripting):
    page = desk(scripting)
    ask(page, "en")
    theirs = page.locator("#theirs").inner_text()
    tab_to(page, "show=patient", 3)
    page.keyboard.press("Enter")
    page.wait_for_url("**show=patient")
    assert page.locator("h1").inner_text() == theirs
    assert page.locator("h1").bounding_box()["height"] > 60
    assert page.locator("select").count() == 0
    page.locator("header a").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#answer")
    assert focused(page) == "answer"


@pytest.mark.browser
def test_words_are_copied(desk):
    page = desk()
    page.goto("/en/desk/?need=gp&nation=england&with=ar")
    for part in ("say", "theirs"):
        page.locator(f"[data-copy={part}]").click()
        page.get_by_text("Copied.").wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == page.locator(f"#{part}").inner_text()
    unscripted = desk(scripting=False)
    unscripted.goto("/en/desk/?need=gp&nation=england&with=ar")
    assert unscripted.locator("[data-copy]:visible").count() == 0


@pytest.mark.browser
def test_a_saved_shortcut_opens_with_the_answer_and_stays_at_its_surgery(desk):
    page = desk()
    page.goto(f"/en/desk/?nation=scotland&need=gp&at={SURGERY}")
    assert "Scotland" in page.locator("#asked").inner_text()
    assert "0113 496 0172" in page.locator("#answer").inner_text()
    page.locator("form button").press("Enter")
    page.wait_for_url("**#answer")
    assert "0113 496 0172" in page.locator("#answer").inner_text()


@pytest.mark.browser
@pytest.mark.parametrize("language", ["en", "ar", "ti"])
def test_nothing_is_wider_than_a_phone(desk, language):
    page = desk(size={"width": 360, "height": 780})
    for show in ("", "&show=patient"):
        page.goto(f"/{language}/{LONG.format('ar')}{show}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.browser
def test_the_answer_prints_on_one_page(desk):
    page = desk()
    page.goto(f"/en/{LONG.format('ar')}")
    pdf = page.pdf(format="A4")
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") == 1
