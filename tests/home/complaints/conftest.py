from __future__ import annotations

import pytest
from wagtail.models import Page, Site

from home.models import ComplaintRoutePage, HomePage, TopicPage

RULES = "https://example.org/rules"


def step(number: str, **facts):
    """A step as the database has it, with an identifier that translations keep."""
    words = {"who": f"Who {number}", "text": f"Text {number}", "by_when": "", "what_next": ""}
    return {"type": "item", "id": f"step-{number}", "value": {**words, **facts}}


def twelve_months(number: int = 12) -> dict[str, object]:
    return {"number": number, "unit": "months", "counted_from": "happened", "or_with_reason": True, "source": RULES}


@pytest.fixture
def complaints(locales) -> TopicPage:
    """The section of complaints of a site that has nothing else."""
    Page.objects.filter(depth=2).delete()
    home = HomePage(title="Home", slug="home", locale=locales["en"], tagline="t")
    Page.get_first_root_node().add_child(instance=home)
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "localhost", "root_page": home})
    topic = TopicPage(title="Something went wrong", slug="complaints", locale=locales["en"])
    home.add_child(instance=topic)
    return topic


@pytest.fixture
def make_route(complaints):
    """A function that publishes a route in English."""

    def make(slug: str, topics: list[str], nations: list[str], steps: list[dict] | None = None) -> ComplaintRoutePage:
        page = ComplaintRoutePage(
            title=f"Route {slug}",
            slug=slug,
            locale=complaints.locale,
            short_answer="Yes.",
            topics=topics,
            nations=nations,
            sources=[("source", {"title": "The rules", "publisher": "Someone", "url": RULES, "dated": ""})],
            body=[
                {"type": "route_steps", "id": "steps", "value": steps or [step("1")]},
                {"type": "leave_out", "id": "out", "value": [{"type": "item", "id": "o", "value": "Keep your story."}]},
            ],
        )
        complaints.add_child(instance=page)
        return page

    return make


@pytest.fixture
def in_arabic(locales):
    """A function that publishes a copy of a page in Arabic, as wagtail-localize does: with a copy of every fact."""

    def translated(page: ComplaintRoutePage) -> ComplaintRoutePage:
        copy = page.copy_for_translation(locales["ar"], copy_parents=True)
        for ancestor in copy.get_ancestors().filter(depth__gt=1):
            Page.objects.filter(pk=ancestor.pk).update(alias_of=None, live=True)
        copy.title = f"ar {page.title}"
        copy.live = True
        copy.save()
        return copy

    return translated
