"""Point to your language: all of them, on the screen and on one sheet."""

from __future__ import annotations

import io

import pypdf
import pytest
from bs4 import BeautifulSoup

from portal.languages import LANGUAGES
from portal.paper.errors import FontMissing
from portal.paper.fonts import require_font
from portal.paper.language_sheet import POINT_HERE, pointings
from tests.conftest import need

pytestmark = pytest.mark.django_db


def test_every_language_is_a_target_that_keeps_the_question(client):
    page = client.get("/en/desk/languages/?need=gp&nation=wales&situation=protected")
    targets = BeautifulSoup(page.content, "html.parser").select(".pointing a")
    assert [target.strong.text for target in targets] == [language.native_name for language in LANGUAGES.values()]
    for target, language in zip(targets, LANGUAGES.values(), strict=True):
        assert target.strong["lang"] == language.html_lang
        assert target.strong["dir"] == language.direction
        chosen = "" if language.code == "en" else language.code
        assert target["href"] == f"/en/desk/?need=gp&nation=wales&situation=protected&with={chosen}"
    assert not page.cookies


def test_junk_is_dropped(client):
    assert client.get("/ar/desk/languages/?need=%00&nation=mars&with=xx").status_code == 200


def test_every_language_says_the_sentence_itself():
    for each in pointings():
        assert each.said_in == each.language
        assert each.language.code == "en" or each.sentence != POINT_HERE


def test_the_sheet_is_one_a4_page_with_every_language(client):
    for language in LANGUAGES.values():
        try:
            require_font(language)
        except FontMissing as missing:
            need(False, str(missing))
    answer = client.get("/en/desk/languages.pdf")
    reader = pypdf.PdfReader(io.BytesIO(answer.content))
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [595, 842]
    assert len(reader.pages) == 1
    text = reader.pages[0].extract_text()
    for code in ("en", "so", "uk", "vi", "tr", "cy"):
        assert LANGUAGES[code].native_name in text
    for language in LANGUAGES.values():
        assert language.name in text
