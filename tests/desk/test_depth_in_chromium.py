"""Several cases at once, putting off, and colleagues in a case: in a real browser."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from atiende.tickets.models import Draft, Ticket
from tests.browser import (
    PATIENCE_MS,
    OpenAs,
    assert_axe_clean,
    assert_no_sideways_scroll,
    csp_violations,
    photograph,
    small_targets,
    visit_all_widths,
)
from tests.desk.office import arrives, signed_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def _cases(count: int = 4) -> list[Any]:
    return [
        arrives(subject=f"Caso {n}", in_team="", address=f"c{n}@x.example", name=f"Cliente {n}")
        for n in range(count)
    ]


class Line:
    """The server's end of the live line, which a server of tests has not."""

    def __init__(self, page: Page) -> None:
        self.said: list[dict[str, str]] = []
        self._sockets: list[WebSocketRoute] = []
        page.route_web_socket("**/live", self._open)

    def present(self, page: Page, *people: list[object]) -> None:
        topic = page.locator("#cv").get_attribute("data-live")
        for _ in range(PATIENCE_MS // 50):
            if {"present": topic, "as": "viewing"} in self.said:
                break
            page.wait_for_timeout(50)
        self._sockets[-1].send(json.dumps({"presence": topic, "people": people}))

    def _open(self, socket: WebSocketRoute) -> None:
        self.said.clear()
        self._sockets.append(socket)
        socket.on_message(lambda text: self.said.append(json.loads(text)))


def test_several_are_chosen_by_key_and_mouse_and_changed_at_once(open_as: OpenAs) -> None:
    opened = _cases()
    page = open_as("supervisor")
    stopped = csp_violations(page)
    page.goto("/desk/tickets/?queue=unassigned&order=number")
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.locator("[data-chosen]")).to_have_text("1 caso elegido")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Shift+X")
    expect(page.locator("[data-chosen]")).to_have_text("3 casos elegidos")
    page.locator(f".wspick:has(input[value='{opened[0].number}'])").click()
    expect(page.locator("[data-chosen]")).to_have_text("4 casos elegidos")
    page.keyboard.press("x")
    expect(page.locator("[data-chosen]")).to_have_text("3 casos elegidos")
    page.locator("#bulk summary", has_text="Prioridad").click()
    page.get_by_role("button", name="Urgente").click()
    expect(page.locator("#bulk")).to_be_hidden()
    assert [Ticket.objects.get(pk=each.ticket_id).priority for each in opened] == [2, 4, 4, 4]
    expect(page.locator(f"#row-{opened[3].number} .prio")).to_be_visible()
    assert not stopped


@pytest.mark.slow  # test_bulk
def test_what_is_refused_stays_chosen_with_its_reason(open_as: OpenAs) -> None:
    opened = _cases(2)
    colleague = signed_in(name="Leo Ríos")
    Ticket.objects.filter(pk=opened[0].ticket_id).update(assignee_id=colleague.actor.id)
    page = open_as("agent")
    page.goto("/desk/tickets/?queue=all")
    for each in opened:
        page.locator(f".wspick:has(input[value='{each.number}'])").click()
    page.locator("#bulk summary", has_text="Etiquetas").click()
    page.locator("#bulk-tag").fill("rotura")
    page.keyboard.press("Enter")
    expect(page.locator("#bulk")).to_be_hidden()
    for each in opened:
        page.locator(f".wspick:has(input[value='{each.number}'])").click()
    page.locator("#bulk summary").last.click()
    page.locator("#bulk [value=spam-on]").click()
    expect(page.locator("[data-outcome]")).to_contain_text(f"#{opened[0].number}")
    expect(page.locator("[data-chosen]")).to_have_text("1 caso elegido")
    assert [Ticket.objects.get(pk=each.ticket_id).is_spam for each in opened] == [False, True]


@pytest.mark.slow  # test_snoozing, test_presence_live
def test_put_off_by_key_and_a_colleague_seen_writing(open_as: OpenAs) -> None:
    opened = _cases(1)[0]
    leo = signed_in(name="Leo Ríos")
    page = open_as("supervisor")
    line = Line(page)
    page.goto(f"/desk/tickets/{opened.number}/")
    line.present(page, [leo.actor.id, "replying"])
    expect(page.locator("#presence")).to_contain_text("Leo Ríos está escribiendo una respuesta")
    line.present(page)
    expect(page.locator("#presence")).to_be_empty()
    page.keyboard.press("r")
    page.keyboard.type("Estimada")
    for state in ("replying", "viewing"):
        expect(page.locator("#reply-text")).to_be_visible()
        assert line.said[-1] == {"present": page.locator("#cv").get_attribute("data-live"), "as": state}
        page.locator("#reply-text").fill("")
    page.keyboard.press("Escape")
    page.keyboard.press("z")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#case-head")).to_contain_text("Aplazado hasta")
    expect(page.locator("#snooze")).not_to_have_attribute("open", "")
    until = Ticket.objects.get(pk=opened.ticket_id).snoozed_until
    assert until is not None
    assert until.weekday() == 0


@pytest.mark.slow
def test_files_and_recipients_of_a_draft_are_there_after_reloading(open_as: OpenAs) -> None:
    opened = _cases(1)[0]
    page = open_as("supervisor")
    page.goto(f"/desk/tickets/{opened.number}/")
    told = page.locator("#reply-form [data-draft-state]")
    files = page.locator("#reply-form .cf")
    page.locator("#reply-form input[type=file]").set_input_files(
        {"name": "factura.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4"}
    )
    expect(told).to_have_text("Borrador guardado")
    page.locator(".ctos").click()
    page.locator("#reply-cc").fill("jefa@x.example")
    expect(told).to_have_text("")
    expect(told).to_have_text("Borrador guardado")
    page.reload()
    expect(files).to_contain_text("factura.pdf")
    expect(page.locator("#reply-cc")).to_have_value("jefa@x.example")
    files.get_by_role("button").click()
    expect(files).to_have_count(0)
    for _ in range(PATIENCE_MS // 50):
        if not Draft.objects.get().files:
            break
        page.wait_for_timeout(50)
    page.reload()
    expect(files).to_have_count(0)
    assert Draft.objects.get().recipients == {"to": "c0@x.example", "cc": "jefa@x.example"}


@pytest.mark.parametrize("name", ["chosen", "put-off", "without-scripts"])
@pytest.mark.slow
def test_every_state_is_accessible_and_fits(open_as: OpenAs, name: str) -> None:
    opened = _cases(3)
    leo, eva = signed_in(name="Leo Ríos"), signed_in(name="Eva Sanz")
    paths = {
        "chosen": "/desk/tickets/?queue=all",
        "put-off": f"/desk/tickets/{opened[0].number}/",
        "without-scripts": "/desk/tickets/bulk/?" + "&".join(f"number={each.number}" for each in opened),
    }
    page: Any = open_as("administrator", bypass_csp=True)
    line = Line(page)
    for width, theme in visit_all_widths(page, paths[name]):
        if name == "chosen":
            page.locator(".wspick").first.click()
            expect(page.locator("[data-chosen]")).to_be_visible()
        elif name == "put-off":
            line.present(page, [leo.actor.id, "replying"], [eva.actor.id, "viewing"])
            expect(page.locator("#presence")).to_contain_text("Eva Sanz")
            page.locator("#snooze summary").click()
        photograph(page, f"depth-{name}-{theme}-{width}", whole=False)
        assert_axe_clean(page)
        assert_no_sideways_scroll(page)
        if width == 390:
            assert small_targets(page) == []
