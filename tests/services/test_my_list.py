"""A reader's own list: in the address, the same in every language, kept by nobody."""

from __future__ import annotations

import io
import re
from urllib.parse import parse_qs, unquote, urlsplit

import pypdf
import pytest

from services.saved_codes import MOST_SAVED, clean_codes, code_of, joined, pk_of
from tests.factories import make_service, translate_words

pytestmark = pytest.mark.django_db
HREF = re.compile(r'href="([^"]+)"')


def links(page: str) -> list[str]:
    return [link.replace("&amp;", "&") for link in HREF.findall(page)]


def names(page: str) -> list[str]:
    return re.findall(r"<h3[^>]*><a[^>]*>([^<]+)</a></h3>", page)


@pytest.fixture
def codes() -> dict[str, str]:
    """Name to code of three services."""
    return {name: code_of(make_service(name.lower(), name=name).pk) for name in ("Bread", "Advice", "Care")}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("1a.2f", ("1a", "2f")),
        ("1A..2f.1a.", ("1a", "2f")),
        ("<b>.%00.../.1a", ("1a",)),
        ("0.00a.zzzzzzz", ()),
        ("٣.é.1", ("1",)),
        ("", ()),
    ],
)
def test_what_is_no_code_is_left_out(text, codes):
    assert clean_codes(text) == codes


def test_a_list_has_an_end():
    assert len(clean_codes(joined(code_of(pk) for pk in range(1, 200)))) == MOST_SAVED


@pytest.mark.parametrize("pk", [1, 35, 36, 123_456, 2_000_000_000])
def test_a_code_stands_for_its_record(pk):
    assert pk_of(code_of(pk)) == pk
    assert clean_codes(code_of(pk)) == (code_of(pk),)


def test_the_list_is_shown_in_its_own_order_in_every_language(client, codes):
    asked = joined([codes["Care"], codes["Bread"]])
    assert names(client.get(f"/en/my-list/?s={asked}").content.decode()) == ["Care", "Bread"]
    assert names(client.get(f"/so/my-list/?s={asked}").content.decode()) == ["Care", "Bread"]


def test_the_code_of_a_translation_is_no_code_of_its_own(client, codes):
    service = make_service("listening", name="Listening")
    arabic = translate_words(service, "ar", name="غرفة")
    assert names(client.get(f"/ar/my-list/?s={code_of(service.pk)}").content.decode()) == ["غرفة"]
    assert (
        "1 service on your list is no longer shown."
        in client.get(f"/en/my-list/?s={code_of(arabic.pk)}").content.decode()
    )


def test_what_is_no_longer_shown_is_said(client, codes):
    ended = make_service("ended", name="Ended", status="defunct")
    page = client.get(f"/en/my-list/?s={codes['Bread']}.zzzzz.{code_of(ended.pk)}").content.decode()
    assert names(page) == ["Bread"]
    assert "2 services on your list are no longer shown." in page
    assert "zzzzz" not in page[page.index("<main") :]


def test_without_scripting_a_second_service_joins_the_first(client, directory, codes):
    """From the list to the directory, to a service, and back with both."""
    page = client.get(f"/en/my-list/?s={codes['Bread']}").content.decode()
    [more] = [link for link in links(page) if link.startswith("/en/services/?list=")]
    assert parse_qs(urlsplit(more).query) == {"list": [codes["Bread"]]}
    service = client.get(f"/en/services/care/?list={codes['Bread']}").content.decode()
    [add] = [link for link in links(service) if "/my-list/?s=" in link]
    assert names(client.get(add).content.decode()) == ["Bread", "Care"]


def test_each_can_be_taken_off(client, codes):
    page = client.get(f"/en/my-list/?s={joined(codes.values())}").content.decode()
    without = {link for link in links(page) if link.count(".") == 1 and link.startswith("/en/my-list/?s=")}
    assert without == {
        f"/en/my-list/?s={joined(code for code in codes.values() if code != gone)}" for gone in codes.values()
    }


def test_what_is_sent_holds_the_list_and_nothing_else(client, codes, settings):
    settings.PUBLIC_BASE_URL = "https://portal.example"
    asked = joined(codes.values())
    page = client.get(f"/en/my-list/?s={asked}.zzzzz&near=Leeds&q=secret").content.decode()
    [message] = [link for link in links(page) if link.startswith("sms:")]
    assert unquote(message) == f"sms:?&body=https://portal.example/en/my-list/?s={asked}"
    assert "secret" not in page[page.index("<main") :]


def test_a_search_engine_does_not_keep_it_and_nobody_gets_a_cookie(client, codes):
    answer = client.get(f"/en/my-list/?s={codes['Care']}")
    assert '<meta name="robots" content="noindex">' in answer.content.decode()
    assert not answer.cookies


def test_an_empty_list_leads_on(client):
    page = client.get("/en/my-list/").content.decode()
    assert "Your list is empty." in page
    assert "/en/services/" in links(page)


@pytest.mark.parametrize("junk", ["s=%00", "s=" + "1." * 5000, "s=../../etc", "s[]=1", "s=%F0%9F%98%80"])
def test_junk_is_an_answer_too(client, junk):
    assert client.get(f"/en/my-list/?{junk}").status_code == 200
    assert client.get(f"/ar/my-list/map.pdf?{junk}").status_code == 200


def test_the_list_is_printed_in_its_order(client, codes):
    answer = client.get(f"/en/my-list/map.pdf?s={codes['Care']}.{codes['Bread']}&also=ar&paper=a5")
    assert answer["Content-Type"] == "application/pdf"
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(answer.content)).pages)
    assert 0 < text.index("Care") < text.index("Bread")
    assert "Advice" not in text


def test_queries(client, django_assert_max_num_queries):
    asked = joined(code_of(make_service(f"service-{number}").pk) for number in range(30))
    client.get(f"/en/my-list/?s={asked}")
    with django_assert_max_num_queries(6):
        client.get(f"/en/my-list/?s={asked}")
