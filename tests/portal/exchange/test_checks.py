"""What a translation may be, string by string."""

from __future__ import annotations

import pytest

from portal.exchange.checks import problems_of
from portal.exchange.fragments import fragment_of, pieces_of
from portal.exchange.kept import kept_words
from portal.languages import LANGUAGES

LINK = 'See <a id="a1">this</a>.'


def wrong(source: str, translation: str, language: str = "ar", longest: int | None = None) -> str:
    return " ".join(problems_of(source, translation, LANGUAGES[language], longest))


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Hello", "مرحبا"),
        ("Call 0800 123 4567.", "اتصل بـ 0800 123 4567."),
        ("Call 0800 123 4567.", "اتصل بـ \u20660800\u00a0123\u00a04567\u2069."),
        ("Call 0800 123 4567.", "اتصل بـ \u200e0800 123 4567\u200e."),
        ("Call +44 20 7946 0000 or 116 123.", "116 123 أو +44 20 7946 0000"),
        ("It costs £1,500.", "Cela coûte 1 500 £."),
        ("It costs £1,500.", "Cuesta 1.500 £."),
        ("Open from 9:30 to 17:00", "من 9.30 إلى 17:00"),
        ("Wait 2 weeks", "انتظر أسبوعين"),
        ("Aged 16 or 17", "17 أو 16"),
        ("Read www.nhs.uk/help.", "اقرأ www.nhs.uk/help، ثم"),
        ("Read gov.uk", "gov.ukو"),
        ("Write to a.b@example.org.", "a.b@example.org اكتب إلى"),
        ("Ask for form HC2", "اطلب HC2'yi"),
        ("Dear %(name)s, {count} of {{ total }}", "{{ total }} {count} %(name)s"),
        ("<b>Go</b> there", "هناك <b>اذهب</b>"),
        (LINK, '<a id="a1">هذا</a> انظر'),
        ("<b>Go</b> and <b>ask</b>", "<b>اذهب</b> <b>اسأل</b>"),
        ("One<br/>two", "واحد<br>اثنان"),
        ("R&amp;D", "R&amp;D"),
        ("R&amp;D", "R & D"),
        ("50% off", "50% خصم"),
        ("…", "…"),
    ],
)
def test_what_is_right(source, translation):
    assert wrong(source, translation) == ""


