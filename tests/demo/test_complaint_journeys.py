"""Something went wrong: the route, its dates and a letter, in a real browser. Nothing that is typed leaves it."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser
LETTER = "complaints/letter/?route=complain-about-a-hospital"
HOLIDAYS = ["2026-12-25", "2026-12-28"]


@pytest.fixture
def phone(chromium, portal):
    """A page in a phone-sized window, and every address that it asked for."""
    context = chromium.new_context(viewport={"width": 360, "height": 780}, base_url=portal, accept_downloads=True)
    page = context.new_page()
    page.asked = []
    page.on("request", lambda sent: page.asked.append(sent.url))
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
    yield page
    assert problems == []
    assert context.cookies() == []
    context.close()


@pytest.fixture
def unscripted(chromium, portal):
    context = chromium.new_context(viewport={"width": 360, "height": 780}, base_url=portal, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("start", "number", "unit", "last"),
    [
        ("2026-01-31", 1, "months", "2026-02-28"),
        ("2028-01-31", 1, "months", "2028-02-29"),
        ("2026-03-31", 6, "months", "2026-09-30"),
        ("2026-11-30", 12, "months", "2027-11-30"),
        ("2028-02-29", 1, "years", "2029-02-28"),
        ("2026-12-30", 2, "weeks", "2027-01-13"),
        ("2026-03-28", 2, "days", "2026-03-30"),
        # A Friday; then a weekend.
        ("2026-11-20", 3, "working_days", "2026-11-25"),
        # A Saturday.
        ("2026-11-21", 1, "working_days", "2026-11-23"),
        # Christmas Eve: two holidays and a weekend between.
        ("2026-12-24", 1, "working_days", "2026-12-29"),
        ("2026-12-23", 3, "working_days", "2026-12-30"),
    ],
)
def test_the_last_day_of_a_limit(phone, start, number, unit, last):
    phone.goto("/en/complaints/complain-about-a-hospital/")
    worked_out = phone.evaluate(
        """async ([start, number, unit, holidays]) => {
            const { due } = await import(document.querySelector("script[src*=deadlines]").src);
            return due(new Date(start), number, unit, new Set(holidays)).toISOString().slice(0, 10);
        }""",
        [start, number, unit, HOLIDAYS],
    )
    assert worked_out == last


@pytest.mark.parametrize("language", ["en", "ar", "ti"])
def test_a_reader_works_out_their_dates_and_nobody_is_told(phone, language):
    phone.goto(f"/{language}/complaints/complain-about-a-hospital/", wait_until="networkidle")
    phone.asked.clear()
    happened = phone.locator("#happened")
    happened.fill("2020-01-31")
    told = phone.locator("[data-from=happened]")
    assert all("2021" in text and "31" in text for text in told.all_inner_texts())
    assert told.count() == 2
    happened.fill("")
    assert set(told.all_inner_texts()) == {""}
    # A day that is still to come is a slip.
    happened.evaluate("field => { field.value = '2999-01-01'; field.dispatchEvent(new Event('input')); }")
    assert set(told.all_inner_texts()) == {""}
    assert phone.asked == []


def test_without_scripting_the_rule_stands_and_no_date_is_asked_for(unscripted):
    unscripted.goto("/en/complaints/complain-about-a-hospital/")
    assert unscripted.locator("#happened").is_hidden()
    assert "Within 12 months of what happened" in unscripted.locator("ol.route").inner_text()


@pytest.mark.parametrize("language", ["en", "ar", "ti"])
def test_a_reader_with_a_keyboard_finds_the_route_and_makes_a_letter(phone, language):
    phone.goto(f"/{language}/complaints/")
    phone.locator(f"main a[href='/{language}/complaints/find/']").first.focus()
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/complaints/find/")
    phone.locator("#nation").focus()
    # The first letter of a choice chooses it in English; arrows do so in every language.
    phone.keyboard.press("ArrowDown")
    phone.keyboard.press("Tab")
    phone.keyboard.press("ArrowDown")
    phone.keyboard.press("ArrowDown")
    phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/complaints/find/?nation=england&topic=hospital")
    assert phone.locator("main a[href$='/complaints/complain-about-a-hospital/']").count() == 1
    phone.locator("main a[href*='/complaints/letter/?route=complain-about-a-hospital']").focus()
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/complaints/letter/**")
    phone.locator("[data-part=happened] input").first.focus()
    phone.keyboard.press("Space")
    letter = phone.locator("[data-letter=english]")
    letter.wait_for()
    assert "I was not given an interpreter." in letter.inner_text()


@pytest.mark.parametrize(("language", "name"), [("en", ""), ("ar", "Arabic"), ("ti", "Tigrinya")])
def test_a_letter_is_made_copied_saved_and_deleted_without_a_request(phone, language, name):
    phone.goto(f"/{language}/{LETTER}", wait_until="networkidle")
    address = phone.url
    phone.asked.clear()
    phone.locator("#where").fill("Ward 4")
    phone.locator("[data-part=happened] input").nth(0).check()
    phone.locator("#words").fill("كلماتي\n<b>my words</b>")
    phone.locator("[data-part=wanted] input").nth(2).check()
    phone.locator("#name").fill("A. Reader")
    phone.locator("#name").press("Enter")
    english = phone.locator("[data-letter=english]").inner_text()
    for words in (
        "I was not given an interpreter.",
        "I want you to say sorry.",
        "<b>my words</b>",
        "Ward 4",
        "A. Reader",
    ):
        assert words in english
    foreign = f"I have written this part in {name}. Please have it translated."
    assert (foreign in english) == bool(name)
    assert english.count("translated") == bool(name)
    assert phone.locator("[data-letter]").count() == (2 if name else 1)
    if name:
        assert "<b>my words</b>" in phone.locator("[data-letter=own]").inner_text()
    with phone.expect_download() as saved:
        phone.locator("[data-save]").click()
    assert "I was not given an interpreter.\n" in saved.value.path().read_text(encoding="utf-8")
    phone.locator("[data-copy]").click()
    phone.locator("[data-said]:not(:empty)").wait_for()
    phone.locator("[data-delete]").click()
    assert phone.locator("#words").input_value() == ""
    assert phone.locator("[data-letters]").is_hidden()
    assert "A. Reader" not in phone.content()
    assert phone.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert phone.url == address
    assert [asked for asked in phone.asked if not asked.startswith("blob:")] == []


def test_going_away_and_back_brings_nothing_back(phone):
    phone.goto("/en/complaints/letter/")
    phone.locator("#words").fill("my words")
    phone.goto("/en/")
    phone.go_back()
    assert phone.locator("#words").input_value() == ""


@pytest.mark.parametrize("language", ["en", "ar", "ti"])
def test_without_scripting_it_is_a_form_to_print(unscripted, language):
    unscripted.goto(f"/{language}/complaints/letter/")
    assert unscripted.locator("[data-letters]").is_hidden()
    assert unscripted.locator("main noscript").inner_text()
    assert "I was not given an interpreter." in unscripted.locator(".letter-form").inner_text()
    unscripted.locator("#words").fill("my words")
    unscripted.locator("#where").fill("Ward 4")
    unscripted.locator("#where").press("Enter")
    assert "?" not in unscripted.url
