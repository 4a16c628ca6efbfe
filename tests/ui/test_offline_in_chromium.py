"""Without a network the installed desk says so in a page of its own, and keeps nothing of anybody."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import session_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
KEPT = """async () => {
  const shelves = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
  const requests = await Promise.all(shelves.map((shelf) => shelf.keys()));
  return requests.flat().map((request) => new URL(request.url).pathname);
}"""


@pytest.fixture
def desk(house: Any, new_context: Callable[..., BrowserContext]) -> Page:
    """The desk of an agent who reads English, with its worker at work."""
    context = new_context(base_url=house.url, locale="en", service_workers="allow")
    session: Any = {
        "name": settings.SESSION_COOKIE_NAME,
        "value": session_of("agent", "en"),
        "url": house.url,
    }
    context.add_cookies([session])
    page = context.new_page()
    page.goto("/desk/")
    page.evaluate("async () => { await navigator.serviceWorker.ready; }")
    return page


def test_it_says_so_in_the_persons_language_and_comes_back_by_itself(desk: Page) -> None:
    desk.goto("/desk/tickets/")
    desk.context.set_offline(True)
    desk.goto("/desk/customers/")
    expect(desk.get_by_role("heading", name="There is no network")).to_be_visible()
    kept = desk.evaluate(KEPT)
    assert "/ui/offline" in kept
    assert all(path == "/ui/offline" or path.startswith("/static/") for path in kept)
    desk.context.set_offline(False)
    expect(desk.locator("body.shell")).to_be_visible()
    assert desk.url.endswith("/desk/customers/")


@pytest.mark.slow
def test_the_browser_finds_nothing_that_hinders_installing(desk: Page) -> None:
    line = desk.context.new_cdp_session(desk)
    assert line.send("Page.getAppManifest")["errors"] == []
    hindering = [
        each["errorId"] for each in line.send("Page.getInstallabilityErrors")["installabilityErrors"]
    ]
    assert [each for each in hindering if each != "in-incognito"] == []
