"""The workspace in a real browser: by keyboard and by thumb, with nothing lost, doubled or sent to the wrong people."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from atiende.tickets.models import Draft, Message, Ticket
from tests.browser import (
    OpenAs,
    assert_axe_clean,
    assert_no_sideways_scroll,
    csp_violations,
    photograph,
    sending_at_once,
    small_targets,
    visit_all_widths,
)
from tests.desk.office import arrives, writes_again

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def fill() -> Any:
    """Two cases that everybody sees, the first with something of everything."""
    first = arrives(
        "La tapa llegó rota.\n\nhttps://novahogar.example/pedido",
        subject="Tapa rota",
        in_team="",
        folded=(("quote", "> lo de antes"),),
        html="<p>La tapa llegó <b>rota</b>.</p>",
        notices=("other_writer",),
    )
    arrives("¿Y la factura?", subject="Factura", in_team="", address="leo@correo.example", name="Leo Ríos")
    return first


def _said(page: Page, text: str) -> Any:
    return page.locator("#said .msg", has_text=text)


def test_from_the_list_to_a_sent_reply_by_keyboard(open_as: OpenAs) -> None:
    opened = fill()
    page = sending_at_once(open_as("supervisor"))
    stopped = csp_violations(page)
    page.goto("/desk/tickets/?queue=unassigned")
    page.keyboard.press("j")
    expect(page.locator("#cv")).to_be_visible()
    page.keyboard.press("j")
    expect(page.locator("#case h1")).to_have_text("Tapa rota")
    page.keyboard.press("a")
    expect(page.locator("#choice-assignee")).not_to_have_value("")
    page.keyboard.press("r")
    page.keyboard.type("Sale hoy mismo.")
    page.keyboard.press("Control+Enter")
    expect(_said(page, "Sale hoy mismo.")).to_have_count(1)
    expect(page.locator("#said .is-pending")).to_have_count(0)
    expect(_said(page, "Sale hoy mismo.")).to_have_count(1)
    assert Message.objects.filter(ticket_id=opened.ticket_id, kind="outgoing").count() == 1
    page.keyboard.press("Escape")
    page.keyboard.press("e")
    page.locator("#choice-status").select_option("resolved")
    expect(page.locator("#case-head .chip").first).to_contain_text("Resuelto")
    assert Ticket.objects.get(pk=opened.ticket_id).category == "resolved"
    assert not stopped


def test_a_note_never_becomes_a_reply(open_as: OpenAs) -> None:
    opened = fill()
    page = open_as("supervisor")
    page.goto(f"/desk/tickets/{opened.number}/")
    page.keyboard.press("n")
    composer = page.locator("#composer")
    expect(composer).to_have_attribute("data-mode", "note")
    expect(page.get_by_role("button", name="Guardar nota")).to_be_visible()
    expect(page.locator(".cto")).to_be_hidden()
    page.locator("#note-text").fill("Es un cliente difícil.")
    page.locator("#tab-reply").click()
    expect(composer).to_have_attribute("data-mode", "reply")
    expect(page.locator("#reply-text")).to_have_value("")
    page.locator("#reply-text").fill("Estimado cliente:")
    page.locator("#tab-note").click()
    expect(page.locator("#note-text")).to_have_value("Es un cliente difícil.")
    page.get_by_role("button", name="Guardar nota").click()
    expect(page.locator("#said .msg.note")).to_contain_text("Es un cliente difícil.")
    expect(page.locator("#said .is-pending")).to_have_count(0)
    kept = Message.objects.filter(ticket_id=opened.ticket_id).order_by("id")
    assert [row.kind for row in kept] == ["incoming", "note"]
    expect(page.locator("#reply-text")).to_have_value("Estimado cliente:")


def test_what_one_began_to_write_is_there_after_reloading_and_signing_in_again(open_as: OpenAs) -> None:
    opened = fill()
    page = open_as("supervisor")
    page.goto(f"/desk/tickets/{opened.number}/")
    page.locator("#reply-text").fill("Le escribo para")
    expect(page.locator("#reply-form [data-draft-state]")).to_have_text("Borrador guardado")
    page.reload()
    expect(page.locator("#reply-text")).to_have_value("Le escribo para")
    draft = Draft.objects.get()
    assert (draft.kind, draft.text) == ("reply", "Le escribo para")
    page.context.clear_cookies()
    page.goto("/account/login/")
    assert Draft.objects.get().text == "Le escribo para"


def test_sending_can_be_taken_back_and_a_double_click_sends_once(open_as: OpenAs) -> None:
    opened = fill()
    page = open_as("supervisor")
    page.goto(f"/desk/tickets/{opened.number}/")
    page.locator("#reply-text").fill("Uy, esto no.")
    page.locator("#reply-form .btn.pri").click()
    page.get_by_role("button", name="Deshacer envío").click()
    expect(page.locator("#reply-text")).to_have_value("Uy, esto no.")
    page.locator("#reply-text").fill("Ahora sí.")
    page.locator("#reply-form .btn.pri").dblclick()
    expect(_said(page, "Ahora sí.")).to_have_count(1)
    expect(page.locator("#said .is-pending")).to_have_count(0)
    assert [row.text for row in Message.objects.filter(kind="outgoing")] == ["Ahora sí."]


def test_without_connection_the_message_stays_marked_and_goes_out_once_it_is_back(open_as: OpenAs) -> None:
    opened = fill()
    page = open_as("supervisor")
    page.goto(f"/desk/tickets/{opened.number}/")
    page.context.set_offline(True)
    page.locator("#note-text").evaluate("one => one.closest('.cpane').hidden = false")
    page.keyboard.press("n")
    page.locator("#note-text").fill("Sin red.")
    page.get_by_role("button", name="Guardar nota").click()
    expect(page.locator("#said .is-failed")).to_contain_text("no hay conexión")
    expect(page.locator("#said .is-failed")).to_contain_text("Sin red.")
    page.context.set_offline(False)
    expect(page.locator("#said .is-failed")).to_have_count(0)
    expect(page.locator("#said .is-pending")).to_have_count(0)
    expect(page.locator("#said .msg.note")).to_have_count(1)
    assert Message.objects.filter(kind="note").count() == 1


def test_a_message_that_came_in_is_asked_about_and_the_text_stays(open_as: OpenAs) -> None:
    opened = fill()
    page = sending_at_once(open_as("supervisor"))
    page.goto(f"/desk/tickets/{opened.number}/")
    page.locator("#reply-text").fill("Mi respuesta.")
    writes_again(opened.ticket_id, "Ya no hace falta.")
    page.locator("#reply-form .btn.pri").click()
    expect(page.locator("#composer [role=alert]")).to_contain_text("Ha entrado un mensaje")
    expect(page.locator("#reply-text")).to_have_value("Mi respuesta.")
    assert not Message.objects.filter(kind="outgoing").exists()
    page.get_by_role("button", name="Enviar de todos modos").click()
    expect(page.locator("#said .is-pending")).to_have_count(0)
    assert Message.objects.filter(kind="outgoing").count() == 1


def test_html_made_to_escape_stays_in_its_frame(open_as: OpenAs) -> None:
    harm = (
        "<p>visible</p><script>top.document.title='roto'</script><img src=x onerror=\"top.document.title='roto'\">"
        "<form action=/desk/><button>x</button></form><meta http-equiv=refresh content='0;url=https://x.example'>"
        "<style>body{background:url(https://rastreo.example/p.gif)}</style></div></body></html>"
    )
    opened = arrives("Hola", html=harm, in_team="")
    page = open_as("supervisor")
    got: list[str] = []
    page.on("requestfinished", lambda request: got.append(request.url))
    page.goto(f"/desk/tickets/{opened.number}/")
    page.locator(".whole summary").click()
    frame = page.frame_locator(".whole iframe")
    expect(frame.get_by_text("visible")).to_be_visible()
    assert "roto" not in page.title()
    assert (
        page.evaluate(
            "() => { try { return document.querySelector('iframe').contentDocument } catch { return null } }"
        )
        is None
    )
    assert not [url for url in got if "rastreo.example" in url or "x.example" in url]


@pytest.mark.slow
def test_by_thumb_at_390_px(open_as: OpenAs) -> None:
    opened = fill()
    page = open_as("supervisor", width=390)
    page.goto("/desk/tickets/?queue=all")
    page.locator(f"#row-{opened.number}").tap()
    expect(page.locator("#list")).to_be_hidden()
    expect(_said(page, "La tapa llegó rota.")).to_be_in_viewport()
    page.locator("#reply-text").fill("Desde el teléfono.")
    page.locator("#reply-form .btn.pri").tap()
    expect(page.locator("#said .is-pending")).to_have_count(0)
    assert Message.objects.filter(kind="outgoing", text="Desde el teléfono.").exists()
    assert_no_sideways_scroll(page)
    page.locator("#case .back").tap()
    page.wait_for_url(re.compile(r"/desk/tickets/(\?|$)"))
    expect(page.locator("#list")).to_be_visible()


@pytest.mark.parametrize("name", ["list", "case", "note", "new", "merge", "empty"])
@pytest.mark.slow
def test_every_page_is_accessible_and_fits(open_as: OpenAs, name: str) -> None:
    opened = fill()
    paths = {
        "list": "/desk/tickets/?queue=all",
        "case": f"/desk/tickets/{opened.number}/?queue=all",
        "note": f"/desk/tickets/{opened.number}/?write=note",
        "new": "/desk/tickets/new/",
        "merge": f"/desk/tickets/{opened.number}/merge/",
        "empty": "/desk/tickets/?queue=spam",
    }
    page: Any = open_as("administrator", bypass_csp=True)
    for width, theme in visit_all_widths(page, paths[name]):
        photograph(page, f"cases-{name}-{theme}-{width}", whole=False)
        assert_axe_clean(page)
        assert_no_sideways_scroll(page)
        if width == 390:
            assert small_targets(page) == []


def test_news_never_move_the_list_and_come_with_a_count(open_as: OpenAs) -> None:
    opened = fill()
    page = open_as("supervisor")
    page.goto(f"/desk/tickets/{opened.number}/?queue=all")
    before = page.locator("#rows .wsrow").evaluate_all("rows => rows.map((row) => row.id)")
    page.locator("#reply-text").fill("Estoy escribiendo.")
    arrives("Acaba de llegar.", subject="Nuevo", in_team="", address="pia@correo.example", name="Pía")
    writes_again(opened.ticket_id, "Otra cosa.")
    page.evaluate("document.getElementById('list').dispatchEvent(new CustomEvent('atiende:signal'))")
    expect(page.locator("#new-pill")).to_have_text("1 caso nuevo · ver")
    after = page.locator("#rows .wsrow").evaluate_all("rows => rows.map((row) => row.id)")
    assert after == before
    expect(page.locator(f"#row-{opened.number} .snip")).to_contain_text("Otra cosa.")
    page.evaluate("htmx.trigger('#cv', 'live')")
    expect(_said(page, "Otra cosa.")).to_have_count(1)
    expect(page.locator("#reply-text")).to_have_value("Estoy escribiendo.")
    page.locator("#new-pill").click()
    expect(page.locator("#rows .wsrow").first).to_contain_text("Otra cosa.")
    expect(page.locator("#rows .wsrow")).to_have_count(len(before) + 1)
