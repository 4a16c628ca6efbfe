"""The frame's own screens hold WCAG 2.2 AA in light and dark at every width, and never scroll sideways."""

from __future__ import annotations

import pytest

from tests.browser import (
    assert_axe_clean,
    assert_no_sideways_scroll,
    photograph,
    small_targets,
    visit_all_widths,
)

pytestmark = pytest.mark.browser

SCREENS = [
    ("administrator", "/desk/"),
    ("administrator", "/desk/ui-kit/"),
    ("light_agent", "/desk/palette?q=cuenta"),
    ("", "/"),
    ("", "/api/v1/docs"),
    ("", "/ui/offline"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("role", "path"), SCREENS)
def test_at_every_width_in_light_and_dark(open_as, role, path):
    page = open_as(role, bypass_csp=True)
    page.route(
        "**/healthz", lambda route: route.abort()
    )  # the page for no network leaves when the server answers
    for width, theme in visit_all_widths(page, path):
        assert_axe_clean(page)
        assert_no_sideways_scroll(page)
        photograph(page, f"{path.partition('?')[0]}-{width}-{theme}")
        if width == 390:
            assert small_targets(page) == []


@pytest.mark.slow
@pytest.mark.parametrize(("role", "path"), SCREENS)
def test_the_narrowest_phone_and_twice_the_size(open_as, role, path):
    page = open_as(role, width=320)
    page.goto(path)
    assert_no_sideways_scroll(page)
    page.set_viewport_size({"width": 640, "height": 400})
    assert_no_sideways_scroll(page)


def test_open_dialogs_and_menus_are_accessible(open_as):
    page = open_as("administrator", bypass_csp=True)
    page.goto("/desk/")
    page.keyboard.press("Control+k")
    page.get_by_role("option").first.wait_for()
    assert_axe_clean(page)
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.get_by_role("dialog").wait_for()
    assert_axe_clean(page)
    page.keyboard.press("Escape")
    page.locator(".side .me").click()
    page.locator("#me-menu").wait_for()
    assert_axe_clean(page)


@pytest.mark.slow
def test_pages_of_what_went_wrong(open_as):
    page = open_as("agent", bypass_csp=True)
    for path, status in (("/desk/no-such-page", 404), ("/desk/ui-kit/", 403)):
        for width, _theme in visit_all_widths(page, path, status=status):
            assert_axe_clean(page)
            assert_no_sideways_scroll(page)
            if width == 390:
                assert small_targets(page) == []


def test_forced_colours_keep_the_edges_of_controls(open_as):
    page = open_as("administrator", forced_colors="active")
    page.goto("/desk/ui-kit/")
    edge = page.locator(".btn.pri").first.evaluate("one => getComputedStyle(one).borderTopStyle")
    assert edge == "solid"
