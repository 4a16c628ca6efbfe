"""Views without the mouse: made, put in order, opened by their keys, walked on a board."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from atiende.tickets.models import Ticket
from atiende.views.models import View
from tests.browser import OpenAs, complaints
from tests.desk.office import arrives
from tests.keyboard import no_mouse, press_by_keys, tab_to, write_by_keys

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def _cases() -> list[int]:
    """Three; the first two are urgent."""
    made = [arrives(subject=f"El pedido {n}", in_team="", address=f"c{n}@x.example") for n in range(3)]
    Ticket.objects.filter(pk__in=[each.ticket_id for each in made[:2]]).update(priority=4)
    return [each.number for each in made]


def _kept(page: Page, name: str) -> None:
    write_by_keys(page.get_by_label("Nombre", exact=True), name)
    press_by_keys(page.locator("#view-form .btn.pri"))
    expect(page.locator("#list-title")).to_have_text(name)


def _make_of_urgent(page: Page) -> None:
    page.goto("/desk/tickets/?queue=unassigned")
    no_mouse(page)
    press_by_keys(page.get_by_role("link", name="Filtrar"))
    write_by_keys(page.locator("[name=new-all]"), "Prioridad")
    press_by_keys(page.locator("[value=add-all]"))
    urgent = page.locator("fieldset.vwrow").get_by_role("checkbox", name="Urgente")
    expect(urgent).to_be_visible()
    tab_to(urgent)
    page.keyboard.press("Space")
    tab_to(page.locator("#view-order"))
    page.keyboard.press("ArrowDown")
    expect(page.locator("#view-order")).to_have_value("priority")
    _kept(page, "Urgentes")


def test_a_view_is_made_ordered_and_opened_by_its_keys(open_as: OpenAs) -> None:
    numbers = _cases()
    page = open_as("supervisor")
    heard = complaints(page)
    _make_of_urgent(page)
    expect(page.locator("#rows .wsrow")).to_have_count(2)
    page.goto("/desk/views/new/?queue=unassigned")
    _kept(page, "Sin asignar")
    expect(page.locator("#rows .wsrow")).to_have_count(len(numbers))
    page.goto("/desk/views/")
    expect(page.locator(".vwlines .tl")).to_have_text(["Urgentes", "Sin asignar"])
    press_by_keys(page.get_by_role("button", name="Subir Sin asignar"))
    expect(page.locator(".vwlines .tl")).to_have_text(["Sin asignar", "Urgentes"])
    page.goto("/desk/tickets/")
    expect(page.locator("#views [data-view-key='2']")).to_contain_text("Urgentes")
    page.keyboard.press("g")
    page.keyboard.press("2")
    expect(page.locator("#list-title")).to_have_text("Urgentes")
    assert View.objects.get(name="Urgentes").order == "priority"
    assert heard == []


def test_a_card_goes_over_the_board_by_alt_and_the_arrows(open_as: OpenAs) -> None:
    number = _cases()[0]
    page = open_as("supervisor")
    heard = complaints(page)
    page.goto("/desk/tickets/?queue=unassigned")
    no_mouse(page)
    press_by_keys(page.locator(".vwlay a").nth(1))
    card = page.locator(f"#card-{number} a")
    expect(card).to_be_visible()
    tab_to(card)
    page.keyboard.press("Alt+ArrowRight")
    expect(page.locator(f"[data-to=open] #card-{number}")).to_be_visible()
    expect(card).to_be_focused()
    page.keyboard.press("Alt+ArrowRight")
    expect(page.locator(f"[data-to=waiting_customer] #card-{number}")).to_be_visible()
    page.keyboard.press("Alt+ArrowLeft")
    expect(page.locator(f"[data-to=open] #card-{number}")).to_be_visible()
    assert Ticket.objects.get(number=number).category == "open"
    assert heard == []
