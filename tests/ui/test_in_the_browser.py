"""Theme, forms, passwords, save bar, toasts: what the scripts of the kit do for people."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def kit(open_as):
    page = open_as("administrator")
    page.goto("/desk/ui-kit/")
    page.locator("html[data-ready]").wait_for()
    return page


def test_the_theme_changes_at_once_and_stays(kit):
    kit.locator(".side .me").click()
    kit.get_by_role("button", name="Oscuro").click()
    expect(kit.locator("html")).to_have_attribute("data-theme", "dark")
    kit.reload()
    expect(kit.locator("html")).to_have_attribute("data-theme", "dark")


def test_the_summary_of_errors_has_the_focus(kit):
    expect(kit.locator("[data-takes-focus]")).to_be_focused()
    kit.locator("[data-takes-focus] a").first.click()
    expect(kit.locator("#id_wrong-name")).to_be_focused()


def test_a_password_can_be_seen_and_hidden(kit):
    field, button = kit.locator("#id_password"), kit.locator("[aria-controls=id_password]")
    button.click()
    expect(field).to_have_attribute("type", "text")
    expect(button).to_have_accessible_name("Ocultar la contraseña")
    button.click()
    expect(field).to_have_attribute("type", "password")


def test_the_save_bar_shows_only_with_changes(kit):
    bar = kit.locator(".savebar")
    expect(bar).to_be_hidden()
    kit.locator("#id_name").fill("Nova")
    expect(bar).to_be_visible()
    bar.get_by_role("button", name="Descartar").click()
    expect(bar).to_be_hidden()


def test_a_refusal_under_htmx_is_told_in_a_toast(kit):
    kit.route(
        "**/desk/palette*",
        lambda route: route.fulfill(
            status=409,
            headers={
                "HX-Reswap": "none",
                "HX-Trigger": '{"toast": {"kind": "danger", "text": "No se puede"}}',
            },
        ),
    )
    kit.keyboard.press("Control+k")
    expect(kit.locator("#toasts .toast")).to_have_text("No se puede×")


def test_no_network_is_told_too(kit):
    kit.route("**/desk/palette*", lambda route: route.abort())
    kit.keyboard.press("Control+k")
    expect(kit.locator("#toasts .toast")).to_contain_text("No hay conexión")


def test_tabs_move_with_arrows(kit):
    kit.locator("#tab-1").focus()
    kit.keyboard.press("ArrowRight")
    expect(kit.locator("#panel-2")).to_be_visible()
    expect(kit.locator("#panel-1")).to_be_hidden()


def test_a_dialog_gives_the_focus_back(kit):
    opener = kit.locator("[data-opens=kit-dialog]")
    opener.click()
    expect(kit.locator("#kit-dialog")).to_be_visible()
    kit.keyboard.press("Escape")
    expect(opener).to_be_focused()


def test_without_scripts_language_theme_and_search_still_work(open_as):
    page = open_as("administrator", java_script_enabled=False)
    page.goto("/desk/")
    page.locator(".side .cmdk").click()
    page.get_by_role("searchbox").fill("sesiones")
    page.get_by_role("searchbox").press("Enter")
    expect(page.locator("main .card")).not_to_have_count(0)


def test_the_portal_changes_language_and_theme_without_scripts(open_as):
    page = open_as(java_script_enabled=False)
    page.goto("/")
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("h1")).to_have_text("How can we help you?")
    page.get_by_role("button", name="Switch between light and dark").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_on_a_phone_the_cells_of_a_card_stand_apart(open_as):
    page = open_as("administrator", width=390)
    page.goto("/desk/ui-kit/")
    row = page.locator(".tbl.cards tbody tr").first
    name = row.locator("th").bounding_box()
    state = row.locator("td").first.bounding_box()
    assert state["y"] - (name["y"] + name["height"]) >= 6
