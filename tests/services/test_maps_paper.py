"""The sheets a map is printed on, and the streets below its markers."""

from __future__ import annotations

import io
import random
from dataclasses import replace
from itertools import combinations
from math import hypot

import pypdf
import pytest

from portal.languages import LANGUAGES
from services.maps.document import map_pdf, room_on
from services.maps.drawing import Pin, draw
from services.maps.labels import Anchor, place_markers
from services.maps.places import Box
from tests.services.streets.conftest import MIDDLE, load, small_town

from .test_maps import fonts_for, request, service

pytestmark = pytest.mark.django_db
A4, A5 = [595, 842], [420, 595]


def read(pdf: bytes) -> tuple[pypdf.PdfReader, str]:
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    text = " ".join(page.extract_text() for page in reader.pages).replace("\u200b", "").replace("\u00a0", " ")
    return reader, " ".join(text.split())


@pytest.mark.parametrize("language", ["en", "ar", "ti", "ur"])
@pytest.mark.parametrize(("paper", "size"), [("a4", A4), ("a5", A5), ("fold", A4)])
def test_every_sheet_has_its_size_and_the_way_to_reach_them(language, paper, size):
    fonts_for(LANGUAGES["en"], LANGUAGES[language])
    reader, text = read(map_pdf(request([service(1), service(2)], language, paper=paper)))
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == size
    assert "0113 496 0001" in text
    assert "Service 2" in text
    assert reader.root_object["/Lang"].startswith(LANGUAGES[language].html_lang[:2])


def test_a_pocket_map_is_one_side_of_one_sheet_and_says_how_many_more_there_are():
    fonts_for(LANGUAGES["en"])
    asked = request([service(number) for number in range(1, 31)], paper="fold", total=87)
    reader, text = read(map_pdf(asked))
    assert len(reader.pages) == 1
    assert room_on(asked) == 9
    assert "Service 9" in text
    assert "Service 10" not in text
    assert "These are the first 9 of 87." in text


def test_a_pocket_map_of_nothing_says_so():
    fonts_for(LANGUAGES["en"])
    reader, text = read(map_pdf(request([], paper="fold")))
    assert len(reader.pages) == 1
    assert "No place was found." in text


def test_a_pocket_map_in_two_languages_stays_on_one_sheet():
    fonts_for(LANGUAGES["ur"], LANGUAGES["en"])
    cards = [service(number) for number in range(1, 31)]
    reader, _text = read(map_pdf(request(cards, "ur", paper="fold", also=LANGUAGES["en"])))
    assert len(reader.pages) == 1


def test_a_long_list_flows_over_pages_and_every_marker_is_in_it():
    fonts_for(LANGUAGES["en"])
    cards = [service(number) for number in range(1, 61)]
    reader, text = read(map_pdf(request(cards)))
    assert len(reader.pages) > 3
    assert all(f"Service {number}" in text for number in range(1, 61))


@pytest.mark.parametrize("seed", range(3))
def test_two_hundred_markers_cover_neither_each_other_nor_the_edge(seed):
    chance = random.Random(seed)
    anchors = [Anchor(chance.gauss(91, 40) % 182, chance.gauss(58, 25) % 116) for _ in range(200)]
    markers = place_markers(anchors, 182, 116, 6.4)
    assert [marker.number for marker in markers] == list(range(1, 201))
    for one, other in combinations(markers, 2):
        assert hypot(one.x - other.x, one.y - other.y) >= 6.4


def test_streets_lie_below_the_markers_and_their_names_beside(tmp_path):
    load(small_town().write(tmp_path / "town.osm"))
    pins = [Pin(MIDDLE), Pin(MIDDLE._replace(latitude=MIDDLE.latitude + 0.002))]
    made = draw(pins, None, "", [], width=182, height=116, diameter=6.4)
    assert made["streets"].startswith("<svg")
    assert "OpenStreetMap" in made["source"]
    assert "<text" not in made["streets"]
    names = {each["name"] for each in made["street_names"]}
    assert names & {"Long Street", "High Street"}
    markers = [Box.around(each["x"], each["y"], 6.4, 6.4) for each in made["markers"]]
    for each in made["street_names"]:
        if not each["angle"]:
            box = Box.around(each["x"], each["y"], each["width"], each["height"])
            assert not any(box.overlaps(marker) for marker in markers)


def test_the_print_says_whose_streets_they_are_or_that_there_are_none(tmp_path):
    fonts_for(LANGUAGES["en"])
    place = {"latitude": MIDDLE.latitude, "longitude": MIDDLE.longitude}
    far = service(1, place=place)
    near = replace(far, locations=tuple(replace(each, distance_km=0.1) for each in far.locations))
    asked = request([near], origin=MIDDLE)
    _reader, text = read(map_pdf(asked))
    assert "This map has no streets." in text
    load(small_town().write(tmp_path / "town.osm"))
    _reader, text = read(map_pdf(asked))
    assert "© OpenStreetMap contributors, ODbL" in text
    assert "This map has no streets." not in text
