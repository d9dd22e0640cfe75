"""What must not change comes back as it was, whatever a provider does; or the string is not used."""

from __future__ import annotations

import random
import re
from functools import cache
from pathlib import Path

import polib
import pytest
import yaml
from django.conf import settings

from portal.machine_translation.facts import Kind
from portal.machine_translation.glossary import DEMO, Glossary
from portal.machine_translation.protection import AlteredError, Dialect, restore, restored_english, shield
from portal.machine_translation.providers import SPAN

from .conftest import PIECE, TOKEN, shouting

X = Dialect("x")
ROOT = Path(settings.BASE_DIR)
LANGUAGES = ("ar", "fr")


@cache
def demo_strings() -> list[str]:
    files = [*ROOT.glob("home/demo/translations/ar/*.po"), *ROOT.glob("services/demo/translations/ar/*.po")]
    return sorted({entry.msgid for path in files for entry in polib.pofile(str(path))})


def demo_glossary(language: str) -> Glossary:
    entries = yaml.safe_load(DEMO.read_text(encoding="utf-8"))
    return Glossary(
        {
            each["english"]: each.get("translations", {}).get(language, "")
            for each in entries
            if each.get("is_kept", True)
        }
    )


def kept(text: str, terms: dict[str, str] | None = None) -> list[tuple[Kind, str]]:
    return [(span.kind, span.shown) for span in shield(text, Glossary(terms or {}), X).kept]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Call 999 now.", [(Kind.NUMBER, "999")]),
        ("Call 0808 801 0503 or 116 123.", [(Kind.NUMBER, "0808 801 0503"), (Kind.NUMBER, "116 123")]),
        ("Call +44 20 7946 0000.", [(Kind.NUMBER, "+44 20 7946 0000")]),
        ("It is £49.18 a week, 5% of it.", [(Kind.NUMBER, "£49.18"), (Kind.NUMBER, "5%")]),
        ("Open 9am–5pm, 24/7.", [(Kind.NUMBER, "9"), (Kind.NUMBER, "5"), (Kind.NUMBER, "24/7")]),
        ("Within 2–3 days.", [(Kind.NUMBER, "2–3")]),
        ("Form HC2 at SW1A 1AA, COVID-19.", [(Kind.CODE, "HC2"), (Kind.CODE, "SW1A 1AA"), (Kind.NUMBER, "19")]),
        ("Write to help@example.org.uk.", [(Kind.EMAIL, "help@example.org.uk")]),
        ("See https://www.gov.uk/a?b=c&amp;d=1.", [(Kind.ADDRESS, "https://www.gov.uk/a?b=c&d=1")]),
        ("See GOV.UK or www.nhs.uk/x.", [(Kind.ADDRESS, "GOV.UK"), (Kind.ADDRESS, "www.nhs.uk/x")]),
        ("%(count)s of {name}", [(Kind.PLACEHOLDER, "%(count)s"), (Kind.PLACEHOLDER, "{name}")]),
        ("No facts, only words.", []),
    ],
)
def test_facts_are_found(text, expected) -> None:
    assert kept(text) == expected


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("A GP helps.", ["GP"]),
        ("GPs help.", []),
        ("A gp helps.", []),
        ("Go to A&amp;E.", ["A&E"]),
        ("NHS 111 and the NHS", ["NHS 111", "NHS"]),
        ("The Home\u00a0Office decides.", ["وزارة الداخلية"]),
        ("An Advice Line.", ["Beratung"]),
        ("The <b>Home</b> Office.", []),
    ],
)
def test_terms_are_found(text, shown) -> None:
    terms = {"GP": "", "A&E": "", "NHS": "", "NHS 111": "", "Home Office": "وزارة الداخلية", "advice line": "Beratung"}
    assert [each for kind, each in kept(text, terms) if kind is Kind.TERM] == shown


