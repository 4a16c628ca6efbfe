"""Structure and authority at three widths, in light and dark: accessible, no sideways scroll, fit for thumbs."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model

from tests.browser import (
    assert_axe_clean,
    assert_no_sideways_scroll,
    photograph,
    small_targets,
    visit_all_widths,
)
from tests.languages import full_house_structure
from tests.organisation.screens import fill

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def test_pages_of_the_structure(open_as) -> None:
    page = open_as("administrator", bypass_csp=True)
    administrator = get_user_model().objects.get(name="Ana Beltrán")
    rows = fill(administrator)
    rows |= full_house_structure.fill(rows)
    addresses = {
        "units": "/console/units/",
        "units-empty": "/console/units/?dimension=channel",
        "unit": f"/console/units/{rows['units'][0].pk}/",
        "unit-archived": f"/console/units/{rows['units'][3].pk}/",
        "unit-new": "/console/units/new/",
        "templates": "/console/units/templates/",
        "template": "/console/units/templates/matrix/",
        "people": "/console/units/people/",
        "authority": f"/console/authority/?kind=refund&amount=9000&currency=EUR&person={rows['people'][0].pk}",
        "authority-line": f"/console/authority/{rows['authority'][0].pk}/",
        "roles": "/console/roles/",
    }
    for name, address in addresses.items():
        for width, theme in visit_all_widths(page, address):
            photograph(page, f"structure {name} {width} {theme}")
            assert_axe_clean(page)
            assert_no_sideways_scroll(page)
            if width == 390:
                assert small_targets(page) == [], name


def test_a_company_is_described_from_nothing(open_as) -> None:
    """Ready structure, a person who leads, a move into a circle refused, a line of authority and the question to it."""
    page = open_as("administrator")
    page.goto("/console/units/")
    page.get_by_role("link", name="Ver las estructuras preparadas").click()
    page.get_by_role("link", name="Matriz").click()
    page.get_by_role("button", name="Crear estas 12 unidades").click()
    page.get_by_role("link", name="Geografía").click()
    page.get_by_role("link", name="Todas las zonas").click()
    page.get_by_label("Persona").select_option(label="Ana Beltrán")
    page.get_by_label("Papel").select_option(label="Responsable")
    page.get_by_role("button", name="Añadir").click()
    page.get_by_text("Guardado.").wait_for()
    page.locator("#move_parent_id").select_option(label="Zona Norte")
    page.get_by_role("button", name="Ponerla ahí").click()
    page.get_by_text("Sería un círculo").first.wait_for()
    page.goto("/console/authority/new/?kind=refund")
    page.get_by_label("Rol").select_option(label="Supervisor")
    page.get_by_label("Hasta", exact=True).first.fill("500")
    page.get_by_role("button", name="Guardar la línea").click()
    page.get_by_role("cell", name="500,00").wait_for()
    page.get_by_label("Importe").fill("400")
    page.locator("#id_person").select_option(label="Ana Beltrán")
    page.get_by_role("button", name="Preguntar").click()
    page.get_by_text("Ana Beltrán no puede decidirlo.").wait_for()
