"""The editor of formatted words in depth: what is pasted, undone, composed, linked, pictured, left; by keyboard too."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from atiende.tickets.models import Attachment, Draft, Message
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
from tests.desk.test_formatting_in_chromium import with_formatting

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

PASTE = """([selector, html, text]) => {
  const data = new DataTransfer();
  if (html) data.setData("text/html", html);
  if (text) data.setData("text/plain", text);
  document.querySelector(selector).dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""
PICTURE = """([selector, kind, bytes]) => {
  const content = Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0));
  const data = new DataTransfer();
  data.items.add(new File([content], "tapa.png", { type: "image/png" }));
  const area = document.querySelector(selector);
  const box = area.getBoundingClientRect();
  const at = { clientX: box.left + 20, clientY: box.top + 16, bubbles: true, cancelable: true };
  area.dispatchEvent(kind === "paste"
    ? new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })
    : new DragEvent("drop", { ...at, dataTransfer: data }));
}"""
DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View>
</w:WordDocument></xml><![endif]--><style><!-- p.MsoNormal {margin:0cm; font-family:"Calibri"} --></style></head>
<body lang=ES><!--StartFragment-->
<p class=MsoNormal style='margin-bottom:8.0pt'><span style='font-size:12.0pt;mso-fareast-language:ES'>Estimada Rosa:
<o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal>Su <b style='mso-bidi-font-weight:normal'>mesa</b> sale <span style='font-weight:bold'>hoy</span> con
<i>todo</i>:<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>cuatro patas<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;text-indent:-18.0pt;mso-list:l0 level2 lfo1'>
<![if !supportLists]><span style='mso-list:Ignore'>o<span>&nbsp;&nbsp;</span></span><![endif]>dos largas<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·<span>&nbsp;</span></span><![endif]>un tablero<o:p></o:p></p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l1 level1 lfo2'><![if !supportLists]><span
style='mso-list:Ignore'>3.<span>&nbsp;&nbsp;</span></span><![endif]>apriete<o:p></o:p></p>
<p class=MsoNormal><a href="https://nova.example/guia" style='mso-comment:x'>La guía</a>
<a name="_Hlk1"></a><img width=10 src="file:///C:/Users/x/image001.png"><o:p></o:p></p>
<!--EndFragment--></body></html>"""
OUTLOOK = """<html><body><div class=WordSection1><table border=0 cellpadding=0 width="100%"><tr><td>
<table><tr><td valign=top style='padding:0cm'><p class=MsoNormal><b>De:</b> Ana</p></td></tr>
<tr><td><table><tr><td><p>Pieza</p></td><td><p>Precio</p></td></tr><tr><td>Mesa</td><td><span
style="font-weight:700">90 &euro;</span></td></tr></table></td></tr></table>
</td></tr></table><div style='border:none;border-top:solid #E1E1E1 1.0pt'><p class=MsoNormal>Un saludo</p></div>
<div style="display:none">oculto</div><script>alert(1)</script><img src=x onerror="alert(1)"></div></body></html>"""


def _paste(page: Page, html: str, text: str = "") -> None:
    page.evaluate(PASTE, ["#reply-text-formatted", html, text])


def _kept(page: Page) -> str:
    return page.locator("#reply-form [name=html]").input_value()


@pytest.fixture
def page(open_as: OpenAs) -> Page:
    opened = arrives("¿Cómo va?", in_team="")
    page = open_as("supervisor")
    page.case = opened  # type: ignore[attr-defined]
    with_formatting(page, opened.number)
    return page


def test_what_is_pasted_from_word_becomes_lines_and_lists_and_is_undone_and_done_again(page: Page) -> None:
    stopped = csp_violations(page)
    editor = page.locator("#reply-text-formatted")
    page.keyboard.type("Hola. ")
    _paste(page, WORD, "Estimada Rosa")
    expect(editor.locator("li")).to_have_count(4)
    kept = _kept(page)
    assert not re.search(r"style|class|mso|o:p|supportLists|file:|<!--|<span|<p", kept, re.IGNORECASE)
    assert "<b>mesa</b> sale <b>hoy</b> con <i>todo</i>:" in kept
    assert '<a href="https://nova.example/guia">La guía</a>' in kept
    assert page.locator("#reply-text").input_value() == (
        "Hola. Estimada Rosa:\n\nSu mesa sale hoy con todo:\n- cuatro patas\n  - dos largas\n- un tablero\n3. apriete\n"
        "La guía (https://nova.example/guia)"
    )
    page.keyboard.press("Control+z")
    expect(page.locator("#reply-text")).to_have_value("Hola.")
    page.keyboard.press("Control+y")
    expect(editor.locator("li")).to_have_count(4)
    assert not stopped


def test_what_is_pasted_from_outlook_comes_out_of_its_tables(page: Page) -> None:
    stopped = csp_violations(page)
    _paste(page, OUTLOOK, "De: Ana")
    expect(page.locator("#reply-text")).to_have_value("De: Ana\nPieza | Precio\nMesa | 90 €\nUn saludo")
    kept = _kept(page)
    assert "<b>De:</b> Ana" in kept
    assert "<b>90 €</b>" in kept
    assert kept.count("<table>") == 1  # that of data; those of the layout are gone
    assert not re.search(r"style|script|onerror|oculto|<img", kept)
    assert not stopped


def test_undo_and_redo_after_bold_by_button_and_key(page: Page) -> None:
    editor = page.locator("#reply-text-formatted")
    page.keyboard.type("muy importante")
    page.keyboard.press("Control+Shift+ArrowLeft")
    page.locator("#reply-form [data-does=bold]").click()
    expect(editor.locator("b")).to_have_text("importante")
    expect(page.locator("#reply-form [data-does=bold]")).to_have_attribute("aria-pressed", "true")
    page.locator("#reply-form [data-does=undo]").click()
    expect(editor.locator("b")).to_have_count(0)
    expect(editor).to_have_text("muy importante")
    page.locator("#reply-form [data-does=redo]").click()
    expect(editor.locator("b")).to_have_text("importante")
    page.locator("#reply-form [data-does=clear]").click()
    expect(editor.locator("b")).to_have_count(0)


def test_words_that_are_composed_are_kept(page: Page) -> None:
    line = page.context.new_cdp_session(page)
    page.keyboard.type("Hola ")
    for part in ("に", "にほ", "日本"):
        line.send(
            "Input.imeSetComposition", {"text": part, "selectionStart": len(part), "selectionEnd": len(part)}
        )
    line.send("Input.insertText", {"text": "日本"})
    page.keyboard.type(" y ")
    page.keyboard.press("Control+b")
    line.send("Input.imeSetComposition", {"text": "ñ", "selectionStart": 1, "selectionEnd": 1})
    line.send("Input.insertText", {"text": "ñandú"})
    expect(page.locator("#reply-text")).to_have_value("Hola 日本 y ñandú")
    expect(page.locator("#reply-text-formatted b")).to_have_text("ñandú")


def test_five_megabytes_are_refused_or_become_plain_and_what_was_written_stays(page: Page) -> None:
    field = page.locator("#reply-text")
    page.keyboard.type("Lo mío. ")
    _paste(page, "<b>x</b>" * 625_000, "x" * 5_000_000)
    expect(page.locator("#toasts")).to_contain_text("caracteres")
    expect(field).to_have_value("Lo mío.")
    _paste(page, "<p style='mso-x:y'><b>a</b></p>" * 170_000, "Solo esto.")
    expect(page.locator("#toasts")).to_contain_text("demasiado formato")
    expect(field).to_have_value("Lo mío. Solo esto.")


def test_a_link_is_asked_for_and_leads_only_where_links_may(page: Page) -> None:
    editor = page.locator("#reply-text-formatted")
    dialog = page.locator("#formatting-link")
    page.keyboard.type("nuestra guía")
    page.keyboard.press("Control+Shift+ArrowLeft")
    page.locator("#reply-form [data-does=link]").click()
    address = dialog.get_by_label("Dirección")
    expect(address).to_be_focused()
    for wrong in ("javascript:alert(1)", "data:text/html,x", "ni idea", "file:///etc/passwd"):
        address.fill(wrong)
        page.keyboard.press("Enter")
        expect(dialog.get_by_role("alert")).to_contain_text("no es la dirección")
        expect(address).to_have_attribute("aria-invalid", "true")
    address.fill("nova.example/guia")
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    expect(editor.locator("a")).to_have_attribute("href", "https://nova.example/guia")
    expect(editor.locator("a")).to_have_text("guía")
    page.locator("#reply-form [data-does=link]").click()
    expect(address).to_have_value("https://nova.example/guia")
    address.fill("")
    page.keyboard.press("Enter")
    expect(editor.locator("a")).to_have_count(0)
    expect(editor).to_have_text("nuestra guía")


@pytest.mark.parametrize("kind", ["paste", "drop"])
def test_a_picture_stands_in_the_text_survives_a_reload_and_is_sent_inside(page: Page, kind: str) -> None:
    stopped = csp_violations(page)
    editor = page.locator("#reply-text-formatted")
    page.keyboard.type("Así: ")
    page.evaluate(PICTURE, ["#reply-text-formatted", kind, DOT])
    picture = editor.locator("img")
    expect(picture).to_have_attribute("alt", "tapa.png")
    expect(page.locator("#reply-form .cf")).to_be_hidden()
    expect(page.locator("#reply-form [data-draft-state]")).to_have_text("Borrador guardado")
    page.reload()
    expect(picture).to_have_count(1)
    expect(picture).to_have_js_property("naturalWidth", 1)
    editor.click()
    page.keyboard.press("Control+Enter")
    shown = page.locator("#said .rich img")
    expect(shown).to_have_attribute("alt", "tapa.png")
    expect(shown).to_have_js_property("naturalWidth", 1)
    file = Attachment.objects.get()
    assert file.is_inline
    assert f'<img src="cid:{file.content_id}" alt="tapa.png">' in Message.objects.get(kind="outgoing").html
    assert not stopped


def test_a_picture_that_is_taken_out_of_the_text_does_not_go_along(page: Page) -> None:
    editor = page.locator("#reply-text-formatted")
    page.keyboard.type("Así. ")
    page.evaluate(PICTURE, ["#reply-text-formatted", "paste", DOT])
    expect(editor.locator("img")).to_have_count(1)
    page.keyboard.press("Control+z")
    expect(editor.locator("img")).to_have_count(0)
    page.locator("#reply-form .btn.pri").click()
    expect(page.locator("#said .msg.ours")).to_contain_text("Así.")
    expect(page.locator("#said .is-pending")).to_have_count(0)
    assert not Attachment.objects.exists()


def test_leaving_the_formatting_asks_and_keeps_the_words(page: Page) -> None:
    button = page.locator("#reply-form [data-formats]")
    page.keyboard.type("Solo texto.")
    page.keyboard.press("Control+Shift+f")
    field = page.locator("#reply-text")
    expect(field).to_be_focused()
    expect(field).to_have_value("Solo texto.")
    expect(button).to_have_attribute("aria-pressed", "false")
    page.keyboard.press("Control+Shift+f")
    expect(page.locator("#reply-text-formatted")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+b")
    expect(page.locator("#reply-text-formatted b")).to_have_text("Solo texto.")
    button.click()
    off = page.locator("#formatting-off")
    off.get_by_role("button", name="Cancelar").click()
    expect(page.locator("#reply-text-formatted b")).to_have_text("Solo texto.")
    button.click()
    off.get_by_role("button", name="Texto sin formato").click()
    expect(field).to_have_value("Solo texto.")
    expect(field).to_be_focused()
    expect(page.locator("#reply-form [data-draft-state]")).to_have_text("Borrador guardado")
    page.reload()
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(field).to_be_visible()


def test_it_is_remembered_and_a_note_has_it_with_its_own_cues(page: Page) -> None:
    page.reload()
    expect(page.locator("#note-form [data-formats]")).to_have_attribute("aria-pressed", "true")
    page.locator("#tab-note").click()
    note = page.get_by_role("textbox", name="Nota interna: no se envía al cliente")
    expect(note).to_be_focused()
    expect(page.locator("#composer")).to_have_attribute("data-mode", "note")
    expect(page.locator(".cto")).to_be_hidden()
    expect(page.get_by_role("button", name="Guardar nota")).to_be_visible()
    page.keyboard.press("Control+i")
    page.keyboard.type("Ojo.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#said .msg.note .rich i")).to_have_text("Ojo.")
    expect(page.locator("#said .is-pending")).to_have_count(0)
    assert Message.objects.get(kind="note").html == "<div><i>Ojo.</i></div>"
    assert not Message.objects.filter(kind="outgoing").exists()


def test_by_keyboard_alone(page: Page) -> None:
    editor = page.get_by_role("textbox", name="Respuesta al cliente")
    expect(editor).to_have_attribute("aria-multiline", "true")
    page.keyboard.type("uno")
    page.keyboard.press("Shift+Tab")
    bar = page.get_by_role("toolbar", name="Formato del texto").first
    expect(bar.get_by_role("button", name="Negrita")).to_be_focused()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(bar.get_by_role("button", name="Lista", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(editor).to_be_focused()
    expect(editor.locator("li")).to_have_text("uno")
    page.keyboard.press("Tab")
    expect(editor).not_to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(editor).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#thread")).to_be_focused()


def test_undo_of_sending_and_another_window_bring_the_formatting_back(page: Page, open_as: OpenAs) -> None:
    editor = page.locator("#reply-text-formatted")
    page.keyboard.press("Control+b")
    page.keyboard.type("Uy.")
    page.keyboard.press("Control+Enter")
    page.get_by_role("button", name="Deshacer envío").click()
    expect(editor.locator("b")).to_have_text("Uy.")
    expect(page.locator("#reply-form [data-draft-state]")).to_have_text("Borrador guardado")
    assert Draft.objects.get().html == "<div><b>Uy.</b></div>"
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.locator("#reply-text-formatted b")).to_have_text("Uy.")


def test_without_a_connection_it_waits_with_its_formatting(page: Page) -> None:
    page.context.set_offline(True)
    page.keyboard.press("Control+b")
    page.keyboard.type("Sale hoy.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#said .is-failed")).to_be_visible()
    with page.expect_response(lambda answer: answer.url.endswith("/reply") and answer.status == 200):
        page.context.set_offline(False)
    expect(page.locator("#said .rich b")).to_have_text("Sale hoy.")
    assert Message.objects.get(kind="outgoing").html == "<div><b>Sale hoy.</b></div>"


def test_everybody_can_use_it_at_every_width(open_as: OpenAs) -> None:
    opened = arrives("¿Cómo va?", in_team="")
    page = open_as("supervisor", bypass_csp=True)
    with_formatting(page, opened.number)
    page.keyboard.press("Control+b")
    page.keyboard.type("Sale hoy.")
    page.keyboard.press("Control+Shift+8")
    expect(page.locator("#reply-text-formatted li")).to_have_text("Sale hoy.")
    expect(page.locator("#reply-form [data-draft-state]")).to_have_text("Borrador guardado")
    for width, theme in visit_all_widths(page, f"/desk/tickets/{opened.number}/"):
        editor = page.locator("#reply-text-formatted")
        expect(editor.locator("li")).to_have_text("Sale hoy.")
        editor.focus()
        assert_axe_clean(page)
        assert_no_sideways_scroll(page)
        if width == 390:
            assert [
                told for told in small_targets(page) if "data-does" in told or "data-formats" in told
            ] == []
        photograph(page, f"formatting-{width}-{theme}", whole=False)
        page.goto(f"/desk/tickets/{opened.number}/?write=note")
        page.locator("#note-text-formatted").focus()
        assert_axe_clean(page)
