"""The backup of the day is begun once, made by a worker, written down, and makes place for itself."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from django.db import connection

from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.platform.backup import jobs
from atiende.platform.backup.actions import change_backup_plan
from atiende.platform.backup.folders import complete_backups
from atiende.platform.models.audit import AuditEntry
from atiende.platform.models.backup import BackupPlan, BackupRun
from atiende.platform.models.long_job import LongJobRow
from atiende.platform.pause import pause_everything

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def due(tmp_path: Path) -> BackupRun:
    """A backup that a worker is to make, in a folder with one of long ago."""
    old = tmp_path / "atiende-20200101-000000Z"
    old.mkdir()
    (old / "manifest.json").write_text("{}")
    at = utc_now()
    change_backup_plan(
        is_enabled=True,
        folder=str(tmp_path),
        at_time=dt.time(0, 0),
        kept_days=1,
        kept_weeks=0,
        by=SYSTEM,
        at=at - dt.timedelta(days=3),
    )
    jobs.begin_due_backup()
    jobs.begin_due_backup()
    return BackupRun.objects.get()


def test_it_is_made_and_the_old_one_goes(due: BackupRun, tmp_path: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'platform.make_backup'")
        assert cursor.fetchone() == (1,)
    jobs.make_announced_backup(run_id=due.pk)
    due.refresh_from_db()
    assert (due.state, due.error, due.lost_files) == ("done", "", 0)
    assert [path.name for path in complete_backups(tmp_path)] == [due.name]
    job = LongJobRow.objects.get(pk=due.long_job_id)
    assert (job.state, job.done) == ("done", job.total)
    made = AuditEntry.objects.filter(verb="platform.backup_made", target_id=due.name)
    assert made.count() == AuditEntry.objects.filter(verb="platform.backup_removed").count() == 1


def test_one_that_fails_says_why(due: BackupRun, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("atiende.platform.backup.making.free_bytes", lambda _folder: 0)
    with pytest.raises(Exception, match="no room"):
        jobs.make_announced_backup(run_id=due.pk)
    due.refresh_from_db()
    assert (due.state, due.ended_at is not None, "room" in due.error) == ("failed", True, True)


def test_a_restored_installation_does_not_go_on_with_it(due: BackupRun, tmp_path: Path) -> None:
    pause_everything(backup_of=None, at=utc_now())
    jobs.make_announced_backup(run_id=due.pk)
    due.refresh_from_db()
    assert due.state == "failed"
    assert len(complete_backups(tmp_path)) == 1
    assert BackupPlan.objects.get().is_enabled
