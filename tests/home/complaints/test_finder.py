from __future__ import annotations

from itertools import product

import pytest

from home.complaints.finder import routes_for
from home.complaints.topics import Topic
from portal.nations import Nation

pytestmark = pytest.mark.django_db
ROUTE, NONE = "This is how", "We do not have the steps for this yet"


@pytest.fixture
def routes(make_route):
    make_route("gp", ["gp", "dentist"], ["england"])
    make_route("housing", ["housing"], list(Nation.values))


@pytest.mark.parametrize(("nation", "topic"), product(Nation.values, Topic.values))
def test_a_route_or_an_honest_none_never_both(client, routes, nation, topic):
    page = client.get("/en/complaints/find/", {"nation": nation, "topic": topic}).content.decode()
    has_route = topic == "housing" or (topic in ("gp", "dentist") and nation == "england")
    assert (ROUTE in page) == has_route
    assert (NONE in page) == (not has_route)
    assert ("/en/services/?category=complaints-and-advocacy" in page) == (not has_route)


@pytest.mark.parametrize("query", [{"nation": "mars", "topic": "gp"}, {"nation": "england"}, {"topic": "\0"}, {}])
def test_junk_and_half_a_question_are_asked_again(client, routes, query):
    answer = client.get("/en/complaints/find/", query)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert ROUTE not in page
    assert NONE not in page
    assert ("Please choose both" in page) == bool(query)


def test_what_is_not_translated_is_offered_in_english(make_route, in_arabic):
    make_route("gp", ["gp"], ["england"])
    in_arabic(make_route("surgery", ["gp"], ["england"]))
    assert [(link.slug, link.language.code) for link in routes_for("gp", "england", "ar")] == [
        ("gp", "en"),
        ("surgery", "ar"),
    ]


def test_topics_and_nations_are_facts_of_the_english_page(make_route, in_arabic):
    page = make_route("gp", ["gp"], ["england"])
    in_arabic(page)
    page.topics, page.nations = ["dentist"], ["wales"]
    page.save_revision().publish()
    assert routes_for("gp", "england", "ar") == []
    assert [link.language.code for link in routes_for("dentist", "wales", "ar")] == ["ar"]


def test_few_queries(client, routes, django_assert_max_num_queries):
    address = "/ar/complaints/find/?nation=wales&topic=gp"
    client.get(address)
    with django_assert_max_num_queries(8):
        client.get(address)


def test_a_language_link_keeps_the_question(client, routes):
    page = client.get("/en/complaints/find/?nation=wales&topic=gp").content.decode()
    assert "/ar/complaints/find/?nation=wales&amp;topic=gp" in page
