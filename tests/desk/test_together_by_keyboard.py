"""Working together without the mouse: naming a colleague, asking a supplier aside, handing the case over."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from atiende.organisation.models import Agent, TeamMembership
from atiende.side_conversations.models import SideConversation
from atiende.tickets.models import HandOver, Mention, Message
from tests.browser import OpenAs, complaints
from tests.desk.office import AT, arrives, signed_in, team
from tests.keyboard import no_mouse, press_by_keys, write_by_keys

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def test_a_colleague_is_named_a_supplier_asked_and_the_case_handed_over(open_as: OpenAs) -> None:
    opened = arrives(in_team="")
    bruno = signed_in(name="Bruno Sáez").actor
    page = open_as("agent")
    TeamMembership.objects.create(team=team(), agent=Agent.objects.latest("pk"), since_on=AT.date())
    heard = complaints(page)
    page.goto(f"/desk/tickets/{opened.number}/")
    page.locator("html[data-ready]").wait_for()
    no_mouse(page)
    page.keyboard.press("n")
    expect(page.locator("#note-text")).to_be_focused()
    page.keyboard.type("@bru")
    expect(page.locator("#mention-list [role=option]")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator("#note-text")).to_have_value("@Bruno Sáez ")
    page.keyboard.type("¿queda alguna en el almacén?")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#said .msg.note", has_text="¿queda alguna")).to_have_count(1)
    expect(page.locator("#said .is-pending")).to_have_count(0)
    assert Mention.objects.get().agent_id == bruno.id
    press_by_keys(page.get_by_role("link", name="Conversaciones aparte"))
    page.wait_for_url("**/side/")
    no_mouse(page)
    fold = page.locator(".sidenew")
    if fold.get_attribute("open") is None:
        press_by_keys(fold.locator("> summary"))
    write_by_keys(fold.get_by_label("Para", exact=True), "taller@proveedor.example")
    write_by_keys(fold.get_by_label("Mensaje", exact=True), "¿Cuándo pueden enviarla?")
    press_by_keys(page.locator(".sidenew .btn.pri"))
    expect(page.locator(".sidesaid")).to_contain_text("¿Cuándo pueden enviarla?")
    assert SideConversation.objects.get().recipients[0]["address"] == "taller@proveedor.example"
    press_by_keys(page.get_by_role("link", name="Al caso"))
    page.wait_for_url(f"**/desk/tickets/{opened.number}/")
    page.locator("html[data-ready]").wait_for()
    expect(page.locator("#said")).not_to_contain_text("¿Cuándo pueden enviarla?")
    press_by_keys(page.get_by_role("link", name="Traspasar"))
    page.wait_for_url("**/hand-over/")
    write_by_keys(page.locator("#id_to"), "Bruno")
    write_by_keys(page.locator("#id_happened"), "La tapa llegó rota; el taller dirá cuándo sale otra.")
    write_by_keys(page.locator("#id_promised"), "Una tapa nueva.")
    press_by_keys(page.locator("main form .btn.pri"))
    expect(page.locator("#hand-over")).to_contain_text("el taller dirá cuándo sale otra")
    assert HandOver.objects.get().agent_id == bruno.id
    assert not Message.objects.filter(kind="outgoing").exists()
    assert heard == []
