"""A page as the browser shows it, read in the language nobody speaks: which words escaped, which text is cut."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from playwright.sync_api import Page

from atiende.kernel.text import clipped
from tests.browser import WIDTHS
from tests.languages.full_house import known_names
from tests.languages.page_words import DATA_CHOICES, SILENT, SPOKEN_ATTRIBUTES, left_over

_SEEN: Final = (Path(__file__).parent / "seen.js").read_text()
_SPOKEN: Final = (
    *sorted(SPOKEN_ATTRIBUTES),
    "data-l",
    "data-tip",
    "data-ask",
    "data-ask-title",
    "aria-valuetext",
)
LANGUAGE_NAME: Final = "Xa"
"""What the language nobody speaks calls itself in lists of languages."""
CUT_AT: Final = (1440, 390)
TITLE: Final = 60
"""Letters of a subject that stand in the title of its page."""


def faults(page: Page) -> list[str]:
    """Words without brackets that are nobody's data, and text that is cut, on the page as it stands."""
    seen = page.evaluate(
        _SEEN,
        {
            "silent": ", ".join(sorted(SILENT)),
            "choices": sorted(DATA_CHOICES),
            "spoken": list(_SPOKEN),
            "names": known_names(),
        },
    )
    data = {piece for text in seen["data"] for piece in (text, clipped(text, TITLE))}
    escaped = left_over(seen["words"], data=[LANGUAGE_NAME]) + [
        f"<title> {piece}" for piece in left_over([seen["title"]], data=data)
    ]
    return escaped + [f"cut at {page.viewport_size}: {what}" for what in seen["cut"]]


def read_at_both_widths(page: Page, where: str = "") -> dict[str, list[str]]:
    """The faults of the page, folded parts opened, wide and on a phone; empty when there are none."""
    found: list[str] = []
    for width in CUT_AT:
        page.set_viewport_size({"width": width, "height": WIDTHS[width]})
        page.evaluate(
            "document.querySelectorAll('details:not(.menu)').forEach((one) => { one.open = true; })"
        )
        found += [fault for fault in faults(page) if fault not in found]
    return {where or page.url: found} if found else {}


def states_of(page: Page) -> Iterator[str]:
    """Bring up, one after the other, whatever a press of a button shows without leaving the page; names each."""
    for button in page.locator("[data-reveals]:visible").all():
        button.click()
    yield "passwords shown"
    for opener in page.locator("[data-opens]:visible").all():
        name = opener.get_attribute("data-opens")
        opener.click()
        page.locator(f"#{name}").wait_for()
        yield f"dialog {name}"
        page.keyboard.press("Escape")
    for asker in page.locator("main form[data-ask] button:visible, main button[data-ask]:visible").all():
        asker.evaluate("(one) => { one.form.noValidate = true; }")
        asker.click()
        page.locator("#ask").wait_for()
        yield f"question {page.locator('#ask-title').inner_text()}"
        page.keyboard.press("Escape")
    for menu in page.locator("details.menu > summary:visible").all():
        menu.click()
        yield "menu"
        page.keyboard.press("Escape")
