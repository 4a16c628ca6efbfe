"""Menus of people and teams in a real browser: filled when somebody turns to one, and what is chosen stays chosen."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from atiende.tickets.models import Ticket, TicketStatus
from tests.browser import (
    OpenAs,
    assert_axe_clean,
    assert_no_sideways_scroll,
    csp_violations,
    small_targets,
    visit_all_widths,
)
from tests.desk.office import arrives, signed_in
from tests.processes import until

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_colleague_is_chosen_from_a_menu_that_is_fetched_by_turning_to_it(open_as: OpenAs) -> None:
    opened = arrives(in_team="")
    bruno = signed_in(name="Bruno Sáez").actor
    page = open_as("supervisor")
    stopped = csp_violations(page)
    page.goto(f"/desk/tickets/{opened.number}/")
    menu = page.locator("#choice-assignee")
    option = menu.locator(f'option[value="{bruno.id}"]')
    expect(option).to_have_count(0)
    menu.focus()
    expect(option).to_have_count(1)
    with page.expect_response(lambda answer: answer.url.endswith("/assignee")):
        menu.select_option(str(bruno.id))
    until(lambda: Ticket.objects.get(pk=opened.ticket_id).assignee_id == bruno.id)
    expect(page.locator("#said")).to_contain_text("Bruno Sáez")
    expect(menu).to_have_value(str(bruno.id))
    expect(page.locator('select[name="with"] optgroup')).to_have_count(2)
    assert not stopped


def test_a_case_that_offers_less_takes_nothing_from_the_menus_of_the_next(open_as: OpenAs) -> None:
    closed, opened = (
        arrives(subject=name, address=f"{name}@x.example", in_team="") for name in ("uno", "dos")
    )
    bruno = signed_in(name="Bruno Sáez", in_team="Ayuda").actor
    status = TicketStatus.objects.get(key="closed")
    Ticket.objects.filter(pk=closed.ticket_id).update(status=status, category="closed", assignee_id=bruno.id)
    page = open_as("agent")
    page.goto(f"/desk/tickets/{closed.number}/?queue=all")
    with page.expect_response("**/menus"):
        page.locator("#panel input[list=all-tags]").focus()
    page.locator(f"#row-{opened.number}").click()
    expect(page.locator("#cv")).to_have_attribute("data-number", str(opened.number))
    menu = page.locator("#choice-team")
    menu.focus()
    expect(menu.locator("option", has_text="Ayuda")).to_have_count(1)


@pytest.mark.slow
def test_the_page_of_menus_is_for_everybody_at_every_width(open_as: OpenAs) -> None:
    opened = arrives(in_team="")
    page = open_as("supervisor", bypass_csp=True)
    for width, _theme in visit_all_widths(page, f"/desk/tickets/{opened.number}/menus"):
        assert_no_sideways_scroll(page)
        assert_axe_clean(page)
        if width == 390:
            assert small_targets(page) == []
