"""Going about a page without the mouse: by Tab to what is wanted, and with the pointer stopped."""

from __future__ import annotations

from typing import Final

from playwright.sync_api import Locator, Page, expect

MOST_STOPS: Final = 200
"""Of the Tab key: whatever is further away is out of reach for whoever has only a keyboard."""


def no_mouse(page: Page) -> None:
    """Whatever a pointer does on this page is stopped from now on, so that only keys can help."""
    page.evaluate(
        """for (const name of ["pointerdown", "mousedown"]) {
             const stop = (e) => { if (e.isTrusted) { e.preventDefault(); e.stopImmediatePropagation(); } };
             document.addEventListener(name, stop, true);
           }"""
    )


def tab_to(wanted: Locator, *, is_back: bool = False) -> None:
    """Press Tab until this has the focus. Raises AssertionError when it never gets there."""
    expect(wanted).to_be_attached()
    key = "Shift+Tab" if is_back else "Tab"
    for _ in range(MOST_STOPS):
        if wanted.evaluate("(each) => each === document.activeElement"):
            return
        wanted.page.keyboard.press(key)
    raise AssertionError(f"{MOST_STOPS} times {key} does not lead to {wanted}")


def press_by_keys(wanted: Locator, *, is_back: bool = False) -> None:
    """Go there by Tab and press Enter, as one does with a link or a button."""
    tab_to(wanted, is_back=is_back)
    wanted.page.keyboard.press("Enter")


def write_by_keys(wanted: Locator, words: str) -> None:
    """Go there by Tab and type."""
    tab_to(wanted)
    wanted.page.keyboard.type(words)
