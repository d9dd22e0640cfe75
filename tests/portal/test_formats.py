"""How dates, times, distances and facts are written, in every language of the table."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

import polib
import pytest
from django.conf import settings
from django.template import Context, Template
from django.utils import translation
from django.utils.safestring import SafeString

from portal import facts, formats, phones
from portal.languages import LANGUAGES, TYPEFACES, Language
from portal.templatetags import portal as tags

UK = ZoneInfo("Europe/London")
ENGLISH, ARABIC = LANGUAGES["en"], LANGUAGES["ar"]
NOT_LATIN_DIGIT = re.compile(r"[^\D0-9]")
every_language = pytest.mark.parametrize("language", LANGUAGES.values(), ids=lambda language: language.code)


@dataclass
class State:
    state: str
    until: datetime.datetime | None = None
    opens: datetime.datetime | None = None
    closed_until: datetime.date | None = None


@dataclass
class Hours:
    weekday: int
    opens_at: datetime.time = datetime.time(9, 30)
    closes_at: datetime.time = datetime.time(16)
    valid_to: datetime.date | None = None


@pytest.fixture(autouse=True)
def in_english() -> object:
    with translation.override("en"):
        yield


def at(day: int, hour: int, minute: int = 0) -> datetime.datetime:
    """A UK time in June 2026, whose 1st is a Monday."""
    return datetime.datetime(2026, 6, day, hour, minute, tzinfo=UK)


# Dates and times


@every_language
def test_every_language_writes_dates_in_words_and_latin_digits(language: Language) -> None:
    written = formats.full_date(datetime.date(2026, 10, 14), language)
    assert "2026" in written
    assert "14" in written
    assert not NOT_LATIN_DIGIT.search(written)
    assert written != "2026-10-14"


@every_language
def test_every_language_has_seven_weekdays_of_its_own(language: Language) -> None:
    names = [formats.weekday(number, language) for number in range(1, 8)]
    assert len(set(names)) == 7
    if language.code != "en":
        assert not set(names) & {"Monday", "Tuesday"}


def test_weekdays_stay_right_after_pashto_was_read() -> None:
    assert formats.weekday(2, LANGUAGES["ps"])
    assert formats.weekday(2, LANGUAGES["vi"]) == "Thứ Ba"
    assert formats.weekday(2, LANGUAGES["cy"]) == "Dydd Mawrth"


def test_dari_dates_use_afghan_month_names() -> None:
    assert formats.full_date(datetime.date(2026, 10, 14), LANGUAGES["prs"]) == "14 اکتوبر 2026"


@pytest.mark.parametrize(("name", "expected"), [("fa_XX", "fa"), ("xx", "en_GB"), ("", "en_GB")])
def test_an_unknown_cldr_locale_falls_back(name: str, expected: str) -> None:
    assert str(formats.cldr_locale(name)) == expected


def test_a_moment_is_shown_as_its_day_in_the_uk() -> None:
    late = datetime.datetime(2026, 6, 1, 23, 30, tzinfo=datetime.UTC)
    assert formats.full_date(late, ENGLISH) == "2 June 2026"
    assert formats.clock(late) == "00:30"


@pytest.mark.parametrize(
    ("value", "expected"),
    [("2024", "2024"), ("2024-05", "May 2024"), ("2024-05-01", "1 May 2024"), ("2024-13", "2024-13"), ("soon", "soon")],
)
def test_a_sources_date_is_as_exact_as_the_source(value: str, expected: str) -> None:
    assert formats.partial_date(value, ENGLISH) == expected


@every_language
def test_every_language_writes_a_month(language: Language) -> None:
    written = formats.partial_date("2024-05", language)
    assert "2024" in written
    assert written != "2024-05"
    assert not NOT_LATIN_DIGIT.search(written)


def test_times_are_24_hours() -> None:
    assert formats.clock(datetime.time(9, 30)) == "09:30"
    assert formats.clock(datetime.time(21)) == "21:00"


# Distance


@pytest.mark.parametrize(
    ("km", "expected"),
    [
        (0.0, "Very near, less than half a mile away"),
        (0.8, "About half a mile away"),
        (1.7, "About 1 mile away"),
        (2.4, "About one and a half miles away"),
        (3.2, "About 2 miles away"),
        (4.0, "About two and a half miles away"),
        (4.75, "About 3 miles away"),
        (6.0, "About 4 miles away"),
        (40.0, "About 25 miles away"),
    ],
)
def test_distance_is_never_more_exact_than_half_a_mile(km: float, expected: str) -> None:
    assert formats.distance(km) == expected


def test_distance_to_the_middle_of_a_town_says_that_it_is_vague() -> None:
    assert formats.distance(0.1, is_vague=True) == "Somewhere near, about 3 miles away or less"
    assert formats.distance(16.1, is_vague=True) == "About 10 miles away. The exact place is not known."
    assert formats.distance(150, is_vague=True) == "About 93 miles away"


# Opening


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (State("open", until=at(3, 16)), "Open now, until 16:00"),
        (State("later", opens=at(3, 14)), "Closed now. Opens today at 14:00"),
        (State("later", opens=at(4, 9, 30)), "Closed now. Opens tomorrow at 09:30"),
        (State("later", opens=at(8, 9, 30)), "Closed now. Opens Monday at 09:30"),
        (State("later", opens=at(10, 9, 30)), "Closed now. Opens Wednesday, 10 June 2026, at 09:30"),
        (State("appointment", opens=at(4, 9)), "By appointment"),
        (State("temporarily_closed"), "Closed for now"),
        (State("temporarily_closed", closed_until=datetime.date(2026, 7, 1)), "Closed for now, until 1 July 2026"),
        (State("closed"), "Closed now. Phone before you go."),
        (State("unknown"), "Opening hours not known: phone first"),
    ],
)
def test_opening_is_a_whole_sentence(state: State, expected: str) -> None:
    assert formats.opening(state, at(3, 10), ENGLISH) == expected


def test_times_are_isolated_in_right_to_left_languages_only() -> None:
    state = State("open", until=at(3, 16))
    assert f"{formats.LRI}16:00{formats.PDI}" in formats.opening(state, at(3, 10), ARABIC)
    assert formats.LRI not in formats.opening(state, at(3, 10), ENGLISH)


def test_a_week_has_seven_days_and_drops_what_has_ended() -> None:
    today = datetime.date(2026, 6, 3)
    afternoon = Hours(1, datetime.time(14), datetime.time(17))
    ended = Hours(2, valid_to=datetime.date(2026, 6, 2))
    days = formats.week([afternoon, Hours(1), ended], today)
    assert [day.number for day in days if day.is_today] == [3]
    assert [session.opens_at.hour for session in days[0].sessions] == [9, 14]
    assert [len(day.sessions) for day in days] == [2, 0, 0, 0, 0, 0, 0]


# Facts


@pytest.mark.parametrize("name", facts.FACTS)
def test_what_is_not_known_is_said_and_never_guessed(name: str) -> None:
    unknown = facts.fact(name, "")
    assert "not known, ask" in unknown
    assert facts.fact(name, "perhaps") == unknown
    assert len(set(facts.FACTS[name].values())) == len(facts.FACTS[name])
    assert name in tags.FACT_ICONS


def test_nations_are_one_phrase_in_the_order_of_the_list() -> None:
    assert formats.nation_list(["wales", "england"], ENGLISH) == "England and Wales"
    assert formats.nation_list(["scotland"], ENGLISH) == "Scotland"
    assert formats.holds_everywhere(["england", "scotland", "wales", "northern-ireland"])
    assert not formats.holds_everywhere(["england"])


@every_language
def test_every_language_joins_names(language: Language) -> None:
    assert formats.listed(["A", "B", "C"], language).startswith("A")


# Telephone numbers


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("0808 801 0503", "08088010503"),
        ("+44 20 7946 0000", "+442079460000"),
        ("116 123", "116123"),
        ("+٤٤ ٧٧٠٠ ۹۰۰", "+447700900"),
    ],
)
def test_dialable(number: str, expected: str) -> None:
    assert phones.dialable(number) == expected


@pytest.mark.parametrize(
    "number", ["999", "111", "116 123", "0808 801 0503", "0808 2000 247", "01134960123", "+44 113 496 0123"]
)
def test_phone_numbers_in_text_can_be_pressed(number: str) -> None:
    html = tags.phones(f"Call {number}. It is free.")
    assert f'dir="ltr" class="ltr">{number}</a>. It' in html
    assert f'href="tel:{phones.dialable(number)}"' in html


def test_a_phone_number_beside_letters_of_another_script_is_found() -> None:
    assert "tel:999" in tags.phones("拨打999。")
    assert "tel:111" in tags.phones("و111")


@pytest.mark.parametrize(
    "text", ["In 2009.", "Text SHOUT to 85258.", "£1,999", "1999 people", "1.111", "A999", "999 1234"]
)
def test_other_numbers_stay_as_they_are(text: str) -> None:
    assert tags.phones(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "You get £999.",
        "£112 a week",
        "£ 112 a week",
        "£\u00a0999",
        "€111",
        "$999",
        "999 €",
        "999£",
        "111% more",
        "111 people",
        "111 weeks",
        "112\u00a0people",
        "999 pounds",
        "999 or more people",
        "111 to 120 people",
        "111–112",
        "é999",
        "я112",
        "112 людей",
        "111 người",
        "999 personas",
        "111 000",
        "111\u00a0000",
    ],
)
def test_money_and_what_is_counted_never_dials_an_emergency_number(text: str) -> None:
    assert "tel:" not in tags.phones(text)


@pytest.mark.parametrize("markup", ["<p>£<b>999</b></p>", "<p>&pound;999</p>", "<p>111&nbsp;people</p>"])
def test_amounts_in_markup_never_dial_either(markup: str) -> None:
    assert tags.phones(SafeString(markup)) == markup


@pytest.mark.parametrize(
    "text",
    [
        "Call 999 now.",
        "Call 999 or go to A&E",
        "You can call NHS 111 and ask",
        "Call NHS 111 free of charge",
        "NHS 111 advisers",
        "999 is free",
        "on a 999 call",
        "Call 111: press 2",
        "Appelez le 999 maintenant",
        "Llame al 999 ahora",
        "Wac 999 oo",
        "Telefononi 999 tani",
        "niha li 999 telefon bikin",
        "Hãy gọi 999 ngay",
        "999'u arayın",
        "телефонуйте 999 зараз",
        "اتصل برقم 999 الآن",
        "999 ላይ ይደውሉ",
        "拨打999电话",
        "(999)",
    ],
)
def test_short_numbers_to_be_called_stay_linked_in_every_language(text: str) -> None:
    assert "tel:999" in tags.phones(text) or "tel:111" in tags.phones(text)


def test_the_demo_has_the_same_short_numbers_linked_in_every_language() -> None:
    """Every 999, 111 and 112 of the demo is one to be called; none may be taken for an amount."""
    short = re.compile(r"(?<!\d)(?:999|111|112)(?!\d)")
    files = sorted(Path(settings.BASE_DIR / "home" / "demo" / "translations").glob("*/*.po"))
    assert len(files) >= len(LANGUAGES) - 1
    for file in files:
        for entry in polib.pofile(str(file)):
            for text in (entry.msgid, entry.msgstr):
                linked: list[str] = []
                phones.link_phones(text, lambda number, found=linked: found.append(number) or "")
                assert [each for each in linked if short.fullmatch(each)] == short.findall(text), text


def test_phone_links_escape_text_and_leave_markup_and_links_alone() -> None:
    assert tags.phones("<b>999</b>").startswith("&lt;b&gt;<a ")
    link = SafeString('<p title="999"><a href="tel:111">111</a></p>')
    assert tags.phones(link) == link


@pytest.mark.parametrize(
    ("before", "is_linked"),
    [
        ("<a>Gone</a> ", True),
        ("<a>Gone</a><a>Gone</a> ", True),
        ('<a href="/">Page</a> ', True),
        ("</a>", True),
        ("</a><a>", False),
        ("<abbr>NHS</abbr> ", True),
        ("<a>", False),
        ('<a href="/">Page ', False),
        ('<a\nhref="/">Page ', False),
    ],
)
def test_only_what_is_inside_a_link_stays_unlinked(before: str, is_linked: bool) -> None:
    assert ("tel:" in tags.phones(SafeString(f"{before}0808 801 0503"))) is is_linked


# Tags


def render(template: str, code: str = "en", **context: object) -> str:
    with translation.override(code):
        return Template(template).render(Context(context))


def test_ltr_keeps_a_number_whole_and_escapes_it() -> None:
    assert render("{% ltr value %}", value="<1") == '<span dir="ltr" class="ltr">&lt;1</span>'
    assert render("{% hours value %}", value=Hours(1)) == '<span dir="ltr" class="ltr">09:30–16:00</span>'


def test_icons_are_hidden_from_screen_readers_and_all_are_in_the_sprite() -> None:
    assert render('{% icon "phone" %}').startswith('<svg class="icon" aria-hidden="true"><use href="')
    assert 'class="icon flips"' in render('{% icon "leave" %}')
    templates = "".join(path.read_text() for path in (settings.BASE_DIR / "templates").rglob("*.html"))
    used = {*re.findall(r'{% icon "([a-z]+)" %}', templates), *tags.FACT_ICONS.values()}
    sprite = (settings.BASE_DIR / "static" / "icons" / "sprite.svg").read_text()
    assert used == set(re.findall(r'<symbol id="([a-z]+)"', sprite))


def test_a_phrase_says_its_language_only_where_it_is_not_the_readers() -> None:
    assert render("<p{% lang_attrs 'ar' %}>") == '<p lang="ar" dir="rtl" data-script="arabic">'
    assert render("<p{% lang_attrs 'ar' %}>", "ar") == "<p>"


def test_language_names_are_native_and_english_for_readers_of_english() -> None:
    assert render("{% language_name 'ti' %}") == "Tigrinya"
    assert render("{% language_name 'ti' %}", "ar") == '<span lang="ti" dir="ltr" data-script="ethiopic">ትግርኛ</span>'
    assert render("{% language_name 'ar' %}", "ar") == "العربية"


@pytest.mark.parametrize("script", TYPEFACES)
def test_the_style_sheet_sets_every_script_as_the_table_of_languages_says(script: str) -> None:
    sheet = Path(settings.BASE_DIR / "static" / "css" / "portal.css").read_text()
    rule = next(line for line in sheet.splitlines() if line.startswith("[data-script") and f'"{script}"' in line)
    face = TYPEFACES[script]
    assert f"--leading: {face.line_height};" in rule
    assert f"font-family: {face.screen}," in rule


def test_the_style_sheet_uses_logical_properties_only() -> None:
    sheet = Path(settings.BASE_DIR / "static" / "css" / "portal.css").read_text()
    physical = (
        r"(?:margin|padding|border)-(?:left|right|top|bottom)|(?:^|[;{\s])(?:left|right|top|bottom|width|height)\s*:"
    )
    assert not re.search(physical, sheet, re.MULTILINE)
    assert not re.search(r"text-align:\s*(?:left|right)|float:\s*(?:left|right)", sheet)
