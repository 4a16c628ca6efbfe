"""What is sent without a connection waits in the browser, goes out once, and belongs to its writer alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import BrowserType, Page, expect

from atiende.tickets.models import Message
from tests.browser import OpenAs, session_of
from tests.desk.office import arrives, writes_again

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WAITING = "() => Object.keys(localStorage).filter((key) => key.startsWith('atiende:unsent:')).length"


def _sent() -> list[str]:
    return list(Message.objects.exclude(kind="incoming").values_list("text", flat=True))


def _note(page: Page, number: int, text: str) -> None:
    page.goto(f"/desk/tickets/{number}/")
    page.locator("#tab-note").click()
    page.locator("#note-text").fill(text)
    page.get_by_role("button", name="Guardar nota").click()


def test_a_reply_outlives_its_window_and_asks_before_it_goes_out_over_a_newer_message(
    open_as: OpenAs,
) -> None:
    opened = arrives(in_team="")
    page = open_as("supervisor")
    page.goto(f"/desk/tickets/{opened.number}/")
    page.locator("#reply-text").fill("Sale hoy mismo.")
    page.context.set_offline(True)
    page.locator("#reply-form .btn.pri").click()
    expect(page.locator("#said .is-pending, #said .is-failed")).to_contain_text("Sale hoy mismo.")
    assert page.evaluate(WAITING) == 1
    later = page.context.new_page()
    page.close()
    writes_again(opened.ticket_id, "Ya no hace falta.")
    later.context.set_offline(False)
    later.goto(f"/desk/tickets/{opened.number}/")
    bubble = later.locator("#said .is-failed")
    expect(bubble).to_contain_text("Sale hoy mismo.")
    expect(bubble).to_contain_text("Ha entrado un mensaje nuevo. ¿Enviar de todos modos?")
    expect(later.locator("#reply-text")).to_have_value("")
    assert _sent() == []
    bubble.get_by_role("button", name="Enviar de todos modos").click()
    expect(later.locator("#said .is-failed, #said .is-pending")).to_have_count(0)
    expect(later.locator("#said .msg", has_text="Sale hoy mismo.")).to_have_count(1)
    assert _sent() == ["Sale hoy mismo."]
    assert later.evaluate(WAITING) == 0


@pytest.mark.slow  # what outlives its window: the story below
def test_it_goes_out_from_any_page_and_whoever_signs_out_is_warned_and_leaves_nothing(
    open_as: OpenAs,
) -> None:
    opened = arrives(in_team="")
    page = open_as("supervisor")
    page.route("**/note", lambda route: route.abort("connectionreset"))
    _note(page, opened.number, "Llamar al almacén.")
    expect(page.locator("#said .is-failed")).to_be_visible()
    page.unroute("**/note")
    page.goto("/desk/")
    expect(page.locator("#toasts")).to_contain_text(f"Se envió su mensaje del caso #{opened.number}")
    assert _sent() == ["Llamar al almacén."]
    assert page.evaluate(WAITING) == 0
    page.route("**/note", lambda route: route.abort("connectionreset"))
    _note(page, opened.number, "Otra cosa.")
    expect(page.locator("#said .is-failed")).to_be_visible()
    page.goto("/desk/")
    expect(page.locator("[data-unsent]")).to_contain_text("1 mensaje sin enviar")
    page.locator("[popovertarget=me-menu]").first.click()
    page.locator("form[data-signs-out] button").first.click()
    expect(page.locator("#ask")).to_contain_text("se borra de este dispositivo")
    page.locator("#ask [data-ask-yes]").click()
    page.wait_for_url("**/account/login/**")
    assert page.evaluate(WAITING) == 0
    assert _sent() == ["Llamar al almacén."]


@pytest.mark.slow
def test_it_outlives_the_browser_and_is_no_business_of_who_signs_in_next(
    house: Any, browser_type: BrowserType, browser_type_launch_args: dict[str, Any], tmp_path: Path
) -> None:
    opened = arrives(in_team="")
    mine, theirs = session_of("supervisor"), session_of("agent")

    def open_browser(session: str) -> Page:
        options: dict[str, Any] = {**browser_type_launch_args, "base_url": house.url, "locale": "es"}
        context = browser_type.launch_persistent_context(tmp_path, service_workers="block", **options)
        cookie: Any = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": house.url}
        context.add_cookies([cookie])
        return context.pages[0]

    page = open_browser(mine)
    page.route("**/note", lambda route: route.abort("connectionreset"))
    _note(page, opened.number, "Llamar al almacén.")
    expect(page.locator("#said .is-failed")).to_be_visible()
    page.context.close()
    page = open_browser(theirs)
    page.goto(f"/desk/tickets/{opened.number}/")
    expect(page.locator("#said .msg")).to_have_count(1)
    assert "almacén" not in page.content()
    page.context.close()
    page = open_browser(mine)
    page.goto(f"/desk/tickets/{opened.number}/")
    expect(page.locator("#said .msg.note", has_text="Llamar al almacén.")).to_have_count(1)
    expect(page.locator("#said .is-failed, #said .is-pending")).to_have_count(0)
    page.context.close()
    assert _sent() == ["Llamar al almacén."]
