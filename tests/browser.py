"""A real Chromium for the stories that need one: signed in as whom, how wide, light or dark, and is it accessible."""

from __future__ import annotations

import datetime as dt
import itertools
import os
import re
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, Protocol

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core.signals import request_finished, request_started
from django.test import Client
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, expect

from atiende.identity.actions.create_user import create_user
from atiende.kernel.actors import SYSTEM
from atiende.organisation.models import Agent, Brand, Organisation
from atiende.organisation.rules.brand import BrandFields, columns_of

PATIENCE_MS: Final = 30_000
"""How long what must come may take, on a machine that is busy with other things; what is there costs no wait."""

SLOWNESS: Final = int(os.environ.get("ATIENDE_TEST_SLOWNESS", "0"))
"""How many times slower the browser is made to be, with a fifth of a second more to the server for each."""

AT: Final = dt.datetime(2026, 11, 22, 10, 0, tzinfo=dt.UTC)
WIDTHS: Final = {1440: 900, 768: 1024, 390: 844}
THEMES: Final = ("light", "dark")
PICTURES: Final = Path(
    os.environ.get("ATIENDE_PICTURES") or Path(__file__).resolve().parent.parent / "test-results"
)
ROLES: Final = ("administrator", "supervisor", "agent", "light_agent", "auditor")
NAMES: Final = {
    "administrator": "Ana Beltrán",
    "supervisor": "Carlos Medina",
    "agent": "Inés Carballo",
    "light_agent": "Hugo Blanco",
    "auditor": "Marta Ruiz",
}
RULES: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


class OpenAs(Protocol):
    """Opens a page as somebody: a role, or "" for a visitor."""

    def __call__(
        self, role: str = "", *, language: str = "es", width: int = 1440, **options: Any
    ) -> Page: ...


@pytest.fixture(scope="session")
def base_url() -> str:
    """Each context gets the address of its own live server instead."""
    return ""


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    # Playwright keeps an event loop in this thread; Django would then refuse every query made here.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    return {
        "executable_path": "/usr/bin/chromium",
        "args": [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
        ],
    }


@pytest.fixture
def new_context(new_context: Callable[..., BrowserContext]) -> Callable[..., BrowserContext]:
    """Contexts that have patience, in their own steps and in what is expected of their pages."""
    expect.set_options(timeout=PATIENCE_MS)

    def make(**options: Any) -> BrowserContext:
        context = new_context(**options)
        context.set_default_timeout(PATIENCE_MS)
        return context

    return make


@pytest.fixture
def house(live_server: Any) -> Iterator[Any]:
    """A server over a house that is set up: the company Nova Hogar with one brand.

    Its browsers are closed before; what they had asked for last is waited for, or it would write into the next test.
    """
    under_way: set[int] = set()

    def begins(**_: Any) -> None:
        under_way.add(threading.get_ident())

    def ends(**_: Any) -> None:
        under_way.discard(threading.get_ident())

    request_started.connect(begins)
    request_finished.connect(ends)
    Organisation.objects.create(
        name="Nova Hogar", country="ES", time_zone="Europe/Madrid", currency="EUR", set_up_at=AT
    )
    columns = columns_of(BrandFields(name="Nova Hogar", time_zone="Europe/Madrid").cleaned())
    Brand.objects.create(**{**columns, "created_at": AT, "is_default": True})
    yield live_server
    under_way.discard(threading.get_ident())  # of the test's own client, which may leave an answer unread
    deadline = time.monotonic() + 10
    while under_way and time.monotonic() < deadline:
        time.sleep(0.02)
    request_started.disconnect(begins)
    request_finished.disconnect(ends)


@pytest.fixture
def open_as(house: Any, new_context: Callable[..., BrowserContext]) -> OpenAs:
    """Open pages as people of the house; each call is a browser of its own."""

    def open_page(role: str = "", *, language: str = "es", width: int = 1440, **options: Any) -> Page:
        context = new_context(
            base_url=house.url,
            viewport={"width": width, "height": WIDTHS.get(width, 900)},
            locale=language,
            reduced_motion="reduce",
            service_workers="block",
            has_touch=width < 700,
            **options,
        )
        if role:
            context.add_cookies(
                [_cookie(house.url, settings.SESSION_COOKIE_NAME, session_of(role, language))]
            )
        page = context.new_page()
        if SLOWNESS:
            slow_down(page)
        return page

    return open_page


def slow_down(page: Page) -> None:
    """Play a machine and a line that are slower by `SLOWNESS`: what a test asserts too early then fails for certain."""
    line = page.context.new_cdp_session(page)
    line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWNESS})
    conditions = {
        "offline": False,
        "latency": 200 * SLOWNESS,
        "downloadThroughput": -1,
        "uploadThroughput": -1,
    }
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", conditions)


