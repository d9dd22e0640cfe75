"""Boundaries of local authorities: read whole or not at all, and found by where a place is."""

from __future__ import annotations

import copy
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from portal.nations import Nation
from services.councils import councils_of
from services.geography import Point
from services.models import Council

pytestmark = pytest.mark.django_db
ONS = Path(__file__).parents[3] / "shared" / "data" / "ons-uk-boundaries.topo.json"

#: Two districts side by side that share an edge, the county above both, and one that was abolished.
SMALL = {
    "type": "Topology",
    "transform": {"scale": [0.1, 0.1], "translate": [-2, 53]},
    "arcs": [
        [[10, 0], [0, 10]],  # the shared edge, northwards
        [[10, 10], [-10, 0], [0, -10], [10, 0]],  # round the west
        [[10, 10], [10, 0], [0, -10], [-10, 0]],  # round the east
    ],
    "objects": {
        "ltla": {
            "type": "GeometryCollection",
            "geometries": [
                {"type": "Polygon", "arcs": [[0, 1]], "properties": {"areacd": "E07000001", "areanm": "Westham"}},
                {"type": "Polygon", "arcs": [[0, 2]], "properties": {"areacd": "W06000001", "areanm": "Eastham"}},
                {
                    "type": "MultiPolygon",
                    "arcs": [[[0, 1]], [[0, 2]]],
                    "properties": {"areacd": "E07000009", "areanm": "Gone", "end": 2020},
                },
            ],
        },
        "utla": {
            "type": "GeometryCollection",
            "geometries": [
                {
                    "type": "Polygon",
                    "arcs": [[1, -3]],
                    "properties": {"areacd": "E10000001", "areanm": "Hamshire"},
                }
            ],
        },
    },
}


def write(folder: Path, content: object) -> str:
    path = folder / "boundaries.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    return str(path)


def names_at(latitude: float, longitude: float) -> list[str]:
    return [council.name for council in councils_of(Point(latitude, longitude))]


def test_the_most_local_council_comes_first(tmp_path):
    call_command("load_boundaries", write(tmp_path, SMALL))
    assert names_at(53.5, -1.5) == ["Westham", "Hamshire"]
    assert names_at(53.5, -0.5) == ["Eastham", "Hamshire"]
    assert names_at(52.0, -0.5) == []


def test_the_nation_comes_from_the_code_and_the_abolished_are_left_out(tmp_path):
    call_command("load_boundaries", write(tmp_path, SMALL))
    assert dict(Council.objects.values_list("name", "nation")) == {
        "Westham": Nation.ENGLAND,
        "Eastham": Nation.WALES,
        "Hamshire": Nation.ENGLAND,
    }


def test_one_query_finds_them(tmp_path, django_assert_num_queries):
    call_command("load_boundaries", write(tmp_path, SMALL))
    with django_assert_num_queries(1):
        councils_of(Point(53.5, -1.5))


def without(*path: str | int) -> object:
    made = copy.deepcopy(SMALL)
    place = made
    for step in path[:-1]:
        place = place[step]
    del place[path[-1]]
    return made


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("[]", "no TopoJSON"),
        ({"type": "FeatureCollection", "features": []}, "no TopoJSON"),
        (without("arcs"), "damaged"),
        (without("arcs", 2), "damaged"),
        (without("objects", "ltla", "geometries", 0, "properties", "areacd"), "damaged"),
        (without("objects", "ltla", "geometries", 0, "properties"), "damaged"),
        ({**SMALL, "objects": {}}, "no local authorities"),
        ({**SMALL, "arcs": [[["x", 1]]]}, "damaged"),
        ({**SMALL, "objects": []}, "damaged"),
    ],
)
def test_a_bad_file_is_named_and_changes_nothing(tmp_path, content, says):
    call_command("load_boundaries", write(tmp_path, SMALL))
    with pytest.raises(CommandError, match=says) as refused:
        call_command("load_boundaries", write(tmp_path, content))
    assert "Nothing was changed" in str(refused.value)
    assert Council.objects.count() == 3


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(CommandError, match="cannot be opened"):
        call_command("load_boundaries", str(tmp_path / "none.json"))


@pytest.mark.shared_data
def test_the_file_of_the_office_for_national_statistics():
    if not ONS.exists():
        pytest.skip("the shared data folder is not beside the project")
    call_command("load_boundaries", str(ONS))
    call_command("load_boundaries", str(ONS))
    assert 350 < Council.objects.count() < 420
    assert names_at(53.7965, -1.5479) == ["Leeds"]
    assert names_at(52.63, 1.29) == ["Norwich", "Norfolk"]
    assert names_at(54.6, -5.93) == ["Belfast"]
