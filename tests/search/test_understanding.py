"""What a reader types, understood: stop words, endings, words that mean the same, slips, places, other scripts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from wagtail.models import Page

from search import sources
from search.index import put_all
from search.models import DocumentKind, SynonymSet
from search.sources import NamedPlace
from search.understanding import understand
from tests.factories.finding import ask, document

pytestmark = pytest.mark.django_db
PAGE, SERVICE = DocumentKind.PAGE, DocumentKind.SERVICE


@pytest.fixture(autouse=True)
def documents(db) -> None:
    put_all(
        SERVICE,
        [
            document("doctor", en="A doctor for everyone", ar="طبيب للجميع"),
            document("therapy", en="Talking therapy", fr="Thérapie par la parole"),
            document("food", en="Food bank", uk="Продукти"),
            document("lantern", en="Lantern House"),
            document("refused", en="After your claim was refused"),
            document("chinese", en="Register", **{"zh-hans": "在利兹看医生"}),
        ],
    )


def words_meaning_the_same(locales, misspellings: str = "", **words: str) -> None:
    key = None
    for code, text in words.items():
        its = SynonymSet(name="meaning", locale=locales[code], words=text, misspellings=misspellings)
        its.translation_key = key = key or its.translation_key
        its.save()


@pytest.mark.parametrize(
    ("typed", "language", "expected"),
    [
        ("doctors", "en", "doctor"),
        ("can I see a doctor if my claim was refused?", "en", "refused"),
        ("للطبيب", "ar", "doctor"),
        ("THÉRAPIE", "fr", "therapy"),
        ("therapie", "fr", "therapy"),
        ("продуктів", "uk", "food"),
        ("看医生", "zh-hans", "chinese"),
        ("طبيب", "en", "doctor"),
        ("doctor", "ti", "doctor"),
    ],
)
def test_words_in_other_forms_are_found(typed, language, expected):
    assert expected in ask(typed, language)


@pytest.mark.parametrize("typed", ["docter", "dcotor", "doctr", "doctorr"])
def test_one_slip_in_a_word_is_forgiven(typed):
    assert ask(typed) == ["doctor"]
    assert understand(typed, "en").corrected == {typed: "doctor"}


@pytest.mark.parametrize("typed", ["dctr", "fod", "dxxtxr"])
def test_more_slips_than_a_word_can_bear_are_not(typed):
    assert ask(typed) == []
    assert understand(typed, "en").unknown == (typed,)


def test_words_that_mean_the_same_find_each_other_across_languages_at_once(locales):
    assert ask("GP") == []
    words_meaning_the_same(locales, en="GP, doctor", ti="ሓኪም")
    assert ask("gp") == ask("ሓኪም", "ti") == ask("ሓኪም", "en") == ["doctor"]
    SynonymSet.objects.all().delete()
    assert ask("GP") == []


def test_a_phrase_means_what_editors_say(locales):
    words_meaning_the_same(locales, en="counselling, talking therapy")
    assert ask("counselling") == ["therapy"]
    assert ask("counseling") == ["therapy"]


def test_misspellings_lead_one_way(locales):
    words_meaning_the_same(locales, misspellings="fudd", en="food")
    assert ask("fudd") == ["food"]
    put_all(SERVICE, [document("fudd", en="Fudd")])
    assert ask("food") == ["food"]


def test_a_page_that_editors_chose_comes_before_others_that_answer_as_well(locales, page_for):
    words_meaning_the_same(locales, en="sleep, nightmares")
    chosen = replace(document("zzz", kind=PAGE, en="Sleep"), owner=page_for.translation_key)
    put_all(PAGE, [chosen, document("aaa", kind=PAGE, en="Sleep")])
    assert ask("nightmares") == ["aaa", "zzz"]
    SynonymSet.objects.get().pages.add(page_for)
    assert ask("nightmares") == ["zzz", "aaa"]


@pytest.fixture
def page_for(locales) -> Page:
    return Page.get_first_root_node().add_child(instance=Page(title="Sleep", slug="sleep", locale=locales["en"]))


def test_a_name_is_known_by_its_sound():
    assert ask("لانترن", "ar") == ask("ላንተርን", "ti") == ["lantern"]


def test_words_no_document_has_are_named_and_left_out():
    question = understand("doctor zzqqxx", "en")
    assert question.unknown == ("zzqqxx",)
    assert ask("doctor zzqqxx") == ["doctor"]


def test_many_words_relax_and_few_do_not():
    assert understand("doctor", "en").required() == 1
    assert understand("doctor food", "en").required() == 2
    assert understand("doctor food talking lantern", "en").required() == 3
    assert understand("doctor food talking lantern house bank", "en").required() == 4


@pytest.fixture
def places(monkeypatch):
    known = {
        "leeds": NamedPlace("Leeds", (53.8, -1.5)),
        "ليدز": NamedPlace("Leeds", (53.8, -1.5)),
        "eye": NamedPlace("Eye", (52.3, 1.1), is_well_known=False),
        "food": NamedPlace("Food", (50, 0)),
    }
    monkeypatch.setattr(sources, "find_places", lambda names: {name: known[name] for name in names if name in known})


@pytest.mark.parametrize("typed", ["doctor near Leeds", "Leeds doctor", "doctor leeds?", "طبيب قريب من ليدز"])
def test_a_town_is_taken_for_where_from(places, typed):
    question = understand(typed, "ar" if "ليدز" in typed else "en")
    assert question.place.name == "Leeds"
    assert len(question.needed) == 1


def test_a_small_town_is_a_place_only_beside_a_word_that_says_so(places):
    assert understand("eye test", "en").place is None
    assert understand("doctor in eye", "en").place.name == "Eye"


def test_a_town_named_like_something_looked_for_is_no_place(places, locales):
    words_meaning_the_same(locales, en="food, meals")
    assert understand("food", "en").place is None


def test_a_place_can_be_looked_for_as_a_word(places):
    assert understand("Leeds", "en", with_places=False).place is None


def test_a_word_that_is_being_typed_may_go_on():
    question = understand("talking ther", "en", is_unfinished=True)
    assert any(
        term.startswith("en·therap") for group in question.groups for each in group.alternatives for term in each.terms
    )


@pytest.mark.parametrize(
    "junk",
    [
        "a" * 10_000,
        "* " * 500,
        '" OR "',
        "title : x",
        "NEAR(a b)",
        "\x00\x01\x02",
        "\ud800",
        "%s %(a)s",
        "'; DROP TABLE search_document; --",
        "🙂🙂",
        "(" * 300,
        "doctor AND NOT doctor",
        "اااا" * 100,
        "AND OR NOT",
        "{strong}",
        "^x -y +z ~w",
    ],
)
@pytest.mark.parametrize("language", ["en", "ar", "zh-hans"])
def test_junk_is_answered(client, junk, language):
    ask(junk, language)
    assert client.get(f"/{language}/search/", {"q": junk.encode("utf-8", "surrogatepass")}).status_code == 200


def test_a_constant_number_of_queries(django_assert_max_num_queries):
    ask("doctor food therapy")
    with django_assert_max_num_queries(6):
        ask("doctor food therapy lantern house and more words that nobody has")