@pytest.mark.parametrize(
    ("source", "translation", "said"),
    [
        ("Hello", " ", "empty"),
        ("Hello", "\u00a0…", "empty"),
        ("<b>Hello</b>", "<b> </b>", "empty"),
        # Numbers, addresses, placeholders
        ("Call 0800 123 4567.", "اتصل", "0800 123 4567"),
        ("Call 0800 123 4567.", "0800 123 4568 اتصل", "0800 123 4568"),
        ("Call 0800 123 4567.", "0800 4567 123 اتصل", "0800 123 4567"),
        ("Call 0800 123 4567.", "٠٨٠٠ ١٢٣ ٤٥٦٧ اتصل", "Write digits as 0–9"),
        ("Wait 5 days", "انتظر ۵ روز", "Write digits as 0–9"),
        ("Wait 5 days", "等５天", "Write digits as 0–9"),
        ("Call 999.", "اتصل 112.", "112"),
        ("Call 116 123.", "123 116", "116 123"),
        ("Call 111 or 111", "111", "111"),
        ("It costs £1,500.", "2,500", "1500"),
        ("Aged 16 or 17", "16", "17"),
        ("Aged 16", "16 18", "18"),
        ("Go", "اذهب 24", "24"),
        ("Open 9:30", "10:30", "930"),
        ("Write to a@example.org", "b@example.org", "a@example.org"),
        ("Read gov.uk/help", "gov.uk", "gov.uk/help"),
        ("Read", "https://evil.example/", "https://evil.example/"),
        ("Read", "evil.com", "evil.com"),
        ("Read", "javascript:alert(1)", "“javascript” is not in the English"),
        ("Ask for HC2", "HC1", "HC2"),
        ("Dear %(name)s", "%(nom)s", "%(name)s"),
        ("{count} days", "{} days", "{count}"),
        # Tags
        ("<b>Go</b> there", "اذهب", "<b> is missing"),
        ("Go", "<b>اذهب</b>", "<b> is not in the English"),
        (LINK, '<a id="a2">هذا</a>', 'id="a2"'),
        (LINK, "<a>هذا</a>", "<a>"),
        (LINK, '<a id="a1">هذا', "closed"),
        (LINK, 'هذا</a> <a id="a1">', "closed"),
        (LINK, '<a id="a1"></a> هذا', "no words inside"),
        (LINK, '<a href="javascript:alert(1)">هذا</a>', "may not stand here"),
        (LINK, '<a id="a1" onclick="x">هذا</a>', "may not stand here"),
        (LINK, "<a id=a1>هذا</a>", "may not stand here"),
        ('<a id="a1">A</a> <a id="a2">B</a>', '<a id="a1">أ <a id="a2">ب</a></a>', "inside another link"),
        ("<b>Go</b> <i>on</i>", "<b>اذهب <i>الى</b></i>", "closed"),
        ("Go", "<script>alert(1)</script>", "may not stand here"),
        ("Go", "اذهب <!-- x -->", "may not stand here"),
        ("Go", "اذهب <img src=x>", "may not stand here"),
        ("Go", "<B>اذهب</B>", "may not stand here"),
        ("Go", "3 < 4", "may not stand here"),
        ("One<br/>two", "واحد اثنان", "<br/> is missing"),
        # Characters
        ("Go", "اذهب\u202e", "U+202E"),
        ("Go", "اذهب&#8238;", "U+202E"),
        ("Go", "اذهب\u202a", "U+202A"),
        ("Go", "اذهب\u2066", "not in pairs"),
        ("Go", "\u2069اذهب\u2066", "not in pairs"),
        ("Go", "اذهب\x07", "U+0007"),
        ("Go", "اذهب\n", "U+000A"),
        ("Go", "اذهب\ufeff", "U+FEFF"),
        ("Go", "اذ\u00adهب", "U+00AD"),
        ("Go", "اذهب\u200b", "U+200B"),
        ("Go", "اذ\ufffdهب", "U+FFFD"),
        ("Go", "اذهب\ue000", "U+E000"),
        ("Go", "اذهب\U000e0041", "U+E0041"),
        ("Go", "اذهب\u2028", "U+2028"),
        # Length
        ("Go", "ا" * 209, "cannot be right"),
    ],
)
def test_what_is_wrong_is_named(source, translation, said):
    assert said in wrong(source, translation)


@pytest.mark.parametrize(
    ("language", "character", "is_right"),
    [
        ("fa", "\u200c", True),
        ("bn", "\u200d", True),
        ("tr", "\u200c", False),
        ("ar", "\u200f", True),
        ("ur", "\u061c", True),
        ("fr", "\u200f", False),
        ("fr", "\u2066x\u2069", False),
        ("fr", "\u00a0", True),
    ],
)
def test_a_language_may_have_the_marks_it_needs(language, character, is_right):
    assert (wrong("Go on", f"Go{character}on", language) == "") is is_right


def test_a_field_s_limit_counts_characters_of_text():
    assert wrong("<b>Go</b> &amp; ask", "<b>12</b> &amp; ask".replace("12", "Va"), "fr", longest=8) == ""
    assert "room for 7" in wrong("<b>Go</b> &amp; ask", "<b>Va</b> &amp; ask", "fr", longest=7)


def test_every_thing_wrong_is_told():
    assert wrong("Call <b>999</b>", "اتصل 998\u202e").count(".") >= 4


@pytest.mark.parametrize("fragment", ["a", "<b>a</b>", 'x<a id="a1">y</a>', "a<br/>b", "&lt;b&gt; &amp;amp;", "“it's”"])
def test_taking_apart_and_putting_together_loses_nothing(fragment):
    assert fragment_of(pieces_of(fragment)) == fragment


@pytest.mark.parametrize(
    "text", ["a" * 50_000, "a." * 25_000, "a@" * 25_000, "{" * 50_000, "1 " * 25_000, "0 " * 25_000, "%(" * 25_000]
)
def test_long_nonsense_has_no_cost_that_grows_faster_than_it(text):
    """Patterns that go back over what they have read would take minutes here, and the suite would not end."""
    assert kept_words(text) is not None
