"""The main path of customers in a real browser: by keyboard and by thumb, in both themes, with nothing blocked."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser import (
    OpenAs,
    assert_axe_clean,
    assert_no_sideways_scroll,
    csp_violations,
    photograph,
    small_targets,
    visit_all_widths,
)
from tests.customers.screens import exports, fill

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.slow  # test_merging, test_screens
def test_a_customer_is_found_joined_with_another_and_separated_by_keyboard(open_as: OpenAs) -> None:
    made = fill()
    page = open_as("agent")
    stopped = csp_violations(page)
    page.goto("/desk/customers/")
    page.get_by_role("searchbox").fill("otro.example")
    expect(page.locator("tbody tr")).to_have_count(1)
    page.get_by_role("link", name="Marta Gil").press("Enter")
    page.wait_for_url(f"**/desk/customers/{made['other']}/")
    page.goto(f"/desk/customers/{made['other']}/join/")
    page.locator("#other-query").fill("600112233")
    candidates = page.locator("#candidates tbody tr")
    expect(candidates).to_have_count(1)
    candidates.get_by_role("link").press("Enter")
    page.wait_for_url("**/join/?other=*")
    page.locator("input[name=keeps][value=other]").check()
    page.locator("main form .btn.pri").press("Enter")
    page.wait_for_url(f"**/desk/customers/{made['marta']}/")
    expect(page.locator("#customer")).to_contain_text("martagil@otro.example")
    assert not stopped


@pytest.mark.slow  # test_screens
def test_adding_an_address_that_another_has_leads_to_the_other(open_as: OpenAs) -> None:
    made = fill()
    page = open_as("agent")
    page.goto(f"/desk/customers/{made['other']}/")
    page.locator("input[name=value]").fill("MARTA.GIL@correo.example")
    page.locator("input[name=value]").press("Enter")
    expect(page.locator(f"a[href='/desk/customers/{made['marta']}/']")).to_be_visible()
    expect(page.locator("input[name=value]")).to_have_attribute("aria-invalid", "true")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["edit", "join", "join-nobody", "edit-company", "exports"])
def test_the_pages_behind_are_accessible_and_fit(open_as: OpenAs, name: str) -> None:
    made = fill()
    if name == "exports":
        exports(made["marta"])
    paths = {
        "edit": f"/desk/customers/{made['marta']}/edit/",
        "join": f"/desk/customers/{made['other']}/join/?q=m",
        "join-nobody": f"/desk/customers/{made['other']}/join/?q=zzz",
        "edit-company": f"/desk/customers/{made['acme']}/edit/",
        "exports": f"/desk/customers/{made['marta']}/data/",
    }
    _look(open_as("administrator", bypass_csp=True), name, paths[name])


@pytest.mark.slow
def test_what_was_refused_is_accessible_and_fits(open_as: OpenAs) -> None:
    made = fill()
    page = open_as("administrator", bypass_csp=True)
    sent = {
        f"/desk/customers/{made['other']}/": ("#id_value", "marta.gil@correo.example"),
        f"/desk/customers/{made['other']}/data/": ("#id_confirmation", "0"),
        "/desk/customers/new/": ("#id_name", ""),
    }
    for path, (field, typed) in sent.items():
        for width, theme in visit_all_widths(page, path):
            page.locator(field).fill(typed)
            page.locator(field).press("Enter")
            page.locator("[aria-invalid=true]").first.wait_for()
            _seen(page, f"refused-{path}", width, theme)


def _look(page: Any, name: str, path: str) -> None:
    for width, theme in visit_all_widths(page, path):
        _seen(page, name, width, theme)


def _seen(page: Any, name: str, width: int, theme: str) -> None:
    photograph(page, f"customers-{name}-{theme}-{width}")
    assert_axe_clean(page)
    assert_no_sideways_scroll(page)
    if width == 390:
        assert small_targets(page) == []


@pytest.mark.parametrize("name", ["list", "customer", "company", "new", "preview", "data", "empty"])
@pytest.mark.slow
def test_every_page_is_accessible_and_fits(open_as: OpenAs, name: str) -> None:
    made = fill()
    paths = {
        "list": "/desk/customers/",
        "empty": "/desk/customers/?q=nadie",
        "customer": f"/desk/customers/{made['marta']}/",
        "company": f"/desk/customers/{made['acme']}/",
        "new": "/desk/customers/new/",
        "preview": f"/desk/customers/{made['other']}/join/?other={made['marta']}",
        "data": f"/desk/customers/{made['marta']}/data/",
    }
    _look(open_as("administrator", bypass_csp=True), name, paths[name])
