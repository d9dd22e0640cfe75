"""A print over the web: the PDF as any public page, or a calm page in the reader's language."""

from __future__ import annotations

import pytest
from django.test import override_settings

from portal.languages import LANGUAGES
from portal.paper import limits
from portal.paper.errors import FontMissing
from portal.paper.fonts import require_font
from tests.conftest import need

ADDRESS = "/ti/my-list/map.pdf"

pytestmark = pytest.mark.django_db


@pytest.fixture
def _fonts() -> None:
    try:
        require_font(LANGUAGES["ti"])
    except FontMissing as missing:
        need(False, str(missing))


@pytest.mark.usefixtures("_fonts")
def test_a_print_is_shown_cached_and_has_no_cookie(client):
    answer = client.get(ADDRESS)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="my-list-ti.pdf"'
    assert "public" in answer["Cache-Control"]
    assert answer.content.startswith(b"%PDF-")
    assert not answer.cookies


@pytest.mark.usefixtures("_fonts")
def test_when_many_print_the_reader_is_told_when_to_come_back(client, monkeypatch):
    monkeypatch.setattr(limits, "MAX_WAITING", 0)
    answer = client.get(ADDRESS, {"s": "1a.2f"})
    assert answer.status_code == 503
    assert int(answer["Retry-After"]) > 0
    assert answer["Cache-Control"] == "no-store"
    page = answer.content.decode()
    assert '<html lang="ti"' in page
    assert f'href="{ADDRESS}?s=1a.2f"' in page
    assert 'href="/ti/my-list/?s=1a.2f"' in page
    assert page.count("<h1") == 1


@pytest.mark.usefixtures("_fonts")
def test_what_is_too_long_asks_for_less(client, monkeypatch):
    monkeypatch.setattr(limits, "MAX_DATA", 10)
    answer = client.get("/en/my-list/map.pdf")
    assert answer.status_code == 400
    assert "too long to print" in answer.content.decode()
    assert "Retry-After" not in answer


def test_a_language_without_its_font_says_so_and_names_no_package(client, tmp_path):
    with override_settings(NODE_MODULES=tmp_path):
        answer = client.get("/en/my-list/map.pdf")
    assert answer.status_code == 503
    page = answer.content.decode()
    assert "We cannot print in this language yet." in page
    assert "noto" not in page
