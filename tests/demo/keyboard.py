"""A reader without a mouse: every control is reached by the Tab key, in the page's own order."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

#: More stops than any page of ours has.
MOST_STOPS = 250
HAS_FOCUS = "control => control === document.activeElement"


def tab_to(page: Page, control: Locator) -> None:
    """Press Tab until ``control`` has the focus. Fails where no number of presses reaches it."""
    for _stop in range(MOST_STOPS):
        if control.evaluate(HAS_FOCUS):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {control}")


def press(page: Page, control: Locator) -> None:
    """Go to a link or button and press Enter on it."""
    tab_to(page, control)
    page.keyboard.press("Enter")


def write(page: Page, box: Locator, words: str) -> None:
    """Go to a box and put ``words`` in the place of what is in it."""
    tab_to(page, box)
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.insert_text(words)
