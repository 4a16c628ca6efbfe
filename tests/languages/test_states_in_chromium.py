"""What shows only when somebody presses, errs or is refused, in the language nobody speaks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page

from atiende.identity.actions.create_user import create_user
from atiende.identity.rules import names
from atiende.kernel.actors import SYSTEM
from atiende.portal.web import brand_page
from tests.browser import AT, OpenAs
from tests.languages import full_house, pseudo
from tests.languages.page_words import left_over
from tests.languages.readers import open_in_pseudo, told, visitor_in_pseudo
from tests.languages.reading import read_at_both_widths, states_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NEXT = "button.pri"
PASSWORD = "tres mesas azules y una lámpara"
WITH_FORMS = (
    "console:company",
    "console:new_brand",
    "console:new_team",
    "console:new_role",
    "console:invite",
    "console:mail_server",
    "console:sign_in",
    "identity:profile",
    "account_change_password",
    "account_email",
    "identity:new_token",
)


def send_empty(page: Page) -> None:
    """Empty what can be typed and send the first form of the page, past the browser's own checks."""
    page.evaluate(
        """() => {
          const form = document.querySelector("main form[method=post]");
          form.noValidate = true;
          const typed = "input:not([type=hidden], [type=checkbox], [type=radio]), textarea";
          for (const field of form.querySelectorAll(typed)) field.value = "";
          for (const box of form.querySelectorAll("[type=checkbox]")) box.checked = false;
        }"""
    )
    with page.expect_navigation():
        page.evaluate('document.querySelector("main form[method=post]").requestSubmit()')


@pytest.mark.slow
def test_dialogs_menus_and_questions(open_as: OpenAs, pseudo_language: str) -> None:
    page, person = open_in_pseudo(open_as, pseudo_language)
    rows = full_house.fill(person)
    found: dict[str, list[str]] = {}
    for path in (
        "/desk/ui-kit/",
        reverse("console:person", args=[rows["people"][0].pk]),
        reverse("console:stuck"),
    ):
        page.goto(path)
        page.locator("html[data-ready]").wait_for()
        for state in states_of(page):
            found |= read_at_both_widths(page, f"{path} {state}")
            page.set_viewport_size({"width": 1440, "height": 900})
    assert found == {}, told(found)


def test_palette_shortcuts_menu_and_toast(open_as: OpenAs, pseudo_language: str) -> None:
    page, _person = open_in_pseudo(open_as, pseudo_language)
    page.goto("/desk/")
    page.locator("html[data-ready]").wait_for()
    page.keyboard.press("Control+k")
    page.get_by_role("option").first.wait_for()
    found = read_at_both_widths(page, "palette")
    page.locator("#palette-query").fill("zzzz")
    page.locator("#palette-list .empty").wait_for()
    found |= read_at_both_widths(page, "palette without results")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.locator("#shortcuts").wait_for()
    found |= read_at_both_widths(page, "shortcuts")
    page.locator("[data-shortcuts-switch]").uncheck()
    page.locator("#toasts .toast").first.wait_for()
    found |= read_at_both_widths(page, "toast")
    page.keyboard.press("Escape")
    page.set_viewport_size({"width": 1440, "height": 900})
    page.locator(".side .me").click()
    page.locator("#me-menu").wait_for()
    found |= read_at_both_widths(page, "menu")
    assert found == {}, told(found)


def test_the_sentences_of_scripts(open_as: OpenAs, pseudo_language: str) -> None:
    page, _person = open_in_pseudo(open_as, pseudo_language)
    page.goto("/desk/")
    sentences = page.evaluate('Object.values(JSON.parse(document.getElementById("words").textContent))')
    assert sentences
    assert left_over(sentences) == []


@pytest.mark.slow
def test_forms_sent_back(open_as: OpenAs, pseudo_language: str) -> None:
    page, person = open_in_pseudo(open_as, pseudo_language)
    full_house.fill(person)
    found: dict[str, list[str]] = {}
    for name in WITH_FORMS:
        page.goto(reverse(name))
        send_empty(page)
        found |= read_at_both_widths(page, f"{name} refused")
    assert found == {}, told(found)


