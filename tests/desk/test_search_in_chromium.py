"""Searching in a real browser: results while typing, accessible and without sideways scroll at every width."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser import (
    OpenAs,
    assert_axe_clean,
    assert_no_sideways_scroll,
    csp_violations,
    small_targets,
    visit_all_widths,
)
from tests.desk.office import arrives

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def _fill() -> int:
    ticket = arrives(
        "Quiero poner una reclamación. " + "Larga" * 60,
        subject="<b>Lavadora</b> שלום " + "x" * 120,
        in_team="",
    )
    return ticket.number


def test_what_is_typed_is_found_at_once(open_as: OpenAs) -> None:
    number = _fill()
    page = open_as("agent")
    stopped = csp_violations(page)
    page.goto("/desk/search/")
    page.get_by_role("combobox", name="Buscar casos").fill("reclamaciones")
    expect(page.locator("mark")).to_have_text("reclamación")
    page.get_by_role("link", name=f"#{number}").press("Enter")
    page.wait_for_url(f"**/desk/tickets/{number}/")
    assert stopped == []


@pytest.mark.parametrize("query", ["?q=reclamacion", "?q=estado:raro+zzzzz", ""])
@pytest.mark.slow
def test_it_is_accessible_and_fits(open_as: OpenAs, query: str) -> None:
    _fill()
    page = open_as("administrator", bypass_csp=True)
    for width, theme in visit_all_widths(page, f"/desk/search/{query}"):
        assert_axe_clean(page)
        assert_no_sideways_scroll(page)
        if width == 390:
            assert small_targets(page) == [], theme
