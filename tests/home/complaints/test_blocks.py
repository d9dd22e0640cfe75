"""An editor's slips are refused, with the name of the field; what the demo says is not."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from home.complaints.blocks import FactBlock, ReplyBlock, RouteStepsBlock, TimeLimitBlock, WaysToReachBlock
from home.complaints.steps import STEPS
from home.complaints.topics import Topic
from home.demo.pages import ENGLISH, read
from portal.nations import Nation

from .conftest import RULES, step, twelve_months

FILES = sorted((ENGLISH / "complaints").glob("*.yaml"))
ROUTES = [path.stem for path in FILES if read(path)["page_type"] == "complaint_route"]


@pytest.mark.parametrize(
    ("value", "field"),
    [
        ({"number": 3, "unit": "", "source": RULES}, "unit"),
        ({"number": 3, "unit": "months", "source": ""}, "source"),
        ({"number": 3, "unit": "months", "source": "  "}, "source"),
        ({"unit": "months"}, "number"),
        ({"counted_from": "happened"}, "number"),
        ({"or_with_reason": True}, "number"),
        ({"source": RULES}, "number"),
        ({"number": 0, "unit": "months", "source": RULES}, "number"),
        ({"number": -3, "unit": "months", "source": RULES}, "number"),
        ({"number": 3, "unit": "moons", "source": RULES}, "unit"),
    ],
)
def test_half_a_time_limit_is_refused(value, field):
    block = TimeLimitBlock()
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.to_python(value))
    assert list(refused.value.block_errors) == [field]


@pytest.mark.parametrize("value", [{}, {"number": 3, "unit": "months", "source": RULES}, twelve_months()])
def test_a_whole_time_limit_or_none_is_taken(value):
    block = TimeLimitBlock()
    assert block.clean(block.to_python(value))["number"] == value.get("number")


def test_a_reply_needs_its_number_unit_and_source():
    block = ReplyBlock()
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.to_python({"kind": "aim"}))
    assert {"number", "unit"} <= set(refused.value.block_errors)
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.to_python({"kind": "aim", "number": 3, "unit": "days"}))
    assert set(refused.value.block_errors) == {"source"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("email", "nobody at example"),
        *(("web", wrong) for wrong in ("javascript:alert(1)", "example.org/complain", "ftp://example.org/")),
    ],
)
def test_an_address_that_leads_nowhere_is_refused(name, value):
    block = WaysToReachBlock()
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.to_python({name: value}))
    assert set(refused.value.block_errors) == {name}


def test_facts_are_not_handed_to_translators():
    assert FactBlock().get_translatable_segments("0113 496 0000") == []


@pytest.mark.django_db
def test_a_rule_names_a_source_of_its_page(make_route):
    page = make_route("gp", ["gp"], ["england"], [step("1", time_limit=twelve_months())])
    page.full_clean()
    page.body = [
        {
            "type": STEPS,
            "id": "s",
            "value": [step("1", time_limit={**twelve_months(), "source": "https://example.net"})],
        }
    ]
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert list(refused.value.message_dict) == ["body"]
    assert "Who 1" in refused.value.message_dict["body"][0]


@pytest.mark.parametrize("slug", ROUTES)
def test_the_demo_would_be_taken_from_an_editor(slug):
    words = read(ENGLISH / "complaints" / f"{slug}.yaml")
    sources = {name for source in words["sources"] for name in (source.get("url"), source["title"])}
    assert set(words["topics"]) <= set(Topic.values)
    assert set(words["nations"]) <= set(Nation.values)
    block = RouteStepsBlock()
    for child in words["body"]:
        for each in block.clean(block.to_python(child[STEPS])) if STEPS in child else []:
            for rule in (each["time_limit"], *each["replies"]):
                assert not rule["number"] or rule["source"] in sources
