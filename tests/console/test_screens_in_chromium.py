"""Every page of the console that this room draws: accessible, in light and dark, at every width, in both languages."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from playwright.sync_api import Page

from atiende.console.pages import PAGES
from atiende.platform.models import AuditKeeping, LongJobRow
from tests.browser import (
    AT,
    OpenAs,
    assert_axe_clean,
    assert_no_sideways_scroll,
    csp_violations,
    photograph,
    small_targets,
    visit_all_widths,
)
from tests.languages import full_house

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NAMES = ["console:home", "console:replay", "console:audit_keeping", *(page.url_name for page in PAGES)]


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_it_is_accessible(open_as: OpenAs, name: str) -> None:
    page = open_as("administrator", bypass_csp=True)
    full_house.fill(get_user_model().objects.get())
    _look(page, reverse(name))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["console:audit", "console:audit_keeping"])
def test_a_failed_export_of_seals_is_accessible(open_as: OpenAs, name: str) -> None:
    page = open_as("administrator", bypass_csp=True)
    file = "/srv/otro-disco/" + "sellos-de-la-auditoria-" * 6 + ".json"
    AuditKeeping.objects.create(exported_at=AT, exported_file=file, export_error=f"{file}: No space left")
    _look(page, reverse(name))


@pytest.mark.slow
@pytest.mark.parametrize("language", ["es", "en"])
def test_a_refused_keeping_of_the_audit_is_accessible(open_as: OpenAs, language: str) -> None:
    page = open_as("administrator", language=language, bypass_csp=True)
    for _width, _theme in visit_all_widths(page, reverse("console:audit_keeping")):
        page.locator("#id_export_folder").fill("relative")
        page.locator("#id_kept_years").fill("4")
        page.locator("main form .btn.pri").click()
        page.locator("#id_kept_years[aria-invalid=true]").wait_for()
        photograph(page, f"audit-keeping-refused-{language}-{_width}-{_theme}")
        assert_axe_clean(page)
        assert_no_sideways_scroll(page)


@pytest.mark.slow
@pytest.mark.parametrize("state", LongJobRow.State.values)
def test_a_long_job_is_accessible(open_as: OpenAs, state: str) -> None:
    page = open_as("administrator", bypass_csp=True)
    rows = full_house.fill(get_user_model().objects.get())
    job = next(one for one in rows["long_jobs"] if one.state == state)
    _look(page, reverse("console:long_job", args=[job.pk]))


def test_searching_while_typing_finds_without_accents(open_as: OpenAs) -> None:
    page = open_as("administrator")
    stopped = csp_violations(page)
    page.goto(reverse("console:home"))
    page.locator("#settings-search").press_sequentially("contrasena del servidor")
    page.locator("#settings-found").get_by_text("Contraseña del servidor de correo").wait_for()
    page.wait_for_load_state("networkidle")  # the last letters have been asked for too
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("#id_password").wait_for()
    assert not stopped


@pytest.mark.slow
def test_who_may_not_open_it_sees_why(open_as: OpenAs) -> None:
    page = open_as("agent", bypass_csp=True)
    for _width, _theme in visit_all_widths(page, reverse("console:audit"), status=403):
        assert_axe_clean(page)


def _look(page: Page, path: str) -> None:
    for width, theme in visit_all_widths(page, path):
        photograph(page, f"console{path}{width}-{theme}")
        assert_axe_clean(page)
        assert_no_sideways_scroll(page)
        if width == 390:
            assert small_targets(page) == []
