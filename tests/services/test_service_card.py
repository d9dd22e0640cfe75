"""A service on a card: the reader's language beside English, and nothing that is private."""

from __future__ import annotations

import io

import pypdf
import pytest

from portal.languages import LANGUAGES
from portal.paper.errors import FontMissing
from portal.paper.fonts import require_font
from services.models import DirectoryPage
from tests.conftest import need
from tests.factories import make_service, translate_words

pytestmark = pytest.mark.django_db
PLACE = {"address_kind": "full", "address": "2 Example Yard", "town": "Leeds", "postcode": "LS9 7AA"}


@pytest.fixture(autouse=True)
def _fonts() -> None:
    for code in ("en", "ar"):
        try:
            require_font(LANGUAGES[code])
        except FontMissing as missing:
            need(False, str(missing))


def read(answer) -> tuple[pypdf.PdfReader, str]:
    assert answer["Content-Type"] == "application/pdf"
    reader = pypdf.PdfReader(io.BytesIO(answer.content))
    text = " ".join(page.extract_text() for page in reader.pages).replace("\u200b", "").replace("\u00a0", " ")
    return reader, " ".join(text.split())


def test_both_languages_and_the_number(client, directory):
    service = make_service("drop-in", name="Drop-in", places=(PLACE,), phones=("0113 496 0123",))
    translate_words(service, "ar", name="مركز", summary="مكان هادئ")
    # An alias is no page for readers of its language.
    DirectoryPage.objects.filter(locale__language_code="ar").update(alias_of=None)
    reader, text = read(client.get("/ar/services/drop-in/?card"))
    assert len(reader.pages) == 1
    assert text.count("0113 496 0123") == 2
    assert "Drop-in" in text
    assert "2 Example Yard" in text
    _reader, alone = read(client.get("/en/services/drop-in/?card"))
    assert alone.count("0113 496 0123") == 1


def test_two_to_cut_apart(client, directory):
    make_service("drop-in")
    reader, _text = read(client.get("/en/services/drop-in/?card&paper=a4"))
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [595, 842]
    assert len(reader.pages) == 1


def test_a_private_address_is_not_on_it(client, directory):
    make_service("refuge", places=({**PLACE, "address_kind": "private"},))
    _reader, text = read(client.get("/en/services/refuge/?card"))
    assert "Example Yard" not in text
    assert "LS9" not in text
    assert "Address given by phone" in text


def test_a_service_that_is_not_there(client, directory):
    assert client.get("/en/services/nobody/?card").status_code == 404
