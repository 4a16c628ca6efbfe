"""The screens of promises in a browser: accessible at every width, light and dark, and worked by a person."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import expect

from tests.browser import (
    NAMES,
    OpenAs,
    assert_axe_clean,
    assert_no_sideways_scroll,
    photograph,
    small_targets,
    visit_all_widths,
)
from tests.languages import full_house

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def test_every_screen_is_accessible_at_every_width(open_as: OpenAs) -> None:
    page = open_as("administrator", bypass_csp=True)
    rows = full_house.fill(get_user_model().objects.get(name=NAMES["administrator"]))
    first, case = rows["service_policies"][0].pk, rows["case"].number
    paths = {
        "policies": f"/console/service-levels/?case={case}",
        "policy": f"/console/service-levels/{first}/",
        "form": f"/console/service-levels/{first}/edit/",
        "clocks": f"/desk/tickets/{case}/clocks/",
        "report": "/desk/compliance/",
        "behind": "/desk/compliance/cases/?since=2026-01-01&until=2026-12-31&by=kind&key=resolution&kind=",
    }
    for name, path in paths.items():
        for width, theme in visit_all_widths(page, path):
            if name == "clocks":
                page.locator("details.tmore > summary").nth(2).click()
            photograph(page, f"promises-{name}-{width}-{theme}")
            assert_axe_clean(page)
            assert_no_sideways_scroll(page)
            if width == 390:
                assert small_targets(page) == []


def test_the_clocks_of_a_case_open_beside_it(open_as: OpenAs) -> None:
    page = open_as("administrator")
    rows = full_house.fill(get_user_model().objects.get(name=NAMES["administrator"]))
    page.goto(f"/desk/tickets/{rows['case'].number}/")
    part = page.locator("details.ppart", has_text="Compromisos").first
    part.locator("> summary").click()
    expect(part.get_by_text("Primera respuesta").first).to_be_visible()
    expect(part.get_by_text("Vencido").first).to_be_visible()
