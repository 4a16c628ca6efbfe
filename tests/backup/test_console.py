"""The pages of backups and of the pause: who sees what, what they start, and what every page of the staff says."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from django.test import Client

from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.platform.backup.actions import change_backup_plan
from atiende.platform.backup.plan import backup_plan, due_day, next_due
from atiende.platform.backup.situation import is_overdue
from atiende.platform.models.audit import AuditEntry
from atiende.platform.models.backup import BackupPlan, BackupRun
from atiende.platform.models.long_job import LongJobRow
from atiende.platform.pause import is_paused, is_reading_paused, pause_everything
from atiende.platform.ui import notices
from tests.browser import AT, session_of

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


def signed_in(role: str) -> Client:
    client = Client(headers={"Accept-Language": "en"})
    client.cookies["atiende_session"] = session_of(role, "en")
    return client


def plan_of(folder: Path, **more: object) -> BackupPlan:
    wished: dict[str, object] = {
        "is_enabled": True,
        "folder": str(folder),
        "at_time": dt.time(2, 30),
        "kept_days": 7,
        "kept_weeks": 4,
    }
    return change_backup_plan(**{**wished, **more}, by=SYSTEM, at=AT)  # type: ignore[arg-type]


def test_the_plan_is_changed_and_written_down(tmp_path: Path) -> None:
    client = signed_in("administrator")
    typed = {
        "is_enabled": "on",
        "folder": str(tmp_path),
        "at_time": "03:15",
        "kept_days": "5",
        "kept_weeks": "2",
    }
    assert client.post("/console/backups/", typed).status_code == 302
    plan = backup_plan()
    assert (plan.is_enabled, plan.folder, plan.at_time, plan.kept_days) == (
        True,
        str(tmp_path),
        dt.time(3, 15),
        5,
    )
    entry = AuditEntry.objects.get(verb="platform.backup_plan_changed")
    assert str(tmp_path) not in str(entry.details)


@pytest.mark.parametrize(
    ("folder", "said"),
    [("backups", "whole path"), ("/proc/none", "cannot write"), ("{data}/keys", "its own")],
)
def test_a_folder_that_will_not_do_is_told_beside_the_field(folder: str, said: str, settings: object) -> None:
    typed = {"is_enabled": "on", "folder": folder.format(data=settings.DATA), "at_time": "03:15"}  # type: ignore[attr-defined]
    answer = signed_in("administrator").post(
        "/console/backups/", {**typed, "kept_days": "5", "kept_weeks": "2"}
    )
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_one_at_a_time_is_asked_for(tmp_path: Path) -> None:
    plan_of(tmp_path)
    client = signed_in("administrator")
    first = client.post("/console/backups/now")
    job = LongJobRow.objects.get(kind="backup.make")
    assert first.url == f"/console/long-jobs/{job.pk}/"
    assert client.post("/console/backups/now").url == "/console/backups/"
    assert BackupRun.objects.count() == 1
    assert signed_in("agent").post("/console/backups/now").status_code == 403


def test_a_run_that_failed_says_why() -> None:
    BackupRun.objects.create(
        state="failed", folder="/backups", began_at=AT, ended_at=AT, error="<b>No space left</b>"
    )
    page = signed_in("administrator").get("/console/backups/").content.decode()
    assert "&lt;b&gt;No space left&lt;/b&gt;" in page


def test_a_day_is_owed_once_from_its_hour_on(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, at_time=dt.time(2, 30))
    plan.enabled_at = AT - dt.timedelta(days=9)
    noon = dt.datetime(2026, 11, 20, 12, 0, tzinfo=dt.UTC)
    early = dt.datetime(2026, 11, 20, 0, 0, tzinfo=dt.UTC)
    assert due_day(plan, noon) == dt.date(2026, 11, 20)
    BackupRun.objects.create(folder="/b", began_at=noon, due_on=dt.date(2026, 11, 20))
    assert due_day(plan, noon) is None
    assert due_day(plan, early) == dt.date(2026, 11, 19)
    assert next_due(plan, noon) == dt.datetime(2026, 11, 21, 1, 30, tzinfo=dt.UTC)


def test_what_was_due_before_the_switch_is_owed_to_nobody(tmp_path: Path) -> None:
    plan = plan_of(tmp_path)
    plan.enabled_at = dt.datetime(2026, 11, 20, 11, 0, tzinfo=dt.UTC)
    assert due_day(plan, dt.datetime(2026, 11, 20, 12, 0, tzinfo=dt.UTC)) is None


def test_the_alarm_comes_after_36_hours_without_success(tmp_path: Path) -> None:
    now = utc_now()
    assert not is_overdue(now)
    plan_of(tmp_path)
    BackupPlan.objects.update(enabled_at=now - 30 * HOUR)
    assert not is_overdue(now)
    BackupPlan.objects.update(enabled_at=now - 40 * HOUR)
    assert is_overdue(now)
    BackupRun.objects.create(state="failed", folder="/b", began_at=now, ended_at=now)
    assert is_overdue(now)
    BackupRun.objects.create(state="done", folder="/b", began_at=now, ended_at=now - 2 * HOUR)
    assert not is_overdue(now)


def test_the_alarm_stands_above_every_page_of_who_operates(tmp_path: Path) -> None:
    plan_of(tmp_path)
    BackupPlan.objects.update(enabled_at=utc_now() - 40 * HOUR)
    notices.look_again()
    said = "No backup has succeeded for 36 hours."
    assert said in signed_in("administrator").get("/desk/").content.decode()
    assert said not in signed_in("agent").get("/desk/").content.decode()


def test_a_pause_stands_above_every_page_and_ends_by_a_button() -> None:
    pause_everything(backup_of=AT, at=AT)
    notices.look_again()
    administrator, agent = signed_in("administrator"), signed_in("agent")
    said = "restored from a backup"
    assert said in agent.get("/desk/").content.decode()
    assert 'href="/console/pause/"' not in agent.get("/desk/").content.decode()
    assert 'href="/console/pause/"' in administrator.get("/desk/tickets/").content.decode()
    assert agent.post("/console/pause/", {"what": "all"}).status_code == 403
    administrator.post("/console/pause/", {"what": "reading"})
    assert (is_paused(), is_reading_paused()) == (True, False)
    administrator.post("/console/pause/", {"what": "all"})
    assert not is_paused()
    notices.look_again()
    assert said not in agent.get("/desk/").content.decode()
    assert "Nothing is paused" in administrator.get("/console/pause/").content.decode()