@pytest.mark.parametrize("dialect", [X, SPAN], ids=["deepl", "span"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_string_of_the_demo_survives_a_provider_that_shouts(language, dialect) -> None:
    glossary, strings = demo_glossary(language), demo_strings()
    assert len(strings) > 1_000
    for string in strings:
        shielded = shield(string, glossary, dialect)
        token = re.compile(rf"(<{dialect.tag} [^>]*>[^<]*</{dialect.tag}>|<[^>]*>|&\w+;)")
        answer = "".join(each if token.fullmatch(each) else each.upper() for each in token.split(shielded.text))
        made = restore(shielded, answer)
        assert digits(made) == digits(string)
        assert sorted(re.findall(r"<[^>]*>", made)) == sorted(re.findall(r"<[^>]*>", string))
        if language == "fr":
            assert made.lower() == string.lower()


@pytest.mark.parametrize("language", LANGUAGES)
def test_tokens_in_another_order_are_put_back_where_they_are(language) -> None:
    """A translation has its own word order: pieces between tags are shuffled, words kept apart."""
    glossary, shuffle = demo_glossary(language), random.Random(7)
    used = 0
    for string in demo_strings():
        shielded = shield(string, glossary, X)
        if "<" in string or not shielded.kept:
            continue
        pieces = [each.strip() for each in TOKEN.split(shielded.text) if each.strip()]
        shuffle.shuffle(pieces)
        made = restore(shielded, " – ".join(map(shouting, pieces)))
        used += 1
        assert sorted(digits(made)) == sorted(digits(string))
        assert all(span.shown in made.replace("&amp;", "&") for span in shielded.kept)
    assert used > 150


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_string_that_lost_doubled_or_changed_one_token_is_never_used(language) -> None:
    glossary, tried = demo_glossary(language), 0
    for string in demo_strings():
        shielded = shield(string, glossary, X)
        tokens = [each for each in TOKEN.split(shielded.text) if TOKEN.fullmatch(each)]
        for token in tokens:
            for other in ("", token + " " + token, re.sub(r">(.)", r">x\1", token), re.sub(r"<[^>]*>", "", token)):
                with pytest.raises(AlteredError):
                    restore(shielded, shouting(shielded.text.replace(token, other, 1)))
                tried += 1
    assert tried > 1_000


def digits(text: str) -> str:
    return "".join(re.findall(r"\d", text))


SOURCE = 'Call <b>999</b> or a GP on 0808 801 0503, <a id="a1">read more</a>.'
GOOD = '<x id="k1">GP</x> DAN <b><x id="k0">999</x></b>, <x id="k2">0808 801 0503</x> <a id="a1">LUE LISÄÄ</a>'


def test_a_good_answer_is_used() -> None:
    shielded = shield(SOURCE, Glossary({"GP": ""}), X)
    assert restore(shielded, GOOD) == 'GP DAN <b>999</b>, 0808 801 0503 <a id="a1">LUE LISÄÄ</a>'


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("999<", "٩٩٩<"),
        ("999<", "99<"),
        ("999<", "<b>999</b><"),
        ('<x id="k0">', '<x id="k7">'),
        ('<x id="k0">', '<x id="k">'),
        ('<x id="k0">', "<x>"),
        ("DAN", "DAN 12"),
        ("DAN", "DAN ٥"),
        ("DAN", "GP DAN"),
        ("DAN", "www.evil.com"),
        ("DAN", "a@b.com"),
        ("DAN", "{name}"),
        ("DAN", "<script>x</script>"),
        ("DAN", "<i>x</i>"),
        ("DAN", "<!-- x -->"),
        ("DAN", "<br/>"),
        ("DAN", "</body>"),
        ("DAN", "\u202e"),
        ("DAN", "\x00"),
        ("DAN", "\ufffd"),
        ("DAN", "x" * 1_000),
        ('<a id="a1">', '<a id="a2">'),
        ('<a id="a1">', '<a href="javascript:x">'),
        ('<a id="a1">LUE LISÄÄ</a>', ""),
        ('<a id="a1">LUE LISÄÄ</a>', '<a id="a1"></a> LUE'),
        ('<a id="a1">LUE LISÄÄ</a>', '<a id="a1">LUE</a> <a id="a1">LUE</a>'),
        ("</b>, ", "</b>"),
        ("GP</x> ", "GP</x>ye "),
        (GOOD, ""),
        (GOOD, " "),
    ],
)
def test_a_bad_answer_is_not(old, new) -> None:
    shielded = shield(SOURCE, Glossary({"GP": ""}), X)
    assert old in GOOD
    with pytest.raises(AlteredError) as altered:
        restore(shielded, GOOD.replace(old, new, 1))
    assert str(altered.value)


def test_small_words_of_other_scripts_may_be_joined_to_a_name() -> None:
    shielded = shield("Ask the NHS and wait.", Glossary({"NHS": ""}), X)
    assert restore(shielded, 'ن<x id="k0">NHS</x> ይሕተቱ') == "نNHS ይሕተቱ"


def test_english_that_came_back_as_it_was_is_no_translation() -> None:
    shielded = shield("Please wait here for an hour.", Glossary({}), X)
    with pytest.raises(AlteredError, match="English"):
        restore(shielded, shielded.text)
    assert restore(shield("Email", Glossary({}), X), "Email") == "Email"


def test_where_every_word_is_of_the_glossary_nothing_is_left_to_send() -> None:
    shielded = shield("NHS <b>111</b>", Glossary({"NHS": "نظام الصحة"}), X)
    assert shielded.words == 0
    assert restored_english(shielded) == "نظام الصحة <b>111</b>"


def test_signs_that_html_writes_in_its_own_way_stay() -> None:
    shielded = shield("Fish &amp; chips &lt; 5 A&amp;E", Glossary({"A&E": ""}), X)
    assert restore(shielded, shouting(shielded.text)) == "FISH &amp; CHIPS &lt; 5 A&amp;E"


def test_the_fakes_pieces_are_those_of_the_dialect() -> None:
    assert PIECE.fullmatch(X.token(3, "999"))
