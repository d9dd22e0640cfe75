from __future__ import annotations

import pytest
from wagtail.models import Page, Site

from home.models import EntitlementPage, HomePage, TopicPage

BLOCK = "0d9b3f4e-0000-4000-8000-000000000001"


def shows(care: str, *nations: str) -> list[dict]:
    """A body that is one block of records."""
    return [{"type": "entitlement", "value": {"care": care, "nations": list(nations)}, "id": BLOCK}]


def make_page(locales, above: dict[str, Page] | None, language: str, body: list[dict], **facts) -> dict[str, Page]:
    """A home page, a section and a page in it; translations of ``above`` where that is given."""
    parent, made = Page.get_first_root_node(), {}
    for name, model, words in (
        ("home", HomePage, {"tagline": "t"}),
        ("entitlements", TopicPage, {}),
        ("doctor", EntitlementPage, {"short_answer": "Yes.", "body": body, **facts}),
    ):
        slug = f"home-{language}" if name == "home" else name
        keys = {"translation_key": above[name].translation_key} if above else {}
        page = model(title=f"{name} {language}", slug=slug, locale=locales[language], **words, **keys)
        parent.add_child(instance=page)
        page.save_revision().publish()
        parent = made[name] = page
    return made


@pytest.fixture
def english(locales) -> dict[str, Page]:
    """A page that holds in England and Wales and shows what the records say about seeing a GP."""
    Page.objects.filter(depth=2).delete()
    made = make_page(locales, None, "en", shows("gp"), nations=["england", "wales"])
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "localhost", "root_page": made["home"]})
    return made


@pytest.fixture
def arabic(locales, english) -> dict[str, Page]:
    return make_page(locales, english, "ar", shows("gp"))
