"""The palette, the search box and the part on the customer, looked at in both themes and at every width."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser import (
    OpenAs,
    assert_axe_clean,
    assert_no_sideways_scroll,
    photograph,
    small_targets,
    visit_all_widths,
)
from tests.desk.office import arrives

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def test_the_search_box_offers_and_fits(open_as: OpenAs) -> None:
    arrives("La tapa llegó rota.", subject="Tapa rota", in_team="")
    page = open_as("supervisor", bypass_csp=True)
    page.goto("/desk/search/?q=prioridad:altisima")
    for width, theme in visit_all_widths(page, "/desk/search/"):
        page.get_by_role("combobox", name="Buscar casos").press("ArrowDown")
        expect(page.get_by_role("option").first).to_be_visible()
        assert_axe_clean(page)
        assert_no_sideways_scroll(page)
        if width == 390:
            assert small_targets(page) == []
        photograph(page, f"search-box-{width}-{theme}")


def test_the_palette_over_an_open_case_fits(open_as: OpenAs) -> None:
    number = arrives("La tapa llegó rota.", subject="Tapa rota", in_team="").number
    page = open_as("supervisor", bypass_csp=True)
    for width, theme in visit_all_widths(page, f"/desk/tickets/{number}/"):
        page.keyboard.press("Control+k")
        page.locator("#palette-query").fill("ta")
        expect(page.locator("#palette-list [data-goes*='/desk/tickets/']").first).to_be_visible()
        assert_axe_clean(page)
        photograph(page, f"palette-{width}-{theme}", whole=False)


def test_the_part_on_the_customer_fits(open_as: OpenAs) -> None:
    opened = arrives("La tapa llegó rota.", subject="Tapa rota", in_team="")
    for text in ("Otra", "Y otra"):
        arrives(text, in_team="")
    page = open_as("supervisor", bypass_csp=True)
    for width, theme in visit_all_widths(page, f"/desk/tickets/{opened.number}/customer/"):
        expect(page.locator(".suggests li")).to_have_count(1)
        assert_axe_clean(page)
        assert_no_sideways_scroll(page)
        if width == 390:
            assert small_targets(page) == []
        photograph(page, f"suggestions-page-{width}-{theme}")
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"/desk/tickets/{opened.number}/")
    page.locator("#about-customer > summary").press("Enter")
    expect(page.locator("#about-customer .suggests li")).to_have_count(1)
    assert_axe_clean(page)
    photograph(page, "suggestions-in-panel")
