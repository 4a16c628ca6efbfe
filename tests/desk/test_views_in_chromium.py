"""Views in a real browser: the form grows in its place, keys open views, a card moves by keyboard, at all widths."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from atiende.tickets.models import Ticket
from atiende.views.models import View
from tests.browser import (
    OpenAs,
    assert_axe_clean,
    assert_no_sideways_scroll,
    csp_violations,
    photograph,
    small_targets,
    visit_all_widths,
)
from tests.desk.office import arrives

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def _cases() -> list:
    made = [
        arrives(
            subject=f"El pedido {n} no ha llegado y nadie contesta",
            in_team="Ayuda" if n % 2 else "",
            address=f"c{n}@x.example",
            name=f"Cliente Número {n}",
        )
        for n in range(6)
    ]
    Ticket.objects.filter(pk=made[0].ticket_id).update(priority=4)
    return made


def test_a_view_is_made_opened_by_keys_and_its_cards_move(open_as: OpenAs) -> None:
    made = _cases()
    page = open_as("supervisor")
    stopped = csp_violations(page)
    page.goto("/desk/tickets/?queue=unassigned")
    page.get_by_role("link", name="Filtrar").click()
    page.locator("[name=new-all]").select_option("opened")
    page.locator("[value=add-all]").click()
    expect(page.locator("#all-3, #all-2")).to_have_count(1)
    page.locator("[name$=-count]").fill("900")
    page.get_by_label("Nombre", exact=True).fill("Sin asignar")
    page.locator("#view-form .btn.pri").click()
    expect(page.locator("#list-title")).to_have_text("Sin asignar")
    expect(page.locator("#views [data-view-key='1'] .cnt")).to_have_text("6")
    page.goto("/desk/tickets/")
    expect(page.locator("#views [data-view-key='1']")).to_be_visible()
    page.keyboard.press("g")
    page.keyboard.press("1")
    expect(page.locator("#list-title")).to_have_text("Sin asignar")
    page.locator(".vwlay a").nth(1).click()
    card = f"#card-{made[0].number}"
    page.locator(f"{card} a").focus()
    page.keyboard.press("Alt+ArrowRight")
    expect(page.locator(f"[data-to=open] {card}")).to_be_visible()
    assert Ticket.objects.get(pk=made[0].ticket_id).category == "open"
    expect(page.locator(f"{card} a")).to_be_focused()
    page.locator(card).drag_to(page.locator("[data-to=waiting_customer]"))
    expect(page.locator(f"[data-to=waiting_customer] {card}")).to_be_visible()
    assert not stopped


def test_every_screen_of_views_is_fit_for_everybody(open_as: OpenAs) -> None:
    _cases()
    page = open_as("administrator")
    page.goto(
        "/desk/views/new/?queue=unassigned&all=waiting:older:4h&any=priority:one_of:4&any=tag:none_of:1"
    )
    page.get_by_label("Nombre", exact=True).fill("Urgentes que esperan una respuesta desde hace tiempo")
    page.locator("#view-form .btn.pri").click()
    expect(page.locator("#list-title")).to_be_visible()
    view = View.objects.get()
    addresses = {
        "list": "/desk/tickets/?all=priority:one_of:4,2&all=waiting:set",
        "form": f"/desk/views/{view.pk}/",
        "views": "/desk/views/",
        "table": "/desk/tickets/table/?queue=unassigned",
        "board": "/desk/tickets/board/?queue=unassigned",
        "all": f"/desk/tickets/all/?view={view.pk}",
        "work": "/desk/views/work/",
    }
    for name, address in addresses.items():
        for width, theme in visit_all_widths(page, address):
            assert_axe_clean(page)
            assert_no_sideways_scroll(page)
            if width == 390:
                assert small_targets(page) == []
            photograph(page, f"views-{name}-{width}-{theme}")
