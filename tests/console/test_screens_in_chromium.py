"""Every page of the console that this room draws: accessible, in light and dark, at every width, in both languages."""

from __future__ import annotations

import pytest
from django.urls import reverse

from atiende.console.pages import PAGES
from tests.browser import (
    OpenAs,
    assert_axe_clean,
    assert_no_sideways_scroll,
    csp_violations,
    visit_all_widths,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NAMES = ["console:home", "console:replay", *(page.url_name for page in PAGES)]


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_it_is_accessible(open_as: OpenAs, name: str) -> None:
    page = open_as("administrator", bypass_csp=True)
    for _width, _theme in visit_all_widths(page, reverse(name)):
        assert_axe_clean(page)
        assert_no_sideways_scroll(page)


def test_searching_while_typing_finds_without_accents(open_as: OpenAs) -> None:
    page = open_as("administrator")
    stopped = csp_violations(page)
    page.goto(reverse("console:home"))
    page.locator("#settings-search").press_sequentially("contrasena del servidor")
    page.locator("#settings-found").get_by_text("Contraseña del servidor de correo").wait_for()
    page.wait_for_load_state("networkidle")  # the last letters have been asked for too
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("#id_password").wait_for()
    assert not stopped


@pytest.mark.slow
def test_who_may_not_open_it_sees_why(open_as: OpenAs) -> None:
    page = open_as("agent", bypass_csp=True)
    for _width, _theme in visit_all_widths(page, reverse("console:audit"), status=403):
        assert_axe_clean(page)
