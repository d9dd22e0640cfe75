"""axe-core in Chromium: every kind of page, both directions, a phone and a desktop."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings

from tests.conftest import need

from .addresses import ONE_OF_EACH

AXE = Path(settings.NODE_MODULES) / "axe-core" / "axe.min.js"
PHONE, DESKTOP = {"width": 360, "height": 780}, {"width": 1280, "height": 900}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def open_page(chromium):
    """A function that opens an address at a size and in a colour scheme, with axe ready; contexts close at the end."""
    need(AXE.exists(), "axe-core (npm)")
    contexts = []

    def opened(url: str, size: dict[str, int], scheme: str = "light"):
        # The policy forbids injected scripts; axe is a guest of the test, not of the page.
        context = chromium.new_context(viewport=size, color_scheme=scheme, bypass_csp=True)
        contexts.append(context)
        page = context.new_page()
        page.goto(url)
        # As tall as its content: the bar at the foot of a phone would cover half a link wherever the fold happens to
        # be.
        height = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": size["width"], "height": max(size["height"], height)})
        page.add_script_tag(path=str(AXE))
        return page

    yield opened
    for context in contexts:
        context.close()


def violations(page) -> list[str]:
    found = page.evaluate("rules => axe.run(document, rules)", RULES)["violations"]
    return [f"{each['id']}: {node['target']} {node['html'][:120]}" for each in found for node in each["nodes"]]


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("path", ONE_OF_EACH)
def test_axe_finds_nothing(open_page, portal, path, language, size):
    assert violations(open_page(f"{portal}/{language}/{path}", size)) == []


@pytest.mark.parametrize("path", ONE_OF_EACH)
def test_axe_finds_nothing_in_the_dark(open_page, portal, path):
    assert violations(open_page(f"{portal}/ar/{path}", PHONE, "dark")) == []


@pytest.mark.parametrize("language", ["en", "ar", "ti", "ur"])
@pytest.mark.parametrize("path", ["", "services/", "entitlements/"])
def test_nothing_is_wider_than_a_small_phone(open_page, portal, path, language):
    page = open_page(f"{portal}/{language}/{path}", {"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_language_chooser(open_page, portal):
    assert violations(open_page(f"{portal}/", PHONE)) == []