def sending_at_once(page: Page) -> Page:
    """Replies leave after a moment, not after the six seconds for taking them back. Before the first visit."""
    page.add_init_script(
        "const wait = window.setTimeout; "
        "window.setTimeout = (act, ms, ...rest) => wait(act, ms === 6000 ? 300 : ms, ...rest);"
    )
    return page


def session_of(role: str, language: str = "es") -> str:
    """Sign a new person of this role in, as the browser's session would be."""
    user = create_user(
        email=f"{role}-{next(_numbers)}@novahogar.example",
        name=NAMES[role],
        password=None,
        role_codes=(role,),
        by=SYSTEM,
        at=AT,
        language=language,
    )
    Agent.objects.get_or_create(
        user=user, defaults={"folded_name": role, "display_name": NAMES[role], "created_at": AT}
    )
    client = Client()
    client.force_login(user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


_numbers = itertools.count(1)


def wear(page: Page, theme: str) -> None:
    """Choose light or dark, as the cookie of the switch does."""
    url = _base_of(page)
    page.context.add_cookies([_cookie(url, "atiende_theme", theme)])


def visit_all_widths(page: Page, path: str, *, status: int = 200) -> Iterator[tuple[int, str]]:
    """Load the page at every width in light and dark; the caller looks at each."""
    for theme in THEMES:
        wear(page, theme)
        for width, height in WIDTHS.items():
            page.set_viewport_size({"width": width, "height": height})
            answer = page.goto(path)
            assert answer is not None
            assert answer.status == status, f"{path}: {answer.status}"
            yield width, theme


def assert_axe_clean(page: Page) -> None:
    """No violation of WCAG 2.2 AA nor of axe's best practices. Needs a context with bypass_csp."""
    expect(page.locator(".htmx-request")).to_have_count(0)  # what waits for its answer is dimmed
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": list(RULES)}})
    told = [
        f"{v['id']} ({v['impact']}): {v['help']}\n    "
        + "\n    ".join(f"{node['target']} {node['failureSummary']}" for node in v["nodes"][:5])
        for v in found.response["violations"]
    ]
    assert not told, f"{page.url} at {page.viewport_size}:\n" + "\n".join(told)


def assert_no_sideways_scroll(page: Page) -> None:
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wider <= 0, f"{page.url} is {wider} px too wide at {page.viewport_size}"


def small_targets(page: Page, *, at_least: int = 44) -> list[str]:
    """Visible controls that are smaller than a thumb; links inside running text are exempt (WCAG 2.5.8)."""
    found: list[str] = page.evaluate(_SMALL_TARGETS, at_least)
    return found


def csp_violations(page: Page) -> list[str]:
    """A list that fills with whatever the content security policy stops on this page from now on."""
    stopped: list[str] = []
    page.on(
        "console",
        lambda message: stopped.append(message.text) if "Content Security Policy" in message.text else None,
    )
    return stopped


def complaints(page: Page) -> list[str]:
    """A list that fills with all the browser complains about: policy, scripts that fail, files that do not come.

    That the page itself was refused is its own news, and no live signals reach a server of tests. A request that a
    newer one, or leaving the page, took the place of is none: on a slow line that happens with every second letter.
    """
    told: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        where = message.location.get("url", "")
        is_page = message.text.startswith("Failed to load") and (where == page.url or "favicon" in where)
        is_replaced = message.text.startswith(("htmx:sendAbort", "htmx:afterRequest"))
        if message.type == "error" and not is_page and not is_replaced and "/live'" not in message.text:
            told.append(message.text)

    page.on("console", hear)
    page.on("pageerror", lambda error: told.append(str(error)))
    return told


def photograph(page: Page, name: str, *, whole: bool = True) -> Path:
    """A picture of the page, for people to look at."""
    PICTURES.mkdir(exist_ok=True)
    path = PICTURES / f"{re.sub('[^a-z0-9-]+', '-', name)}.png"
    page.screenshot(path=path, full_page=whole)
    return path


def _cookie(url: str, name: str, value: str) -> Any:
    return {"name": name, "value": value, "url": url}


def _base_of(page: Page) -> str:
    return str(page.context._impl_obj._options["baseURL"])


_SMALL_TARGETS = """(least) => [...document.querySelectorAll(
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=option], [role=tab]")]
  .filter((one) => {
    const box = one.getBoundingClientRect();
    const style = getComputedStyle(one);
    if (!box.width || !box.height || style.visibility === "hidden" || one.closest(".vh, .skip, [inert]")) return false;
    if (style.display === "inline" && one.matches("a, button")) return false;
    const label = one.matches("[type=checkbox], [type=radio]") && one.closest("label");
    const target = label ? label.getBoundingClientRect() : box;
    return target.height < least - 0.5 || (target.width < least - 0.5);
  })
  .map((one) => `${one.outerHTML.slice(0, 90)} ${Math.round(one.getBoundingClientRect().width)}×`
    + `${Math.round(one.getBoundingClientRect().height)}`)"""
