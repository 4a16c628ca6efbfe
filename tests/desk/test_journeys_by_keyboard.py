"""A day's work without the mouse: from the queue to the solved case, by search and by palette."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from atiende.tickets.models import Message, Ticket
from tests.browser import OpenAs, complaints, sending_at_once
from tests.desk.office import arrives
from tests.keyboard import no_mouse

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def case() -> tuple[int, int]:
    opened = arrives("La tapa llegó rota.", subject="Tapa rota", in_team="")
    arrives("¿Y la factura?", subject="Factura", in_team="", address="leo@correo.example", name="Leo Ríos")
    return opened.ticket_id, opened.number


@pytest.mark.slow  # list, reply and status by keyboard: test_workspace_in_chromium; the palette: tests/ui
def test_queue_open_reply_and_solve(open_as: OpenAs) -> None:
    ticket_id, _ = case()
    page = sending_at_once(open_as("supervisor"))
    heard = complaints(page)
    page.clock.install()  # the seconds in which one may take a reply back pass at once
    page.goto("/desk/tickets/?queue=unassigned")
    no_mouse(page)
    page.keyboard.press("j")
    expect(page.locator("#case h1")).to_have_text("Factura")
    page.keyboard.press("j")
    expect(page.locator("#case h1")).to_have_text("Tapa rota")
    page.keyboard.press("r")
    page.keyboard.type("Sale hoy mismo.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#said .is-pending", has_text="Sale hoy mismo.")).to_be_visible()
    page.clock.fast_forward(6000)
    expect(page.locator("#said .msg", has_text="Sale hoy mismo.")).to_have_count(1)
    expect(page.locator("#said .is-pending")).to_have_count(0)
    page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    page.keyboard.type("cambiar el estado")
    expect(page.locator("#palette-list [data-acts=status]")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(page.locator("#choice-status")).to_be_focused()
    page.keyboard.type("Resuelto")
    expect(page.locator("#case-head .chip").first).to_contain_text("Resuelto")
    assert Message.objects.filter(ticket_id=ticket_id, kind="outgoing").count() == 1
    assert Ticket.objects.get(pk=ticket_id).category == "resolved"
    assert heard == []


@pytest.mark.slow
def test_search_with_operators_completed_and_remembered(open_as: OpenAs) -> None:
    _, number = case()
    page = open_as("supervisor")
    heard = complaints(page)
    page.goto("/desk/search/")
    no_mouse(page)
    box = page.get_by_role("combobox", name="Buscar casos")
    expect(box).to_be_focused()
    page.keyboard.type("cli")
    option = page.get_by_role("option", name="cliente:")
    expect(option).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", option.get_attribute("id") or "?")
    page.keyboard.press("Enter")
    expect(box).to_have_value("cliente:")
    page.keyboard.type("ros")
    expect(page.get_by_role("option", name="Rosa Prieto")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(box).to_have_value('cliente:"Rosa Prieto" ')
    expect(page.locator(".searchhit")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("#query-options")).to_be_hidden()
    expect(box).to_have_value('cliente:"Rosa Prieto" ')
    with page.expect_response("**/search/remember"):
        page.keyboard.press("Enter")
    expect(page.locator(f'.searchhit a[href="/desk/tickets/{number}/"]')).to_be_visible()
    page.goto("/desk/search/")
    expect(page.locator(".recents a")).to_have_text(['cliente:"Rosa Prieto"'])
    assert heard == []


@pytest.mark.slow
def test_the_palette_leads_to_a_case_and_completes(open_as: OpenAs) -> None:
    _, number = case()
    page = open_as("supervisor")
    page.goto("/desk/")
    no_mouse(page)
    page.keyboard.press("Control+k")
    page.keyboard.type("estado:nu")
    expect(page.locator('#palette-list [data-fills="estado:nuevo "]')).to_have_attribute(
        "aria-selected", "true"
    )
    page.keyboard.press("Enter")
    page.keyboard.type("tapa")
    expect(page.locator(f'#palette-list [data-goes="/desk/tickets/{number}/"]')).to_have_attribute(
        "aria-selected", "true"
    )
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/desk/tickets/{number}/")


@pytest.mark.slow
def test_note_suggestions_and_the_customer(open_as: OpenAs) -> None:
    ticket_id, number = case()
    arrives("Otra", in_team="")
    arrives("Y otra", in_team="")
    page = open_as("supervisor")
    page.goto(f"/desk/tickets/{number}/")
    no_mouse(page)
    page.keyboard.press("n")
    page.keyboard.type("Solo para el equipo.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#said .msg", has_text="Solo para el equipo.")).to_have_count(1)
    page.locator("#about-customer > summary").press("Enter")
    expect(page.locator("#about-customer .suggests")).to_contain_text("Leer juntos sus casos abiertos")
    page.locator("#about-customer").get_by_role("button", name="Aquí no").press("Enter")
    expect(page.locator("#about-customer .suggests")).to_have_count(0)
    page.locator("#about-customer").get_by_role("link", name="Historial").press("Enter")
    page.wait_for_url("**/desk/customers/*/")
    expect(page.locator("#history-lines")).to_contain_text("Tapa rota")
    assert not Message.objects.filter(ticket_id=ticket_id, kind="outgoing").exists()
