"""Background entrances of backups."""

from __future__ import annotations

from pathlib import Path

from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.platform.backup.keeping import remove_old_backups
from atiende.platform.backup.plan import backup_plan, due_day, folder_of
from atiende.platform.backup.recorded import make_recorded_backup
from atiende.platform.backup.runs import announce, end_interrupted
from atiende.platform.jobs import defer, job
from atiende.platform.jobs.progress import LongJob
from atiende.platform.models.backup import BackupRun
from atiende.platform.models.long_job import LongJobRow
from atiende.platform.pause import is_paused


@job("platform.make_backup", queue="backup", retries=0)
def make_announced_backup(*, run_id: int) -> None:
    """One that was announced. In an installation that was restored from this very backup it is not made again."""
    run = BackupRun.objects.filter(pk=run_id, state__in=BackupRun.UNDER_WAY).first()
    if run is None or run.long_job_id is None:
        return
    if is_paused():
        end_interrupted(at=utc_now())
        return
    with LongJob.running(run.long_job_id) as progress:

        def tell(done: int, total: int) -> None:
            if total != progress.total:
                progress.total = total
                LongJobRow.objects.filter(pk=progress.id).update(total=total)
            progress.advance(done - progress.done)

        made = make_recorded_backup(
            folder=Path(run.folder), progress=tell, run_id=run.pk, by=SYSTEM, at=utc_now()
        )
        progress.result = {"name": made.path.name, "lost_files": len(made.manifest.lost_files)}
        remove_old_backups(Path(run.folder), backup_plan(), by=SYSTEM, at=utc_now())


@job("platform.begin_due_backup", cron="*/5 * * * *", retries=0, rests=True)
def begin_due_backup() -> None:
    """Every five minutes: the backup of the day, once its time has come; one that was missed is made late."""
    plan, at = backup_plan(), utc_now()
    day = due_day(plan, at)
    if day is not None:
        run = announce(folder_of(plan), due_on=day, by=SYSTEM, at=at)
        if run is not None:
            defer(make_announced_backup, run_id=run.pk)
