"""The set-up as a person meets it: in both languages, with scripts and without, then out and in again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import assert_axe_clean, assert_no_sideways_scroll, visit_all_widths, wear

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.fresh_installation]
NEXT = "button.pri"
PASSWORD = "tres mesas azules y una lámpara"


def opened(new_context: Callable[..., BrowserContext], url: str, language: str, **options: Any) -> Page:
    context = new_context(base_url=url, locale=language, service_workers="block", **options)
    return context.new_page()


def fill_to_the_end(page: Page) -> None:
    page.locator("#id_name").fill("Nova Hogar, S. A.")
    page.locator("#id_country").select_option("CO")
    page.locator(NEXT).click()
    page.locator("#id_name").fill("Ana Beltrán")
    page.locator("#id_email").fill("ana@novahogar.example")
    page.locator("#id_password").fill(PASSWORD)
    page.locator(NEXT).click()
    expect(page).to_have_url(f"{_base(page)}/setup/brand")
    page.locator(NEXT).click()
    expect(page).to_have_url(f"{_base(page)}/setup/team")
    page.locator(NEXT).click()
    expect(page).to_have_url(f"{_base(page)}/setup/finish")
    page.locator(NEXT).click()
    expect(page).to_have_url(f"{_base(page)}/console/")


@pytest.mark.parametrize(
    ("language", "welcome"),
    [("es-ES", "Le damos la bienvenida"), pytest.param("en-GB", "Welcome", marks=pytest.mark.slow)],
)
def test_from_the_first_page_to_signing_in_again(
    live_server: Any, new_context: Callable[..., BrowserContext], language: str, welcome: str
) -> None:
    page = opened(new_context, live_server.url, language)
    page.goto("/")
    expect(page.locator("h1")).to_contain_text(welcome)
    fill_to_the_end(page)
    page.context.clear_cookies()
    page.goto("/console/")
    page.locator("input[type=email], input[name=login]").first.fill("ana@novahogar.example")
    page.locator("input[type=password]").first.fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{live_server.url}/console/")
    page.goto("/setup/")
    expect(page).to_have_url(f"{live_server.url}/console/")


@pytest.mark.slow
def test_it_works_without_scripts(live_server: Any, new_context: Callable[..., BrowserContext]) -> None:
    page = opened(new_context, live_server.url, "es-ES", java_script_enabled=False)
    page.goto("/")
    fill_to_the_end(page)


@pytest.mark.slow
def test_the_country_proposes_zone_and_currency(
    live_server: Any, new_context: Callable[..., BrowserContext]
) -> None:
    page = opened(new_context, live_server.url, "es-MX")
    page.goto("/setup/company")
    expect(page.locator("#id_currency")).to_have_value("MXN")
    page.locator("#id_country").select_option("CL")
    expect(page.locator("#id_time_zone")).to_have_value("America/Santiago")
    page.locator("#id_currency").select_option("USD")
    page.locator("#id_country").select_option("PE")
    expect(page.locator("#id_currency")).to_have_value("USD")


@pytest.mark.slow
def test_changing_the_language_keeps_what_was_typed(
    live_server: Any, new_context: Callable[..., BrowserContext]
) -> None:
    page = opened(new_context, live_server.url, "es-ES")
    page.goto("/setup/company")
    page.locator("#id_name").fill("Nova Hogar")
    page.get_by_role("button", name="English").click()
    expect(page.locator("h1")).to_contain_text("Welcome")
    expect(page.locator("#id_name")).to_have_value("Nova Hogar")


@pytest.mark.slow
def test_each_step_is_accessible_in_light_and_dark_at_every_width(
    live_server: Any, new_context: Callable[..., BrowserContext]
) -> None:
    page = opened(new_context, live_server.url, "es-ES", bypass_csp=True, reduced_motion="reduce")
    _look(page, "/setup/company")
    page.locator("#id_name").fill("Nova Hogar")
    page.locator(NEXT).click()
    _look(page, "/setup/administrator")
    for name, value in (("name", "Ana"), ("email", "ana@novahogar.example"), ("password", PASSWORD)):
        page.locator(f"#id_{name}").fill(value)
    page.locator(NEXT).click()
    for step in ("brand", "team", "finish"):
        _look(page, f"/setup/{step}")
        page.locator(NEXT).click()


def _look(page: Page, path: str) -> None:
    for _width, _theme in visit_all_widths(page, path):
        assert_axe_clean(page)
        assert_no_sideways_scroll(page)
    wear(page, "light")


def _base(page: Page) -> str:
    return page.url.partition("/setup")[0].partition("/console")[0].rstrip("/")
