"""The printed map: what it holds, what can't get into it, and that nothing on it hides something else."""

from __future__ import annotations

import datetime
import io
import random
from itertools import combinations
from math import hypot
from typing import Any

import pypdf
import pytest
from django.test import override_settings

from portal.languages import LANGUAGES, Language
from portal.paper.errors import FontMissing
from portal.paper.fonts import require_font
from portal.paper.limits import MAX_PAGES
from services.cards import ServiceCard
from services.geography import Point, distance_km
from services.maps.document import MapRequest, map_pdf
from services.maps.entries import point_to_print
from services.maps.labels import DOT, Anchor, place_markers
from services.maps.limits import MAX_SERVICES
from services.maps.projection import fit
from tests.conftest import need
from tests.factories.cards import LEEDS, service

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 21)
#: Typst's own syntax, and what would be markup elsewhere.
HOSTILE = '#panic("x") $x^2$ *bold* _it_ `raw` @label <b> \\u{41} // comment #{1+1} [x] = Title'


def fonts_for(*languages: Language) -> None:
    try:
        for language in languages:
            require_font(language)
    except FontMissing as missing:
        need(False, str(missing))


def request(cards: list[ServiceCard], language: str = "en", **changes: Any) -> MapRequest:
    values = {
        "language": LANGUAGES[language],
        "title": "Help near Leeds",
        "cards": cards,
        "printed_on": TODAY,
        "query_url": "https://portal.example/en/services/?near=Leeds",
        "site_name": "Find help in the UK",
        "place_name": "Leeds",
        "origin": LEEDS,
        **changes,
    }
    return MapRequest(**values)


def read(pdf: bytes) -> tuple[pypdf.PdfReader, str]:
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    return reader, " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_every_language_is_printed_and_tagged(language):
    fonts_for(LANGUAGES[language])
    reader, text = read(map_pdf(request([service(1), service(2)], language)))
    assert reader.trailer["/Root"]["/Lang"].lower().startswith(LANGUAGES[language].html_lang.split("-")[0])
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "0113 496 0001" in text.replace("\xa0", " ")


def test_the_list_is_whole_and_in_order():
    fonts_for(LANGUAGES["en"])
    _reader, text = read(map_pdf(request([service(number) for number in range(1, 25)])))
    text = text.replace("\xa0", " ")
    # What is looked for stands once: in the list, not on the map.
    places = [text.index(f"0113 496 00{number:02d}") for number in range(1, 25)]
    assert places == sorted(places)
    assert "Printed on 21 November 2026" in text
    assert "Page 1 of" in text


def test_two_languages_side_by_side():
    fonts_for(LANGUAGES["ar"], LANGUAGES["en"])
    words = {"en": {"name": "Listening room", "summary": "x"}, "ar": {"name": "غرفة", "summary": "x"}}
    _reader, text = read(map_pdf(request([service(1, words=words)], "ar", also=LANGUAGES["en"])))
    assert "Listening room" in text
    assert "Languages:" in text


@pytest.mark.parametrize("paper", ["a4", "a5"])
def test_paper(paper):
    fonts_for(LANGUAGES["en"])
    reader, _text = read(map_pdf(request([service(1)], paper=paper)))
    assert round(float(reader.pages[0].mediabox.width)) == {"a4": 595, "a5": 420}[paper]


def test_typst_syntax_stays_text():
    fonts_for(LANGUAGES["en"])
    words = {"en": {"name": HOSTILE, "summary": HOSTILE, "notes": HOSTILE}}
    hostile = service(1, words=words, organisation=HOSTILE, place={"address_lines": [HOSTILE], "town": HOSTILE})
    _reader, text = read(map_pdf(request([hostile], title=HOSTILE, place_name=HOSTILE)))
    compact = text.replace(" ", "")
    assert '#panic("x")' in compact
    assert "*bold*" in compact


def test_a_long_list_flows_over_pages_and_is_capped():
    fonts_for(LANGUAGES["en"])
    reader, text = read(map_pdf(request([service(number % 90) for number in range(260)])))
    assert 3 < len(reader.pages) <= MAX_PAGES
    assert text.replace("\xa0", " ").count("0113 496") == MAX_SERVICES


def test_an_empty_list_is_a_page_that_says_so():
    fonts_for(LANGUAGES["en"])
    _reader, text = read(map_pdf(request([])))
    assert "No place was found" in text


def test_a_private_address_has_no_marker_and_no_street():
    fonts_for(LANGUAGES["en"])
    private = service(1, place={"address_kind": "private", "address_lines": ["1 Secret Row"], "precision": "exact"})
    assert point_to_print(private) is None
    _reader, text = read(map_pdf(request([private])))
    assert "Secret" not in text
    assert "Address given by phone" in text


def test_a_far_away_office_has_no_marker():
    assert point_to_print(service(1, place={"latitude": 51.5, "longitude": -0.12})) is None
    assert point_to_print(service(1)) is not None


def test_a_language_without_its_font_is_refused(tmp_path):
    with override_settings(NODE_MODULES=tmp_path), pytest.raises(FontMissing, match="noto-sans-ethiopic"):
        map_pdf(request([service(1)], "ti"))


@pytest.mark.parametrize("seed", range(8))
def test_no_marker_covers_another_or_a_true_place(seed):
    chance = random.Random(seed)
    middles = [(chance.uniform(20, 160), chance.uniform(20, 95)) for _ in range(4)]
    anchors = [
        Anchor(x + chance.gauss(0, 4), y + chance.gauss(0, 4)) for x, y in (chance.choice(middles) for _ in range(40))
    ]
    markers = place_markers(anchors, 182, 116, 6.4)
    assert [marker.number for marker in markers] == list(range(1, 41))
    for one, other in combinations(markers, 2):
        assert hypot(one.x - other.x, one.y - other.y) >= 6.4
    for marker in markers:
        assert 0 <= marker.x <= 182
        assert 0 <= marker.y <= 116
        if marker.is_led:
            assert hypot(marker.x - marker.anchor.x, marker.y - marker.anchor.y) >= 3.2 + DOT - 1e-9


def test_markers_are_the_same_every_time():
    anchors = [Anchor(50 + number % 3, 50 + number % 2) for number in range(10)]
    assert place_markers(anchors, 182, 116, 6.4) == place_markers(anchors, 182, 116, 6.4)


def test_the_map_keeps_proportions_and_north_up():
    points = [LEEDS, Point(53.81, -1.5478), Point(53.7965, -1.52)]
    projection = fit(points, 182, 116, 8)
    (x0, y0), (x1, y1), (x2, y2) = (projection.to_page(point) for point in points)
    assert y1 < y0
    assert x2 > x0
    north, east = hypot(x1 - x0, y1 - y0), hypot(x2 - x0, y2 - y0)
    on_the_ground = distance_km(points[0], points[1]) / distance_km(points[0], points[2])
    assert north / east == pytest.approx(on_the_ground, rel=0.01)