@pytest.mark.slow
def test_the_entrance_refuses(open_as: OpenAs, pseudo_language: str) -> None:
    cache.clear()
    user = create_user(
        email="ana@xyz.example", name="Xyz", password=PASSWORD, role_codes=("agent",), by=SYSTEM, at=AT
    )
    page = visitor_in_pseudo(open_as, pseudo_language)
    found: dict[str, list[str]] = {}

    def sign_in(password: str, page: Page) -> None:
        page.goto("/account/login/")
        page.locator("input[name=login]").fill("ana@xyz.example")
        page.locator("input[type=password]").fill(password)
        with page.expect_navigation():
            page.keyboard.press("Enter")

    page.goto("/account/login/")
    send_empty(page)
    found |= read_at_both_widths(page, "nothing typed")
    sign_in("wrong", page)
    found |= read_at_both_widths(page, "wrong password")
    full_house.protect(user).delete()  # a passkey that no device made cannot be asked for
    sign_in(PASSWORD, page)
    assert "/2fa/authenticate" in page.url
    found |= read_at_both_widths(page, "second factor")
    send_empty(page)
    found |= read_at_both_widths(page, "second factor refused")
    another = visitor_in_pseudo(open_as, pseudo_language)
    for _try in range(30):
        sign_in("wrong", another)
        if another.locator("input[type=password]").count() == 0:
            break
    found |= read_at_both_widths(another, "too many attempts")
    assert found == {}, told(found)


@pytest.mark.slow
def test_pages_of_what_went_wrong(
    open_as: OpenAs, pseudo_language: str, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    settings.DEBUG_PROPAGATE_EXCEPTIONS = False
    page, _person = open_in_pseudo(open_as, pseudo_language, "agent")
    visitor = visitor_in_pseudo(open_as, pseudo_language)
    found: dict[str, list[str]] = {}

    def see(who: Page, path: str, status: int) -> None:
        answer = who.goto(path)
        assert answer is not None
        assert answer.status == status, path
        nonlocal found
        found |= read_at_both_widths(who, f"{status} {path}")

    see(page, "/console/audit/", 403)
    see(page, "/desk/ui-kit/", 403)
    see(page, "/desk/no-such-page", 404)
    see(page, "/console/people/999999/", 404)
    see(visitor, "/no-such-page", 404)
    see(visitor, "/ui/offline", 200)
    see(visitor, "/account/invitation/inv_x/", 410)
    visitor.goto("/account/login/")
    visitor.context.clear_cookies(name="atiende_csrf")
    send_empty(visitor)
    found |= read_at_both_widths(visitor, "form without its proof of origin")
    monkeypatch.setattr(brand_page, "brand_of_host", lambda host: None)
    see(visitor, "/", 503)
    monkeypatch.setattr(brand_page, "brand_of_host", lambda host: 1 / 0)
    see(visitor, "/", 500)
    assert found == {}, told(found)


@pytest.mark.slow
@pytest.mark.fresh_installation
def test_the_set_up_step_by_step(
    live_server: Any,
    new_context: Callable[..., BrowserContext],
    pseudo_language: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(names, "LANGUAGES", (*names.LANGUAGES, pseudo.CODE))
    context = new_context(base_url=live_server.url, service_workers="block", reduced_motion="reduce")
    context.add_cookies([{"name": "atiende_language", "value": pseudo.CODE, "url": live_server.url}])
    page = context.new_page()
    page.goto("/setup/company")
    found = read_at_both_widths(page, "company")
    send_empty(page)
    found |= read_at_both_widths(page, "company refused")
    page.locator("#id_name").fill("Nova Hogar")
    page.locator(NEXT).click()
    page.wait_for_url("**/setup/administrator")
    found |= read_at_both_widths(page, "administrator")
    send_empty(page)
    found |= read_at_both_widths(page, "administrator refused")
    for name, value in (("name", "Ana"), ("email", "ana@novahogar.example"), ("password", PASSWORD)):
        page.locator(f"#id_{name}").fill(value)
    page.locator(NEXT).click()
    page.wait_for_url("**/setup/brand")
    for step in ("brand", "team", "finish"):
        page.goto(f"/setup/{step}")
        found |= read_at_both_widths(page, step)
        page.locator(NEXT).click()
        page.wait_for_load_state()
    assert found == {}, told(found)
