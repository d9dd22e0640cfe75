"""Which part of the country a map shows: few sizes, places on a grid."""

from __future__ import annotations

import pytest

from services.geography import Point
from services.screen_map.grid import CLOSEST, FRAME, FURTHEST_OUT, STEP, View, fitting
from services.screen_map.screen import Asked, view_of

LEEDS = Point(53.7965, -1.5478)
BRADFORD = Point(53.7940, -1.7520)
ZOOMS = range(FURTHEST_OUT, CLOSEST + 1)


@pytest.mark.parametrize("zoom", ZOOMS)
def test_a_view_is_half_a_step_from_what_was_asked_for_at_most(zoom):
    x, y = View.at(LEEDS, zoom).projection.to_page(LEEDS)
    assert abs(x - FRAME / 2) <= STEP * 0.6
    assert abs(y - FRAME / 2) <= STEP * 0.6


@pytest.mark.parametrize("zoom", ZOOMS)
def test_the_address_of_a_view_leads_back_to_it(zoom):
    view = View.at(LEEDS, zoom)
    written = f"{view.centre.latitude:.4f},{view.centre.longitude:.4f}"
    assert view_of(Asked.parse({"at": written, "zoom": str(zoom)}), [], None) == view


@pytest.mark.parametrize("zoom", ZOOMS)
@pytest.mark.parametrize(
    "corner", [Point(60.85, -0.88), Point(49.9, -6.3), Point(52.48, 1.76), Point(54.45, -8.17), Point(57.81, -8.58)]
)
def test_every_corner_of_the_country_has_a_map(corner, zoom):
    assert View.at(corner, zoom).is_in_the_uk


def test_near_readers_share_one_picture():
    assert View.at(Point(53.7971, -1.5475), 7).url == View.at(Point(53.7969, -1.5479), 7).url


def test_a_step_to_a_side_and_back_is_the_same_view():
    view = View.at(LEEDS, 7)
    assert view.moved(1, 0).moved(0, 1).moved(-1, -1) == view
    assert view.moved(1, 0).centre.longitude > view.centre.longitude
    assert view.moved(0, 1).centre.latitude > view.centre.latitude


def test_the_closest_view_that_shows_all_of_them():
    view = fitting([LEEDS, BRADFORD])
    assert view.holds(LEEDS)
    assert view.holds(BRADFORD)
    closer = [View.at(Point(53.79525, -1.6499), zoom) for zoom in range(view.zoom + 1, CLOSEST)]
    assert not any(each.holds(LEEDS) and each.holds(BRADFORD) for each in closer)


def test_one_lone_place_is_shown_with_what_is_around_it():
    assert fitting([LEEDS]).zoom == CLOSEST - 1


@pytest.mark.parametrize(
    ("params", "asked"),
    [
        ({"at": "53.7965,-1.5478", "zoom": "7"}, Asked(LEEDS, 7)),
        ({"at": "53.7965,-1.5478"}, Asked(LEEDS, 0)),
        ({"zoom": "99"}, Asked(None, CLOSEST)),
        ({"at": "48.85,2.35", "zoom": "0"}, Asked(None, FURTHEST_OUT)),
        ({"at": "nan,inf", "zoom": "-1"}, Asked()),
        ({"at": "53.7965,-1.5478;drop", "zoom": "٣"}, Asked()),
        ({"at": "53.7965 , -1.5478"}, Asked()),
        ({"at": "1e9,1e9", "zoom": "7.5"}, Asked()),
        ({}, Asked()),
    ],
)
def test_junk_in_the_address_is_dropped(params, asked):
    assert Asked.parse(params) == asked


def test_a_zoom_alone_stays_where_the_list_is():
    view = view_of(Asked(None, 4), [LEEDS, BRADFORD], None)
    assert view.zoom == 4
    assert view.holds(LEEDS)


def test_where_nothing_was_found_the_place_is_shown_and_without_one_the_country():
    assert view_of(Asked(), [], LEEDS).holds(LEEDS)
    assert view_of(Asked(), [], None).zoom == FURTHEST_OUT
