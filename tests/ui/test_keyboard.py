"""Everything can be reached with the keyboard; single keys never act while somebody types, and can be switched off."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(open_as):
    page = open_as("administrator")
    page.goto("/desk/")
    page.locator("html[data-ready]").wait_for()
    return page


def test_the_palette_finds_without_accents_and_goes(desk):
    desk.keyboard.press("Control+k")
    expect(desk.get_by_role("combobox")).to_be_focused()
    desk.keyboard.type("contrasena")
    first = desk.get_by_role("option").first
    expect(first).to_contain_text("contraseña")
    expect(first).to_have_attribute("aria-selected", "true")
    desk.keyboard.press("Enter")
    expect(desk).not_to_have_url(re.compile("/desk/"))


def test_arrows_choose_and_escape_gives_the_focus_back(desk):
    opener = desk.locator(".side .cmdk")
    opener.focus()
    desk.keyboard.press("Enter")
    desk.get_by_role("option").nth(2).wait_for()
    desk.keyboard.press("ArrowDown")
    expect(desk.get_by_role("option").nth(1)).to_have_attribute("aria-selected", "true")
    desk.keyboard.press("Escape")
    expect(desk.locator("#palette")).to_be_hidden()
    expect(opener).to_be_focused()


def test_two_keys_in_a_row_go_to_a_place(desk):
    desk.keyboard.press("g")
    desk.keyboard.press("s")
    expect(desk).to_have_url(re.compile("/console/"))


def test_single_keys_stay_off_once_switched_off(desk):
    desk.keyboard.press("?")
    sheet = desk.locator("#shortcuts")
    sheet.get_by_role("checkbox").uncheck()
    desk.keyboard.press("Escape")
    desk.keyboard.press("?")
    expect(sheet).to_be_hidden()
    desk.reload()
    desk.locator("html[data-ready]").wait_for()
    desk.keyboard.press("?")
    expect(sheet).to_be_hidden()
    desk.keyboard.press("Control+k")
    expect(desk.locator("#palette")).to_be_visible()


def test_single_keys_do_not_act_while_typing(desk):
    desk.goto("/desk/ui-kit/")
    desk.locator("html[data-ready]").wait_for()
    desk.locator("#id_name").fill("")
    desk.locator("#id_name").press_sequentially("gh?/")
    expect(desk.locator("#id_name")).to_have_value("gh?/")
    expect(desk.locator("#shortcuts")).to_be_hidden()


def test_the_first_tab_skips_to_the_content(desk):
    desk.keyboard.press("Tab")
    expect(desk.locator(".skip")).to_be_focused()
    desk.keyboard.press("Enter")
    expect(desk.locator("#main")).to_be_focused()


def test_a_single_key_acts_in_the_very_moment_after_a_dialog_closed(desk):
    desk.keyboard.press("Control+k")
    expect(desk.get_by_role("combobox")).to_be_focused()
    desk.evaluate("""() => {
        document.getElementById("palette").close();
        const key = new KeyboardEvent("keydown", { key: "?", bubbles: true, cancelable: true });
        document.getElementById("palette-query").dispatchEvent(key);
    }""")
    expect(desk.locator("#shortcuts")).to_be_visible()
