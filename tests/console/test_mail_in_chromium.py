"""The screens of mail in a real browser: a mailbox is made by hand, and every page is accessible in every state."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from playwright.sync_api import Page, expect

from atiende.channels.models import Mailbox
from atiende.console.pages_mail import PAGES
from tests.browser import (
    OpenAs,
    assert_axe_clean,
    assert_no_sideways_scroll,
    complaints,
    photograph,
    small_targets,
    visit_all_widths,
)
from tests.languages import full_house

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
STATES = ("import_only", "waiting", "failing", "token_ended", "paused", "well")
STEPS = (
    "settings/",
    "settings/?step=google",
    "servers/",
    "servers/?step=microsoft",
    "permission/?step=google",
)


@pytest.mark.slow  # test_mailbox_steps
def test_a_mailbox_is_made_in_three_steps_and_the_browser_complains_of_nothing(open_as: OpenAs) -> None:
    page = open_as("administrator")
    heard = complaints(page)
    page.goto("/console/mailboxes/")
    page.get_by_role("link", name="Conectar un buzón").click()
    page.get_by_label("Dirección del buzón").fill("soporte@nova.example")
    page.get_by_role("button", name="Continuar").click()
    page.get_by_text("Desde cuándo leer").wait_for()
    page.get_by_role("button", name="Continuar").click()
    page.get_by_role("button", name="Probar y conectar").wait_for()
    page.get_by_role("link", name="Seguir más tarde").click()
    box = Mailbox.objects.get()
    page.wait_for_url(f"**/console/mailboxes/{box.pk}/")
    expect(page.get_by_role("button", name="Comprobar otra vez")).to_be_visible()  # it looked by itself
    page.evaluate("htmx.ajax('GET', location.href, {target: '#mailbox-state', swap: 'outerHTML'})")
    expect(page.locator("#mailbox-state")).to_have_count(1)
    assert heard == []


@pytest.mark.slow
@pytest.mark.parametrize("name", [page.url_name for page in PAGES])
def test_a_list_with_rows_is_accessible(open_as: OpenAs, name: str) -> None:
    _look(_house(open_as)[0], reverse(name))


@pytest.mark.slow
@pytest.mark.parametrize("state", STATES)
def test_the_page_of_a_mailbox_is_accessible(open_as: OpenAs, state: str) -> None:
    page, rows = _house(open_as)
    box = next(one for one in rows["mailboxes"] if one.address.startswith(state))
    _look(page, reverse("console:mailbox", args=[box.pk]))
    _look(page, reverse("console:mailbox_permission", args=[box.pk]))


@pytest.mark.slow
@pytest.mark.parametrize("step", STEPS)
def test_the_steps_are_accessible(open_as: OpenAs, step: str) -> None:
    page, rows = _house(open_as)
    _look(page, f"{reverse('console:mailbox', args=[rows['mailboxes'][0].pk])}{step}")


@pytest.mark.slow
def test_the_words_of_a_brand_are_accessible(open_as: OpenAs) -> None:
    page, rows = _house(open_as)
    for brand, language in ((rows["outlet"], "es"), (rows["brand"], "en")):
        _look(page, reverse("console:acknowledgement", args=[brand.pk, language]))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "field"), [("new_mailbox", "#id_address"), ("mail_keeping", "#id_raw_days")]
)
def test_what_was_refused_is_accessible(open_as: OpenAs, name: str, field: str) -> None:
    page = open_as("administrator", bypass_csp=True)
    for width, theme in visit_all_widths(page, reverse(f"console:{name}")):
        page.locator(field).fill("")
        page.locator("main form .btn.pri").click()
        page.locator(f"{field}[aria-invalid=true]").wait_for()
        _seen(page, f"{name}-refused", width, theme)


@pytest.mark.slow
def test_servers_that_do_not_answer_are_accessible(open_as: OpenAs) -> None:
    page, rows = _house(open_as)
    for width, theme in visit_all_widths(
        page, reverse("console:mailbox_servers", args=[rows["mailboxes"][0].pk])
    ):
        typed = {"host": "127.0.0.1", "port": "1", "username": "x", "password": "x"}
        for field, text in typed.items():
            page.locator(f"[name=incoming-{field}]").fill(text)
        page.locator("[name=outgoing-host]").fill("")
        page.get_by_role("button", name="Solo probar").click()
        page.locator(".tests").first.wait_for()
        _seen(page, "servers-fail", width, theme)


def _house(open_as: OpenAs) -> tuple[Page, dict[str, Any]]:
    page = open_as("administrator", bypass_csp=True)
    return page, full_house.fill(get_user_model().objects.get())


def _look(page: Page, path: str) -> None:
    for width, theme in visit_all_widths(page, path):
        _seen(page, path, width, theme)


def _seen(page: Page, name: str, width: int, theme: str) -> None:
    photograph(page, f"console{name}{width}-{theme}")
    assert_axe_clean(page)
    assert_no_sideways_scroll(page)
    if width == 390:
        assert small_targets(page) == []
