"""The letter: nothing that is typed could be sent, whatever the browser does."""

from __future__ import annotations

import re

import pytest
from django.utils import translation

from home.complaints.letter_words import ANSWERS, FRAME, HAPPENED, WANTED, frame, lines
from portal.languages import LANGUAGES

from .conftest import step

pytestmark = pytest.mark.django_db
FIELDS = re.compile(r"<(?:input|textarea|select)\b[^>]*>")


def form_of(page: str) -> str:
    return page.split('<form class="letter-form"')[1].split("</form>")[0]


@pytest.mark.parametrize("language", ["en", "ar", "ti"])
def test_no_field_can_be_sent_or_filled_in_from_memory(client, complaints, language):
    form = form_of(client.get(f"/{language}/complaints/letter/").content.decode())
    assert 'method="dialog"' in form.split(">")[0]
    assert "action" not in form.split(">")[0]
    assert 'type="submit"' not in form
    fields = FIELDS.findall(form)
    assert len(fields) > 20
    assert [field for field in fields if re.search(r'\sname="', field)] == []
    # The form says it for its boxes, on which HTML does not allow the attribute; each field of text says it too.
    assert 'autocomplete="off"' in form.split(">")[0]
    boxes = {'type="checkbox"', 'type="radio"'}
    texts = [field for field in fields if not any(kind in field for kind in boxes)]
    assert [field for field in texts if 'autocomplete="off"' not in field] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_there_in_both_languages(client, complaints, language):
    page = client.get(f"/{language}/complaints/letter/").content.decode()
    with translation.override(language):
        told = [line for group in (HAPPENED, WANTED, ANSWERS, FRAME) for line in lines(group)]
    form = form_of(page)
    assert [line.english for line in told if line.code != "title" and line.english not in form] == []
    assert page.count("data-letter=") == (1 if language == "en" else 2)
    with translation.override(language):
        framed = frame()
    assert [
        code for code in ("foreign", "need") if "#" not in framed[code].own or "#" not in framed[code].english
    ] == []


@pytest.mark.parametrize("query", ["", "?route=", "?route=nowhere", "?route=%00", "?route=a&route=b", "?route=<b>"])
def test_a_route_that_is_not_there_is_left_out(client, complaints, query):
    answer = client.get(f"/en/complaints/letter/{query}")
    assert answer.status_code == 200
    assert 'id="to-name"' in answer.content.decode()


def test_a_route_says_who_it_goes_to_and_what_to_leave_out(client, make_route):
    make_route("gp", ["gp"], ["england"], [step("1"), step("2")])
    page = client.get("/ar/complaints/letter/?route=gp").content.decode()
    assert '<option data-english="Who 1">Who 1</option>' in page
    assert "Keep your story." in page


def test_few_queries(client, make_route, django_assert_max_num_queries):
    make_route("gp", ["gp"], ["england"])
    client.get("/ar/complaints/letter/?route=gp")
    with django_assert_max_num_queries(6):
        client.get("/ar/complaints/letter/?route=gp")
