"""Streets on a page: small, in order, and with names that cover nothing."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from services.geography import Point
from services.maps.places import Box
from services.maps.projection import Projection
from services.streets.layers import Layer
from services.streets.paths import BUDGET, PAINTING, street_labels, street_paths

from .conftest import MIDDLE

pytestmark = pytest.mark.django_db
NUMBERS = re.compile(r"-?\d*\.?\d+")


def page(centre: Point = MIDDLE, metres_per_mm: float = 20.0) -> Projection:
    return Projection(centre, metres_per_mm, 90.0, 90.0)


def test_layers_come_in_painting_order(town):
    layers = [path.layer for path in street_paths(page())]
    assert layers == [layer for layer in PAINTING if layer in layers]
    assert {Layer.WATER, Layer.STREET, Layer.MAIN_STREET, Layer.PARK} <= set(layers)


def test_no_text_of_an_extract_comes_into_a_path(town):
    for path in street_paths(page()):
        assert re.fullmatch(r"[MmLlHhVvZz0-9 .,-]+", path.d)


def test_names_lie_in_the_frame_and_cover_nothing(town):
    taken = [Box.around(45, 45, 6, 3)]
    labels = street_labels(page(), taken, 2.6)
    boxes = [label.box for label in labels]
    assert {"High Street", "Long Street"} & {label.text for label in labels}
    assert not any(one.overlaps(other) for one, other in combinations([Box.around(45, 45, 6, 3), *boxes], 2))
    for box in boxes:
        assert 0 <= box.x <= box.x + box.width <= 90
        assert 0 <= box.y <= box.y + box.height <= 90
    for label in labels:
        assert -90 < label.angle <= 90


def test_nothing_loaded_draws_nothing(db):
    assert street_paths(page()) == []
    assert street_labels(page(), [], 2.6) == []


def test_one_query_each(town, django_assert_num_queries):
    with django_assert_num_queries(2):
        street_paths(page())
        street_labels(page(), [], 2.6)


@pytest.mark.shared_data
@pytest.mark.parametrize("metres_per_mm", [6.0, 12.0, 25.0, 45.0])
def test_a_real_town_stays_within_what_a_page_may_weigh(leeds, metres_per_mm):
    import zlib

    paths = street_paths(page(Point(53.7985, -1.5385), metres_per_mm))
    drawn = "".join(path.d for path in paths)
    assert drawn
    assert len(zlib.compress(drawn.encode(), 6)) <= BUDGET
    labels = street_labels(page(Point(53.7985, -1.5385), metres_per_mm), [], 2.6)
    assert not any(one.box.overlaps(other.box) for one, other in combinations(labels, 2))


@pytest.mark.shared_data
def test_what_does_not_fit_goes_by_its_worth(leeds):
    here = page(Point(53.7985, -1.5385), 12.0)
    whole = {path.layer for path in street_paths(here, budget=None)}
    little = {path.layer for path in street_paths(here, budget=600)}
    assert little < whole
    assert Layer.MAIN_STREET in little
