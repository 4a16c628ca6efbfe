"""What a restored installation and failing backups look like: accessible at every width, in light and dark."""

from __future__ import annotations

import datetime as dt

import pytest
from playwright.sync_api import Page, expect

from atiende.kernel.clock import utc_now
from atiende.platform.models.backup import BackupPlan, BackupRun
from atiende.platform.pause import is_paused, pause_everything
from atiende.platform.ui import notices
from tests.browser import (
    AT,
    OpenAs,
    assert_axe_clean,
    assert_no_sideways_scroll,
    photograph,
    small_targets,
    visit_all_widths,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LONG = "/srv/otro-disco/" + "copias-de-seguridad-" * 6
NAME = "<b>atiende</b>-20261122-013000Z"


@pytest.mark.slow
def test_backups_that_fail_are_accessible(open_as: OpenAs) -> None:
    page = open_as("administrator", bypass_csp=True)
    began = utc_now() - dt.timedelta(hours=50)
    BackupPlan.objects.create(is_enabled=True, enabled_at=began, folder=LONG, at_time=dt.time(2, 30))
    BackupRun.objects.create(
        state="failed", folder=LONG, began_at=AT, ended_at=AT, error="No space left " * 9
    )
    BackupRun.objects.create(
        state="done", folder=LONG, name=NAME, began_at=AT, ended_at=AT, lost_files=2, database_bytes=10**9
    )
    BackupRun.objects.create(state="running", folder=LONG, began_at=AT, long_job_id=1)
    notices.look_again()
    _look(page, "/console/backups/", "backups")


@pytest.mark.slow
@pytest.mark.parametrize("path", ["/console/pause/", "/desk/", "/desk/tickets/"])
def test_a_pause_is_accessible(open_as: OpenAs, path: str) -> None:
    page = open_as("administrator", bypass_csp=True)
    pause_everything(backup_of=AT, at=AT)
    notices.look_again()
    _look(page, path, f"pause{path.replace('/', '-')}")


def test_an_administrator_resumes_by_a_button(open_as: OpenAs) -> None:
    page = open_as("administrator")
    pause_everything(backup_of=AT, at=AT)
    notices.look_again()
    page.goto("/desk/")
    page.get_by_role("link", name="Ver y reanudar").click()
    page.get_by_role("button", name="Reanudar todo").click()
    expect(page.get_by_role("heading", name="Nada está en pausa")).to_be_visible()
    assert not is_paused()


def _look(page: Page, path: str, name: str) -> None:
    for width, theme in visit_all_widths(page, path):
        expect(page.locator(".notices")).to_be_visible()
        photograph(page, f"{name}-{width}-{theme}")
        assert_axe_clean(page)
        assert_no_sideways_scroll(page)
        if width == 390:
            assert small_targets(page) == []
