"""A rule without the mouse: written as a sentence, tried on past cases, switched on."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from atiende.automation.models import Rule
from tests.browser import OpenAs, complaints
from tests.desk.office import arrives
from tests.keyboard import no_mouse, press_by_keys, tab_to, write_by_keys

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def test_a_rule_is_written_as_a_sentence_tried_and_switched_on(open_as: OpenAs) -> None:
    arrives(subject="Mi pedido", in_team="")
    page = open_as("administrator")
    heard = complaints(page)
    page.goto("/console/rules/")
    no_mouse(page)
    press_by_keys(page.get_by_role("link", name="Escribir una frase"))
    page.wait_for_url("**/sentence/")
    write_by_keys(page.locator("#id_name"), "Correo")
    write_by_keys(page.locator("#id_sentence"), "Cuando llueve, entonces no mira más reglas.")
    press_by_keys(page.locator("main form .btn.pri"))
    expect(page.locator("main [role=alert]").first).to_be_visible()
    expect(page.locator("#id_sentence")).to_have_value("Cuando llueve, entonces no mira más reglas.")
    assert not Rule.objects.exists()
    tab_to(page.locator("#id_sentence"))
    page.keyboard.press("Control+a")
    page.keyboard.type("Cuando se abre un caso, entonces pone la etiqueta «correo».")
    press_by_keys(page.locator("main form .btn.pri"))
    expect(page.locator("dl.sentence")).to_contain_text("pone la etiqueta «correo»")
    press_by_keys(page.get_by_role("button", name="Probar"))
    expect(page.locator(".bigline")).to_be_visible()
    assert Rule.objects.get().active_number is None
    press_by_keys(page.get_by_role("button", name="Activar la versión 1").first)
    expect(page.locator("h1 .chip.ok")).to_be_visible()
    assert Rule.objects.get().active_number == 1
    assert heard == []
