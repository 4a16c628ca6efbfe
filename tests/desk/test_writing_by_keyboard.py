"""Writing without the mouse: a canned reply and a macro into one reply that is sent later; taken back; overtaken."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from atiende.tickets.models import Draft, Message, Ticket, WaitingReply
from tests.browser import OpenAs, complaints
from tests.desk.office import arrives, signed_in, writes_again
from tests.desk.test_depth_in_chromium import Line
from tests.desk.test_writing_in_chromium import canned, macro
from tests.keyboard import no_mouse, press_by_keys, tab_to

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
UNDO_MS = 6000
TOLD = "Hola, Rosa: va de camino."


def _open(page: Page, number: int) -> None:
    """The case, with the seconds in which one may take a reply back in the test's hand."""
    page.clock.install()
    page.goto(f"/desk/tickets/{number}/")
    page.locator("html[data-ready]").wait_for()
    no_mouse(page)


def _send(page: Page, words: str) -> None:
    page.keyboard.press("r")
    expect(page.locator("#reply-text")).to_be_focused()
    page.keyboard.type(words)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#said .is-pending")).to_contain_text(words)


def test_a_canned_reply_and_a_macro_go_out_later(open_as: OpenAs) -> None:
    opened, _reply, _macro = arrives(in_team=""), canned(), macro()
    page = open_as("supervisor")
    heard = complaints(page)
    _open(page, opened.number)
    page.keyboard.press("r")
    expect(page.locator("#reply-text")).to_be_focused()
    page.keyboard.type("/retr")
    expect(page.locator("#reply-text")).to_have_attribute("aria-activedescendant", f"canned-{_reply.pk}")
    page.keyboard.press("Enter")
    expect(page.locator("#reply-text")).to_have_value(TOLD)
    page.keyboard.press("Escape")
    page.keyboard.press("m")
    expect(page.locator("#macros .macros .btn").first).to_be_focused()
    page.keyboard.press("Enter")
    whole = f"{TOLD}\n\nLo miro, Rosa."
    expect(page.locator("#reply-text")).to_have_value(whole)
    expect(page.locator("#case-head")).to_contain_text("Urgente")
    no_mouse(page)
    page.locator("html[data-ready]").wait_for()
    page.keyboard.press("r")
    press_by_keys(page.locator("#reply-form .csend > summary"))
    later = page.locator("#reply-form .csend [name=later]").first
    expect(later).to_be_visible()
    press_by_keys(later)
    expect(page.locator("#said .is-pending")).to_be_visible()
    page.clock.fast_forward(UNDO_MS)
    expect(page.locator("#said .is-waiting")).to_contain_text("Lo miro, Rosa.")
    assert WaitingReply.objects.get().text == whole
    assert Ticket.objects.get(pk=opened.ticket_id).priority == 4
    assert not Message.objects.filter(kind="outgoing").exists()
    assert heard == []


def test_a_reply_is_taken_back_while_there_is_time(open_as: OpenAs) -> None:
    opened = arrives(in_team="")
    page = open_as("supervisor")
    heard = complaints(page)
    _open(page, opened.number)
    _send(page, "Sale hoy mismo.")
    press_by_keys(page.get_by_role("button", name="Deshacer envío"), is_back=True)
    expect(page.locator("#reply-text")).to_have_value("Sale hoy mismo.")
    expect(page.locator("#reply-text")).to_be_focused()
    expect(page.locator("#said .is-pending")).to_have_count(0)
    page.clock.fast_forward(2 * UNDO_MS)
    expect(page.locator("#said .msg")).to_have_count(1)
    expect(page.locator("#reply-form [data-draft-state]")).to_have_text("Borrador guardado")
    assert Draft.objects.get().text == "Sale hoy mismo."
    assert not Message.objects.filter(kind="outgoing").exists()
    assert heard == []


def test_who_else_answers_is_seen_and_a_newer_message_asks_first(open_as: OpenAs) -> None:
    opened = arrives(in_team="")
    ana = signed_in(name="Ana Beltrán")
    page = open_as("supervisor")
    line = Line(page)
    _open(page, opened.number)
    line.present(page, [ana.actor.id, "replying"])
    expect(page.locator("#presence")).to_contain_text("Ana Beltrán está escribiendo una respuesta")
    _send(page, "Sale hoy mismo.")
    writes_again(opened.ticket_id, "Ya no hace falta.")
    page.clock.fast_forward(UNDO_MS)
    expect(page.locator("#composer [role=alert]")).to_contain_text("Ha entrado un mensaje mientras escribía")
    expect(page.locator("#reply-text")).to_have_value("Sale hoy mismo.")
    assert not Message.objects.filter(kind="outgoing").exists()
    anyway = page.get_by_role("button", name="Enviar de todos modos")
    tab_to(anyway)
    page.keyboard.press("Enter")
    expect(page.locator("#said .is-pending")).to_be_visible()
    page.clock.fast_forward(UNDO_MS)
    expect(page.locator("#said .is-pending")).to_have_count(0)
    expect(page.locator("#said .msg.ours", has_text="Sale hoy mismo.")).to_have_count(1)
    assert Message.objects.get(kind="outgoing").text == "Sale hoy mismo."
