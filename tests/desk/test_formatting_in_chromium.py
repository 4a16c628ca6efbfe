"""Formatting in the composer, in a real browser: switched on, written, kept, sent; plain where it is off."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from atiende.tickets.models import Draft, Message
from tests.browser import OpenAs, complaints, csp_violations, sending_at_once
from tests.desk.office import arrives
from tests.processes import until

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def with_formatting(page: Page, number: int, mode: str = "reply") -> None:
    """The case with the editor in place and the caret in it."""
    page.goto(f"/desk/tickets/{number}/?write={mode}")
    page.locator(f"#{mode}-form [data-formats]").click()
    expect(page.locator(f"#{mode}-text-formatted")).to_be_focused()


def test_a_reply_is_written_with_formatting_and_arrives_with_it(open_as: OpenAs) -> None:
    opened = arrives("¿Cómo lo monto?", in_team="")
    page = sending_at_once(open_as("supervisor"))
    stopped, told = csp_violations(page), complaints(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"/desk/tickets/{opened.number}/")
    expect(page.locator("#reply-form [data-formats]")).to_be_visible()
    assert not [
        url for url in asked if any(part in url for part in ("squire", "purify", "/rich/", "formatting.css"))
    ]
    with_formatting(page, opened.number)
    expect(page.locator("#reply-form [data-formats]")).to_have_attribute("aria-pressed", "true")
    page.keyboard.type("Primero, ")
    page.keyboard.press("Control+b")
    page.keyboard.type("apague")
    page.keyboard.press("Control+b")
    page.keyboard.type(" la luz.")
    page.keyboard.press("Enter")
    page.locator("[data-does=bullets]").first.click()
    page.keyboard.type("patas")
    page.keyboard.press("Enter")
    page.keyboard.type("tablero")
    expect(page.locator("#reply-form [data-draft-state]")).to_have_text("Borrador guardado")
    page.reload()
    editor = page.locator("#reply-text-formatted")
    expect(editor.locator("b")).to_have_text("apague")
    expect(editor.locator("li")).to_have_text(["patas", "tablero"])
    editor.click()
    page.keyboard.press("Control+Enter")
    expect(page.locator("#said .msg .rich li")).to_have_text(["patas", "tablero"])
    expect(page.locator("#said .is-pending")).to_have_count(0)
    message = Message.objects.get(kind="outgoing")
    assert message.text == "Primero, apague la luz.\n- patas\n- tablero"
    assert message.html == (
        "<div>Primero, <b>apague</b> la luz.</div><ul><li>patas</li><li>tablero</li></ul>"
    )
    expect(editor).to_have_text("")
    until(lambda: not Draft.objects.exists(), what="the draft is gone")
    assert not stopped
    assert not told
