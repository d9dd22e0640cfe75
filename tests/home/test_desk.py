"""The desk on records of a test's own: every address has an answer, and facts and words stand where they belong."""

from __future__ import annotations

import re
from itertools import product

import pytest

from home.desk.asked import DeskQuestion
from home.desk.needs import NEEDS, OLD_NEEDS, SITUATIONS
from portal.nations import Nation
from tests.factories import OrganisationFactory
from tests.factories.entitlements import make_entitlement, translate_entitlement

pytestmark = pytest.mark.django_db

JUNK = ["", "junk", "mars", "\0", "gp" * 200, "../../etc", "<b>"]


@pytest.fixture
def record():
    return make_entitlement(
        documents_not_needed=["photo_id", "passport"],
        short_answer="Anyone can register.",
        staff_do="Register the person.\nAsk for no papers.",
        say="You can register here.",
        source_url="https://example.org/rule",
        source_dated="2024-05",
    )


def page(client, query: str = "", language: str = "en") -> str:
    answer = client.get(f"/{language}/desk/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def texts(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_the_answer_on_one_page(client, record):
    html = page(client, "?need=gp&nation=england")
    told = texts(html[html.index('id="answer"') :])
    parts = ["Register or see a GP · England", "Free", "Anyone can register.", "Do ", "Register the person."]
    parts += ["Do not ask for", "Photo ID", "Passport", "Say", "You can register here.", "Interpreter"]
    parts += ["Where this comes from", "A rule", "May 2024", "No organisation has checked this yet."]
    places = [told.index(part) for part in parts]
    assert places == sorted(places)
    assert 'href="https://example.org/rule"' in html
    assert "feedback/?about=/en/desk/england/not_known/gp/&amp;useful=no" in html


def test_who_checked_it_and_what_is_overdue(client):
    checker = OrganisationFactory(name="Lantern House")
    make_entitlement(
        last_checked="2020-01-02", checked_by=checker, next_check_due="2020-02-03", in_force_from="2019-01-01"
    )
    told = texts(page(client, "?need=gp"))
    assert "Lantern House checked this on 2 January 2020." in told
    assert "It is time to check this again." in told
    assert "True since 1 January 2019." in told
    assert "No organisation has checked" not in told


def test_what_it_depends_on_is_plain(client):
    make_entitlement(answer="depends", depends_on="It depends on support.", where_to_ask="Ask the manager.")
    told = texts(page(client, "?need=gp"))
    assert "It depends Free: gp-england. It depends on support. Ask the manager." in told
    assert "Do not ask for The source does not say." in told


def test_known_to_be_unknown_says_where_to_ask_and_what_to_do_meanwhile(client):
    make_entitlement(answer="not_known", where_to_ask="Ask Migrant Help.", staff_do="Help them to call.", say="We ask.")
    told = texts(page(client, "?need=gp"))
    for words in ("Not known: ask", "Ask Migrant Help.", "Help them to call.", "We ask."):
        assert words in told


def test_no_record_is_an_honest_not_known(client, record):
    told = texts(page(client, "?need=gp&nation=wales"))
    assert "Not known: ask We do not know the rule for this." in told
    assert "Register the person." not in told
    assert "Print a card" not in told
    assert "Tell us if something is wrong" in told


@pytest.mark.parametrize("need", ["gp", *JUNK])
@pytest.mark.parametrize("other", JUNK)
def test_junk_is_dropped(client, record, need, other):
    answer = client.get(
        "/en/desk/", dict.fromkeys(("nation", "situation", "with", "at", "show"), other) | {"need": need}
    )
    assert answer.status_code == 200
    html = answer.content.decode()
    assert ("Register the person." in html) == (need == "gp")
    assert "<b>" not in html
    assert html.count('id="answer"') == (need == "gp")


@pytest.mark.parametrize("old", OLD_NEEDS)
def test_shortcuts_saved_before_there_were_records_go_on_working(client, old):
    need = OLD_NEEDS[old]
    make_entitlement(care=need, short_answer="The rule.")
    html = page(client, f"?need={old}&nation=england")
    assert "The rule." in html
    assert f'<option value="{need.value}" selected>' in html


def test_a_question_survives_its_own_address(rf):
    for need, nation, situation, patient in product(["", "gp"], Nation.values, SITUATIONS, ["", "ar", "zh-hans"]):
        question = DeskQuestion(need, nation, situation, patient, at="a-surgery", turned=True)
        again = DeskQuestion.parse(rf.get(f"/en/desk/{question.encode()}").GET, "ti")
        assert again == question


def test_an_address_without_a_query_leads_to_the_answer(client, record):
    answer = client.get("/ar/desk/england/not_known/gp/")
    assert answer.status_code == 302
    assert answer["Location"] == "/ar/desk/?need=gp&nation=england&situation=not_known&with=ar"
    for path in ("mars/not_known/gp", "england/junk/gp", "england/not_known/junk"):
        assert client.get(f"/en/desk/{path}/").status_code == 404


def test_the_patients_words_stand_beside_the_english(client, record):
    translate_entitlement(record, "ar", say="يمكنك التسجيل هنا.", short_answer="يمكن للجميع التسجيل.")
    html = page(client, "?need=gp&with=ar")
    assert html.index("You can register here.") < html.index("يمكنك التسجيل هنا.")
    assert '<div class="patient" lang="ar" dir="rtl" data-script="arabic">' in html
    assert "A computer translated these words. No person has checked them yet." in html
    assert "Use an interpreter" not in html
    # What staff do is for staff, and stays English.
    assert "ar Register the person." not in html


def test_whoever_reads_the_desk_in_arabic_finds_english_for_staff_and_arabic_beside_it(client, record):
    translate_entitlement(record, "ar", say="يمكنك التسجيل هنا.")
    html = page(client, "?need=gp", "ar")
    assert "يمكنك التسجيل هنا." in html
    assert '<section id="answer" tabindex="-1" aria-labelledby="asked" lang="en" dir="ltr" data-script="latin">' in html
    answer = texts(html[html.index('id="answer"') :])
    assert "Register the person." in answer
    assert "Free" in answer
    # Unless they say that the patient reads something else.
    assert "يمكنك التسجيل هنا." not in page(client, "?need=gp&with=", "ar")


def test_dari_readers_get_persian_and_others_an_interpreter(client, record):
    translate_entitlement(record, "fa", say="می‌توانید ثبت نام کنید.")
    assert '<div class="patient" lang="fa"' in page(client, "?need=gp&with=prs")
    html = page(client, "?need=gp&with=ti")
    assert "This answer is not in that language yet. Use an interpreter." in html
    assert 'class="patient"' not in html
    assert "show=patient" not in html


def test_the_screen_turned_round_has_the_patients_words_and_one_way_back(client, record):
    translate_entitlement(record, "ar", say="يمكنك التسجيل هنا.")
    html = page(client, "?need=gp&with=ar&show=patient")
    assert re.search(r"<h1>\s*يمكنك التسجيل هنا\.\s*</h1>", html)
    assert "You can register here." not in html
    back = re.findall(r'<a [^>]*href="([^"]+)"', html)
    assert back == ["#main", "?need=gp&amp;nation=england&amp;situation=not_known&amp;with=ar#answer"]
    # Where there is nothing to show, staff see why.
    assert "Use an interpreter" in page(client, "?need=gp&with=ti&show=patient")


def test_what_is_copied_is_marked(client, record):
    translate_entitlement(record, "ar", say="يمكنك التسجيل هنا.")
    html = page(client, "?need=gp&with=ar")
    assert '<p class="say" id="say">You can register here.</p>' in html
    assert '<p class="loud" id="theirs">يمكنك التسجيل هنا.</p>' in html
    assert re.findall(r'data-copy="(\w+)" hidden', html) == ["theirs", "say"]


def test_the_nations_own_advice_on_interpreters(client, record):
    make_entitlement("interpreter", care="interpreter", staff_do="Ask which language.", source_title="Interpreter rule")
    told = texts(page(client, "?need=gp"))
    assert "Ask your practice manager how you book one here. Ask which language. Interpreter rule" in told
    # Where interpreters are the question, the answer says it once.
    assert texts(page(client, "?need=interpreter")).count("Ask which language.") == 1
    assert "Ask which language." not in page(client, "?need=gp&nation=wales")


def test_few_queries(client, record, django_assert_max_num_queries):
    translate_entitlement(record, "ar")
    with django_assert_max_num_queries(10):
        page(client, "?need=gp&with=ar&at=nobody", "ar")
    with django_assert_max_num_queries(2):
        page(client, "?need=gp&with=ar&at=nobody", "ar")


def test_every_need_and_situation_can_be_chosen(client):
    html = page(client)
    for code in (*NEEDS, *SITUATIONS, *Nation.values):
        assert f'<option value="{code}"' in html
    assert '<option value="not_known" selected>' in html
    assert 'id="answer"' not in html
