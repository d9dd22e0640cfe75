"""The card: the same facts on paper, the patient's words beside the English, and none where it would be wrong."""

from __future__ import annotations

import datetime
import io

import pypdf
import pytest

from home.desk.answer import answer_to
from home.desk.asked import DeskQuestion
from home.desk.card import card_of
from portal.languages import LANGUAGES
from portal.paper.errors import FontMissing
from portal.paper.fonts import require_font
from tests.conftest import need
from tests.factories import OrganisationFactory
from tests.factories.entitlements import make_entitlement, translate_entitlement

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 22)
QUESTION = DeskQuestion(need="gp", patient="ar")


@pytest.fixture
def record():
    return make_entitlement(
        answer="depends",
        documents_not_needed=["photo_id"],
        short_answer="Anyone can register.",
        depends_on="It depends on nothing.",
        staff_do="Register the person.",
        say="You can register here.",
        source_dated="2024-05",
    )


def test_both_sides_say_the_same(record):
    translate_entitlement(record, "ar", short_answer="يمكن للجميع التسجيل.", say="سجل هنا.", depends_on="لا شيء.")
    card = card_of(answer_to(QUESTION), "https://example.org/x", TODAY)
    assert (card.left.language.code, card.right.language.code) == ("ar", "en")
    assert card.right.title == "Register or see a GP · England"
    assert card.right.statement == "Anyone can register."
    assert "Register the person." in card.right.lines
    assert "It depends on nothing." in card.right.lines
    assert card.right.not_needed == ("Photo ID",)
    assert card.right.say == "You can register here."
    assert card.right.source == "A rule, NHS, May 2024"
    assert (card.left.statement, card.left.say) == ("يمكن للجميع التسجيل.", "سجل هنا.")
    assert card.left.lines == ("لا شيء.", "")
    assert len(card.left.not_needed) == 1
    assert card.left.note
    assert card.checked is None


def test_english_alone_where_there_are_no_words_of_theirs(record):
    card = card_of(answer_to(QUESTION), "https://example.org/x", TODAY)
    assert (card.left.language.code, card.right) == ("en", None)


def test_who_checked_it(record):
    checker = OrganisationFactory(name="Lantern House")
    make_entitlement("dentist", care="dentist", last_checked="2026-01-02", checked_by=checker, is_example=True)
    card = card_of(answer_to(DeskQuestion(need="dentist")), "https://example.org/x", TODAY)
    assert (card.checked, card.checked_by, card.is_example) == (datetime.date(2026, 1, 2), "Lantern House", True)


@pytest.mark.parametrize("query", ["", "?need=gp&nation=wales", "?need=junk", "?need=dentist"])
def test_no_card_of_what_is_not_known_or_overdue(client, record, query):
    make_entitlement("dentist", care="dentist", last_checked="2020-01-02", next_check_due="2020-02-03")
    answer = client.get(f"/en/desk/card.pdf{query}")
    assert answer.status_code == 302
    told = client.get(answer["Location"])
    assert told.status_code == 200
    assert b"card.pdf" not in told.content


@pytest.mark.parametrize("paper", ["a5", "a4", "junk"])
def test_a_card_in_two_languages(client, record, paper):
    try:
        require_font(LANGUAGES["fr"])
    except FontMissing as missing:
        need(False, str(missing))
    translate_entitlement(record, "fr", short_answer="Tout le monde le peut.", say="Venez ici.")
    answer = client.get(f"/en/desk/card.pdf?need=gp&nation=england&with=fr&paper={paper}")
    assert answer["Content-Type"] == "application/pdf"
    assert 'inline; filename="card-gp-england-fr.pdf"' in answer["Content-Disposition"]
    assert not answer.cookies
    reader = pypdf.PdfReader(io.BytesIO(answer.content))
    assert len(reader.pages) == 1
    text = " ".join(reader.pages[0].extract_text().split())
    for words in (
        "Anyone can register.",
        "Register the person.",
        "A rule, NHS, May 2024",
        "Tout le monde le peut.",
        "Venez ici.",
    ):
        assert text.count(words) == (2 if paper == "a4" else 1)
