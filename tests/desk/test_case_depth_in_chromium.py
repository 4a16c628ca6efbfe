"""Depth of a case in a real browser: merging by keyboard with its way back, and how the screens look."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from atiende.channels.actions.block_sender import block_sender
from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.tickets.actions.change_status import change_status
from atiende.tickets.actions.link_tickets import link_tickets
from atiende.tickets.models import TicketMerge
from tests.browser import (
    OpenAs,
    assert_axe_clean,
    assert_no_sideways_scroll,
    csp_violations,
    photograph,
    small_targets,
    visit_all_widths,
)
from tests.desk.office import AT, arrives

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.slow
def test_two_cases_are_merged_and_separated_by_keyboard(open_as: OpenAs) -> None:
    one = arrives("Mi pedido 4512-AB no llega.", subject="Pedido", in_team="")
    two = arrives("¿Y mi lámpara?", subject="Lámpara rota", in_team="")
    page = open_as("supervisor")
    stopped = csp_violations(page)
    page.goto(f"/desk/tickets/{one.number}/")
    page.locator("html[data-ready]").wait_for()
    page.keyboard.press("g")
    expect(page.locator("#other-number")).to_be_focused()
    page.keyboard.type("lámpara")
    page.keyboard.press("Enter")
    found = page.locator(".mrow")
    expect(found).to_contain_text("Lámpara rota")
    found.focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Unir").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-undo]")).to_contain_text(f"#{one.number}")
    assert TicketMerge.objects.get().target_id == two.ticket_id
    page.locator("[data-undo] button").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#case-head")).to_contain_text(f"#{one.number}")
    assert not TicketMerge.objects.exists()
    assert not stopped


@pytest.mark.slow
def test_the_screens_stand_at_every_width_in_light_and_dark(open_as: OpenAs) -> None:
    whole = arrives("Mi pedido 4512-AB no llega.", subject="Pedido que no llega", in_team="", at=utc_now())
    for subject, solved in (("Lámpara rota del salón", True), ("Factura equivocada del pedido", False)):
        part = arrives("Lo del 4512-AB", subject=subject, in_team="", at=utc_now())
        link_tickets(source_id=part.ticket_id, target_id=whole.ticket_id, kind="child", by=SYSTEM, at=AT)
        if solved:
            change_status(ticket_id=part.ticket_id, status_key="resolved", by=SYSTEM, at=AT)
    arrives("¿Y el 4512-AB? Nadie contesta", subject="Pedido que no llega", in_team="", at=utc_now())
    block_sender(sender="@ofertas-increibles.example", by=SYSTEM, at=AT)
    case = f"/desk/tickets/{whole.number}/"
    page = open_as("administrator", bypass_csp=True)
    paths = {
        "case": case,
        "merge": f"{case}merge/?other=pedido",
        "clone": f"{case}clone/",
        "solve": f"{case}solve/?status=resolved",
        "duplicates": f"{case}duplicates",
        "block": f"{case}block/",
        "blocked": "/console/mail/blocked/",
    }
    for name, path in paths.items():
        for width, theme in visit_all_widths(page, path):
            if name == "case":
                page.locator("#panel-toggle").click() if width < 1200 else None
                page.locator("#likely summary").click()
                expect(page.locator("#likely .likely")).to_be_visible()
            assert_no_sideways_scroll(page)
            assert_axe_clean(page)
            if width == 390:
                assert not small_targets(page)
            photograph(page, f"depth-{name}-{width}-{theme}")
