"""What became of the backups that were begun."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Final

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import gettext_noop
from atiende.platform.jobs.progress import LongJob
from atiende.platform.models.backup import BackupRun
from atiende.platform.told import tell

INTERRUPTED = gettext_noop("It was interrupted.")
KIND: Final = "backup.make"


def end_interrupted(*, at: dt.datetime, folder: str = "", besides: int | None = None) -> None:
    """Tell as interrupted what was begun and whose process is gone: in one folder, or in all."""
    left = BackupRun.objects.filter(state__in=BackupRun.UNDER_WAY)
    if besides is not None:
        left = left.exclude(pk=besides)
    if folder:
        left = left.filter(folder=folder, state=BackupRun.State.RUNNING)
    left.update(state=BackupRun.State.FAILED, ended_at=at, error=tell(INTERRUPTED))


def announce(folder: Path, *, due_on: dt.date | None = None, by: Actor, at: dt.datetime) -> BackupRun | None:
    """Write down one that a worker will make, with its long job; None when that day has one. In a transaction."""
    if due_on is not None and BackupRun.objects.filter(due_on=due_on).exists():
        return None
    long_job = LongJob.queue(kind=KIND, by=by, at=at)
    return BackupRun.objects.create(
        state=BackupRun.State.WAITING,
        due_on=due_on,
        folder=str(folder),
        long_job_id=long_job.id,
        began_at=at,
    )
