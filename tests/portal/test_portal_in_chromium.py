"""The portal in a real browser: the whole way on a telephone, and every page at every width."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from atiende.organisation.models import Brand
from atiende.tickets.models import Message, Ticket, TicketStatus
from tests.browser import (
    assert_axe_clean,
    assert_no_sideways_scroll,
    csp_violations,
    photograph,
    small_targets,
    visit_all_widths,
    wear,
)
from tests.portal.conftest import FORM
from tests.portal.staff import agent_of, answer_as

pytestmark = pytest.mark.browser
LONG = "Pedido " + "x" * 90 + " \u202e مرحبا 🛋️"


def write(page: Page, **fields: str) -> tuple[str, str]:
    """Fill in the contact form and send it; number and key of the receipt."""
    page.goto("/")
    for name, text in {**FORM, **fields}.items():
        page.fill(f"[name={name}]", text)
    page.click("main .btn.pri")
    expect(page.locator("#key")).to_be_visible()
    return page.locator(".rkeys .num").inner_text(), page.locator("#key").inner_text()


def answered(number: str, text: str) -> None:
    answer_as(agent_of("Carmen Ortega", Brand.objects.get()), Ticket.objects.get(number=number), text)


def test_what_is_too_much_is_said_before_it_is_sent(open_as):
    page = open_as(width=390)
    page.goto("/")
    page.evaluate(
        """() => {
          const carried = new DataTransfer();
          carried.items.add(new File([new Uint8Array(200_000_000)], "video.mp4"));
          const field = document.querySelector("[name=attached]");
          field.files = carried.files;
          field.dispatchEvent(new Event("change", { bubbles: true }));
        }"""
    )
    expect(page.locator("[role=alert]")).to_contain_text("demasiado grandes")
    assert page.locator("[name=attached]").input_value() == ""
    for name, text in {**FORM, "text": "x" * 20_001}.items():
        page.fill(f"[name={name}]", text)
    page.click("main .btn.pri")
    expect(page.locator("[name=text]")).to_be_focused()
    expect(page.locator("[name=text] + [role=alert]")).to_contain_text("demasiado largo")
    page.fill("[name=text]", FORM["text"])
    page.click("main .btn.pri")
    expect(page.locator("#key")).to_be_visible()
    assert Message.objects.get().text == FORM["text"]


def test_the_whole_way_on_a_telephone(open_as, tmp_path):
    page = open_as(width=390)
    stopped = csp_violations(page)
    picture = tmp_path / "foto.png"
    picture.write_bytes(b"\x89PNG picture")
    page.goto("/")
    page.click("main .btn.pri")
    expect(page.locator("[role=alert]")).to_be_focused()
    page.click("[role=alert] a >> nth=0")
    expect(page.locator("[name=name]")).to_be_focused()
    for name, text in FORM.items():
        page.fill(f"[name={name}]", text)
    page.set_input_files("[name=attached]", picture)
    page.click("main .btn.pri")
    key = page.locator("#key").inner_text()
    number = page.locator(".rkeys .num").inner_text()
    expect(page.locator("[data-prints]")).to_be_visible()
    page.reload()
    expect(page.locator("#key")).to_have_text(key)
    page.click("main .btn.pri")
    expect(page.locator(".said")).to_contain_text("¿Dónde está?")
    expect(page.locator(".pfiles")).to_contain_text("foto.png")
    answered(number, "Ya está en camino.")
    page.click(".pleave .btn >> nth=0")
    page.fill("[name=number]", number)
    page.fill("[name=key]", key.lower())
    page.keyboard.press("Enter")
    expect(page.locator(".said")).to_contain_text("Carmen · Nova Hogar")
    page.fill("[name=text]", "Gracias, la espero.")
    page.click("#answer .btn.pri")
    expect(page.locator(".said .theirs").last).to_contain_text("Gracias, la espero.")
    assert Message.objects.filter(text="Gracias, la espero.", channel="web").count() == 1
    assert stopped == []


def test_the_link_of_the_mail_fills_in_both_and_leaves_no_trace(open_as):
    number, key = write(open_as(width=390))
    page = open_as(width=390)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url + str(request.headers)))
    page.goto(f"/follow/#{number}.{key}")
    expect(page.locator("[name=key]")).to_have_value(key)
    assert page.url.endswith("/follow/")
    page.keyboard.press("Enter")
    expect(page.locator(".said")).to_contain_text("¿Dónde está?")
    assert not [one for one in asked if key in one]


@pytest.mark.slow
def test_without_scripts_it_works_as_well(open_as):
    page = open_as(width=390, java_script_enabled=False)
    number, key = write(page)
    expect(page.locator("[data-prints]")).to_be_hidden()
    page.goto("/follow/")
    page.fill("[name=number]", number)
    page.fill("[name=key]", key)
    page.click("main .btn.pri")
    page.fill("[name=text]", "Otra cosa")
    page.click("#answer .btn.pri")
    expect(page.locator(".said .theirs").last).to_contain_text("Otra cosa")


def test_by_keyboard_alone(open_as):
    page = open_as(width=1440)
    page.goto("/follow/")
    page.focus("[name=number]")
    page.keyboard.type("123")
    page.keyboard.press("Tab")
    page.keyboard.type("ABCD")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[role=alert]")).to_be_focused()


def test_on_paper_stand_number_and_key_and_no_buttons(open_as):
    page = open_as(width=768)
    write(page)
    page.emulate_media(media="print")
    expect(page.locator("#key")).to_be_visible()
    for gone in (".pnav", ".acts", ".tools"):
        expect(page.locator(gone)).to_be_hidden()


@pytest.mark.slow
@pytest.mark.parametrize("language", ["es", "en"])
def test_every_page_at_every_width_in_light_and_dark(open_as, language):
    page = open_as(language=language, width=390, bypass_csp=True)
    number, _ = write(page, subject=LONG, text=f"{LONG}\n" * 3)
    answered(number, "Hola, Rosa:\n\nYa está en camino. Mire https://nova.example/envios/" + "a" * 80)

    def look(path: str, name: str, prepare: Callable[[], None] = lambda: None) -> None:
        for width, theme in visit_all_widths(page, path):
            prepare()
            if width == 1440 or theme == "light":
                photograph(page, f"portal {name} {language} {width} {theme}")
            assert_no_sideways_scroll(page)
            assert_axe_clean(page)
            if width == 390:
                assert small_targets(page) == [], path

    look("/", "home")
    look("/", "errors", lambda: (page.click("main .btn.pri"), page.wait_for_selector("[role=alert]"))[0])
    look("/received/", "received")
    look("/follow/", "follow")
    look(f"/follow/{number}/", "case")
    closed = TicketStatus.objects.get(key="closed")
    Ticket.objects.update(status=closed, category="closed")
    look(f"/follow/{number}/", "closed")


@pytest.mark.slow
def test_what_an_agent_sees_of_it(open_as):
    number, _ = write(open_as(width=390))
    page = open_as("administrator", width=1440, bypass_csp=True)
    for path in (f"/desk/tickets/{number}/", f"/desk/tickets/{number}/tracking-key/"):
        for width, theme in visit_all_widths(page, path):
            if theme == "light":
                photograph(
                    page, f"portal desk {path.rstrip('/').rpartition('/')[2].rstrip('0123456789')} {width}"
                )
            assert_no_sideways_scroll(page)
            assert_axe_clean(page)
    wear(page, "light")
    page.click("button[value=here]")
    assert re.fullmatch(r"([A-Z2-9]{4}-){3}[A-Z2-9]{4}", page.locator("#key").inner_text())
