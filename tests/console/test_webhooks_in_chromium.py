"""The pages of webhooks in a browser: a journey from the empty list to the secret, and how all of them look."""

from __future__ import annotations

import json
import re

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.browser import (
    OpenAs,
    assert_axe_clean,
    assert_no_sideways_scroll,
    csp_violations,
    photograph,
    small_targets,
    visit_all_widths,
)
from tests.languages import full_house, full_house_webhooks

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGES = [
    "console:webhooks",
    "console:new_webhook",
    "console:webhook",
    "console:webhook_settings",
    "console:webhook_delivery",
    "console:incoming_webhooks",
    "console:new_incoming_webhook",
    "console:incoming_webhook",
    "console:incoming_webhook_settings",
]


@pytest.mark.slow  # test_webhooks
def test_from_the_empty_list_to_the_secret(open_as: OpenAs) -> None:
    page = open_as("administrator")
    page.goto(reverse("console:webhooks"))
    page.get_by_role("link", name="Crear un webhook").click()
    expect(page.locator("#id_url")).to_be_focused()
    page.locator("#id_url").fill("https://socio.example/hook")
    page.get_by_role("checkbox", name="Se ha resuelto un caso").check()
    page.get_by_role("button", name="Crear el webhook").click()
    expect(page.locator("#secret")).to_have_text(re.compile("^whsec_"))
    page.get_by_role("link", name="Lo he copiado").click()
    expect(page.get_by_text("Aquí no hay mensajes")).to_be_visible()


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_it_is_accessible(open_as: OpenAs, name: str) -> None:
    page = open_as("administrator", bypass_csp=True)
    rows = full_house.fill(get_user_model().objects.get())
    for arguments in full_house_webhooks.examples(rows).get(name, [()]):
        _look(page, reverse(name, args=arguments))


@pytest.mark.slow
@pytest.mark.parametrize("language", ["es", "en"])
def test_what_would_come_of_a_message_is_accessible(open_as: OpenAs, language: str) -> None:
    page = open_as("administrator", language=language, bypass_csp=True)
    rows = full_house.fill(get_user_model().objects.get())
    path = reverse("console:incoming_webhook_settings", args=[rows["incoming_webhooks"][0].pk])
    for width, theme in visit_all_widths(page, path):
        page.locator("#id_sample").fill(json.dumps({"xyz": "rosa@correo.example", "a": "b" * 2000}))
        page.locator("button[value=try]").click()
        page.locator("#trial").wait_for()
        photograph(page, f"webhook-trial-{language}-{width}-{theme}")
        assert_axe_clean(page)
        assert_no_sideways_scroll(page)


def _look(page: Page, path: str) -> None:
    for width, theme in visit_all_widths(page, path):
        photograph(page, f"{path.strip('/').replace('/', '-')}-{width}-{theme}")
        assert_axe_clean(page)
        assert_no_sideways_scroll(page)
        if width == 390:
            assert small_targets(page) == []
    assert csp_violations(page) == []
