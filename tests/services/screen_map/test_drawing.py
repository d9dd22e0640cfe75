"""The drawing over the base map: well-formed, inside its frame, its markers the list's."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from django.utils import translation

from portal.languages import LANGUAGES, get_language
from services.geography import Point
from services.maps.places import Box, text_width
from services.screen_map.grid import FRAME, View
from services.screen_map.names import Names, names_in, written
from services.screen_map.screen import Asked, screen
from services.streets.labels import StreetLabel
from services.streets.layers import Layer

from .making import make_card
from .test_clusters import LEEDS, scattered

pytestmark = pytest.mark.django_db
SVG = "{http://www.w3.org/2000/svg}"


def drawn(cards, origin: Point | None = None, language: str = "en", **asked: str):
    def url(**where: object) -> str:
        return "/en/services/?" + "&".join(f"{name}={value}" for name, value in where.items())

    with translation.override(language):
        made = screen(Asked.parse(asked), cards, origin, get_language(language), url)
    return made, ElementTree.fromstring(f'<svg xmlns="http://www.w3.org/2000/svg">{made.drawing}</svg>')


def cards_at(points: list[Point]):
    return [make_card(f"place-{number}", point) for number, point in enumerate(points, 1)]


def numbers_in(label: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", label)]


@pytest.mark.parametrize("zoom", ["", "1", "5", "7", "9"])
def test_markers_and_list_have_the_same_numbers(zoom):
    made, svg = drawn(cards_at(scattered(3)), LEEDS, zoom=zoom)
    labels = [link.get("aria-label") or "" for link in svg.iter(f"{SVG}a")]
    # "12 The name", or "12+3. Places 12, 14 …".
    marked = [number for label in labels for number in numbers_in(re.sub(r"place-\d+|^\d+\+\d+", "", label))]
    assert sorted(marked) == [place.number for place in made.shown]
    assert labels


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_words_outside_the_frame(language):
    for zoom in range(1, 10):
        _made, svg = drawn(cards_at(scattered(3, spread=0.01)), LEEDS, language, at="53.7965,-1.5478", zoom=str(zoom))
        decorations = svg.find(f"{SVG}g")
        assert decorations is not None
        for text in decorations.iter(f"{SVG}text"):
            half = text_width(text.text or "", 2.7) / 2
            assert half <= float(text.get("x", "")) <= FRAME - half, text.text
            assert 2 <= float(text.get("y", "")) <= FRAME


def test_a_name_cannot_become_markup():
    name = '"><script>alert(1)</script>&amp;'
    made, svg = drawn([make_card("odd", LEEDS, name)])
    assert "<script" not in made.drawing
    [link] = svg.iter(f"{SVG}a")
    assert link.get("aria-label") == f"1 {name}"


def test_only_an_area_is_known_and_the_marker_says_so_by_its_shape():
    made, svg = drawn([make_card("vague", LEEDS, precision="town")])
    assert made.has_vague
    assert [link.get("class") for link in svg.iter(f"{SVG}a")] == ["pin vague"]


def test_a_private_address_has_no_marker_unless_only_its_town_is_known():
    exact = make_card("exact", LEEDS, address_kind="private")
    vague = make_card("vague", LEEDS, address_kind="private", precision="town")
    made, _svg = drawn([exact, vague])
    assert [place.number for place in made.shown] == [2]
    assert [number for number, _card in made.unplaced] == [1]


def test_what_is_outside_the_frame_is_counted():
    made, _svg = drawn(cards_at([LEEDS, Point(53.7940, -1.7520)]), at="53.7965,-1.5478", zoom="7")
    assert [place.number for place in made.shown] == [1]
    assert made.outside == "1 place is outside this map."


def test_the_ends_of_the_way():
    made, _svg = drawn(cards_at([LEEDS]), at="53.7965,-1.5478", zoom="9")
    assert {move.name for move in made.moves if not move.url} == {"closer"}
    made, _svg = drawn(cards_at([LEEDS]), at="49.1,-8.9", zoom="1")
    assert {"further", "west", "south"} <= {move.name for move in made.moves if not move.url}


def test_names_cover_no_marker_and_no_other_name():
    label = StreetLabel("Mabgate", 42, 42, 0.0, Box.around(42, 42, 12, 4), Layer.STREET)
    aside = StreetLabel("Eastgate", 20, 20, 30.0, Box.around(20, 20, 12, 9), Layer.STREET)
    same = StreetLabel("Regent Street", 21, 21, 0.0, Box.around(21, 21, 12, 4), Layer.STREET)
    names = Names(True, (label, aside, same), ())
    marker = Box.around(42, 42, 7, 7)
    taken = [marker]
    drawn_names = "".join(written(names, View.at(LEEDS, 9), taken))
    assert "Mabgate" not in drawn_names
    assert 'transform="rotate(30 20 20)"' in drawn_names
    assert "Regent Street" not in drawn_names
    assert len(taken) == 2


def test_a_name_of_a_street_cannot_become_markup():
    label = StreetLabel("<script>&", 42, 42, 0.0, Box.around(42, 42, 12, 4), Layer.STREET)
    assert "<script" not in "".join(written(Names(True, (label,), ()), View.at(LEEDS, 9), []))


def test_the_names_of_a_view_are_read_once(django_assert_num_queries):
    with django_assert_num_queries(2):
        names_in(View.at(LEEDS, 9))
    with django_assert_num_queries(0):
        names_in(View.at(LEEDS, 9))
