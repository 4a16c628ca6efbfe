"""Canned replies by a slash, macros, tables, emoji and quoting in a real browser, by keyboard; how the screens look."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from atiende.kernel.actors import SYSTEM
from atiende.playbooks.actions.add_canned_reply import add_canned_reply
from atiende.playbooks.actions.add_macro import add_macro
from atiende.playbooks.models import CannedReply, Macro
from atiende.playbooks.rules.canned import CannedFields, Words
from atiende.playbooks.rules.macro import MacroFields
from atiende.playbooks.rules.steps import Step
from atiende.tickets.models import Draft, Message
from tests.browser import (
    OpenAs,
    assert_axe_clean,
    assert_no_sideways_scroll,
    csp_violations,
    photograph,
    visit_all_widths,
)
from tests.desk.office import AT, arrives
from tests.desk.test_editor_in_chromium import PASTE
from tests.desk.test_formatting_in_chromium import with_formatting

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
EXCEL = """<table><col width=80><tr><td>Pieza</td><td style='mso-number-format:x'>Precio</td></tr>
<tr><td>Mesa</td><td>90 &euro;</td></tr></table>"""


def canned(
    name: str = "Retraso", text: str = "Hola, {cliente.nombre}: va de camino.", html: str = ""
) -> CannedReply:
    fields = CannedFields(name=name, folder="Envíos", usted=Words(text=text, html=html))
    return add_canned_reply(fields=fields, by=SYSTEM, at=AT)


def macro() -> Macro:
    steps = (Step("priority", "4"), Step("tag", "Urge"), Step("reply", "Lo miro, {cliente.nombre}."))
    return add_macro(fields=MacroFields(name="Escalar", steps=steps), by=SYSTEM, at=AT)


def test_a_canned_reply_is_found_by_a_slash_and_inserted_by_enter(open_as: OpenAs) -> None:
    opened, _reply = arrives(in_team=""), canned()
    canned("Garantía", "Dos años.")
    page = open_as("supervisor")
    stopped = csp_violations(page)
    page.goto(f"/desk/tickets/{opened.number}/?write=reply")
    page.locator("#reply-text").focus()
    page.keyboard.type("Buenos días. /retr")
    expect(page.locator(".canone")).to_have_count(1)
    expect(page.locator("#reply-text")).to_have_attribute("aria-activedescendant", f"canned-{_reply.pk}")
    page.keyboard.press("Enter")
    expect(page.locator("#reply-text")).to_have_value("Buenos días. Hola, Rosa: va de camino.")
    expect(page.locator(".canbox")).to_have_count(0)
    page.keyboard.press("Control+z")
    expect(page.locator("#reply-text")).to_have_value("Buenos días. /retr")
    assert not stopped


@pytest.mark.slow
def test_in_the_editor_the_formatted_words_are_inserted(open_as: OpenAs) -> None:
    opened, _reply = arrives(in_team=""), canned(html="<div>Hola, <b>{cliente.nombre}</b></div>")
    page = open_as("supervisor")
    with_formatting(page, opened.number)
    page.keyboard.type("/")
    expect(page.locator(".canone")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator("#reply-text-formatted b")).to_have_text("Rosa")
    expect(page.locator("#reply-text")).to_have_value("Hola, Rosa")


@pytest.mark.slow
def test_a_macro_is_shown_and_carried_out_by_keyboard_and_what_was_written_stays(open_as: OpenAs) -> None:
    opened, _macro = arrives(in_team=""), macro()
    page = open_as("supervisor")
    page.goto(f"/desk/tickets/{opened.number}/?write=reply")
    page.locator("#reply-text").fill("Buenos días.")
    page.keyboard.press("Escape")
    page.keyboard.press("m")
    expect(page.locator("#macros .msteps li")).to_have_count(3)
    assert_axe_clean(page)
    page.keyboard.press("Enter")
    expect(page.locator("#reply-text")).to_have_value("Buenos días.\n\nLo miro, Rosa.")
    expect(page.locator("#case-head")).to_contain_text("Urgente")
    assert Draft.objects.get().text == "Buenos días.\n\nLo miro, Rosa."
    assert not Message.objects.filter(kind="outgoing").exists()


@pytest.mark.slow
def test_a_table_of_a_spreadsheet_stays_one_and_emoji_are_found_by_name(open_as: OpenAs) -> None:
    opened = arrives(in_team="")
    page = open_as("supervisor")
    stopped = csp_violations(page)
    with_formatting(page, opened.number)
    page.evaluate(PASTE, ["#reply-text-formatted", EXCEL, "Pieza\tPrecio\nMesa\t90 €"])
    expect(page.locator("#reply-text-formatted td")).to_have_text(["Pieza", "Precio", "Mesa", "90 €"])
    expect(page.locator("#reply-text")).to_have_value("Pieza | Precio\nMesa | 90 €")
    page.locator("[data-does=table]").first.click()
    expect(page.locator("#reply-text-formatted table")).to_have_count(2)
    page.locator("#reply-form [data-emojis]").click()
    page.keyboard.type("camion")
    page.keyboard.press("Enter")
    expect(page.locator("#reply-text")).to_have_value("Pieza | Precio\nMesa | 90 €\n🚚")
    assert not stopped


@pytest.mark.slow
def test_what_is_chosen_in_a_message_is_quoted(open_as: OpenAs) -> None:
    opened = arrives("Uno dos tres", in_team="")
    page = open_as("supervisor")
    page.goto(f"/desk/tickets/{opened.number}/?write=reply")
    page.locator("#said .mb").first.click(click_count=3)
    page.keyboard.press("q")
    expect(page.locator("#reply-text")).to_have_value("> Uno dos tres\n\n")


@pytest.mark.slow
def test_a_new_case_is_written_with_formatting(open_as: OpenAs) -> None:
    arrives(in_team="")
    page = open_as("supervisor")
    page.goto("/desk/tickets/new/")
    page.locator("#id_address").fill("rosa@correo.example")
    page.locator("#id_subject").fill("Su pedido")
    page.locator("[data-formats]").click()
    expect(page.locator("[data-editor]")).to_be_focused()
    page.keyboard.type("Ya ")
    page.keyboard.press("Control+b")
    page.keyboard.type("sale")
    photograph(page, "writing-new-case")
    page.locator("form .formfoot .pri").click()
    page.wait_for_url(lambda url: "/new/" not in url)
    assert "<b>sale</b>" in Message.objects.get(kind="outgoing").html


@pytest.mark.slow
def test_the_screens_are_clean_at_every_width_and_theme(open_as: OpenAs) -> None:
    opened, reply, made = arrives(in_team=""), canned(), macro()
    page: Page = open_as("administrator")
    first = Message.objects.order_by("pk").first()
    case = f"/desk/tickets/{opened.number}"
    for name, path in {
        "replies": "/writing/replies/",
        "reply": f"/writing/replies/{reply.pk}/",
        "macros": "/writing/macros/",
        "macro": f"/writing/macros/{made.pk}/",
        "translator": "/writing/translation/",
        "signature": "/console/signature/",
        "choose": f"{case}/replies/",
        "run": f"{case}/macros/",
        "forward": f"{case}/messages/{first.pk}/forward/",
    }.items():
        for width, theme in visit_all_widths(page, path):
            assert_axe_clean(page)
            assert_no_sideways_scroll(page)
            photograph(page, f"writing-{name}-{width}-{theme}")
