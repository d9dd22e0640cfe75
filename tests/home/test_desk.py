from __future__ import annotations

from itertools import product

import pytest
from wagtail.models import Page, Site

from home.desk import NEEDS
from home.models import EntitlementPage, HomePage, TopicPage
from portal.nations import Nation

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk_pages(locales):
    """Two entitlements: one that holds in England only, one everywhere."""
    Page.objects.filter(depth=2).delete()
    home = HomePage(title="Home", slug="home", locale=locales["en"], tagline="t")
    Page.get_first_root_node().add_child(instance=home)
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "localhost", "root_page": home})
    topic = TopicPage(title="Entitled", slug="entitlements", locale=locales["en"])
    home.add_child(instance=topic)
    for slug, nations in ((NEEDS[0], ["england"]), (NEEDS[1], Nation.values)):
        page = EntitlementPage(
            title=slug,
            slug=slug,
            locale=locales["en"],
            short_answer=f"Yes: {slug}.",
            nations=nations,
            body=[
                {"type": "you_do_not_need", "value": [{"type": "item", "value": "A passport.", "id": "1"}], "id": "2"}
            ],
        )
        topic.add_child(instance=page)


@pytest.mark.parametrize(
    ("need", "nation", "patient"), product([*NEEDS[:3], "", "junk"], [*Nation.values, "", "mars"], ["", "ar", "xx"])
)
def test_always_an_answer_or_an_honest_not_known_never_two(client, desk_pages, need, nation, patient):
    answer = client.get("/en/desk/", {"need": need, "nation": nation, "with": patient})
    page = answer.content.decode()
    assert answer.status_code == 200
    known, unknown = page.count("<h2>The answer</h2>"), page.count("<h2>Not known here</h2>")
    assert known + unknown == (1 if need in NEEDS[:2] else 0)
    holds = need == NEEDS[1] or nation not in ("scotland", "wales", "northern-ireland")
    assert bool(known) == (need in NEEDS[:2] and holds)
    assert ("A passport." in page) == bool(known)
    assert ("Use an interpreter" in page) == (bool(known) and patient == "ar")


def test_few_queries(client, desk_pages, django_assert_max_num_queries):
    client.get("/en/desk/")
    with django_assert_max_num_queries(4):
        client.get(f"/en/desk/?need={NEEDS[0]}&with=ar")
