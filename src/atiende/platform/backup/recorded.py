"""Making a backup and writing down how it went."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import Refusal
from atiende.platform.audit import record
from atiende.platform.backup.making import Backup, make_backup
from atiende.platform.backup.runs import INTERRUPTED, end_interrupted
from atiende.platform.jobs.progress import LongJobCancelled
from atiende.platform.models.backup import BackupRun
from atiende.platform.told import tell, tell_refusal

GRANT = "operations.manage"


def make_recorded_backup(
    *,
    folder: Path,
    passphrase: str | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
    run_id: int | None = None,
    by: Actor,
    at: datetime,
) -> Backup:
    """Make a backup and write down how it went; `run_id` names one that was announced.

    Raises NotPermitted and what `make_backup` raises.
    """
    by.require(GRANT)
    run = _begun(run_id, folder, at)
    try:
        made = make_backup(folder, passphrase=passphrase, progress=progress)
    except BaseException as error:
        _ended(run, state=BackupRun.State.FAILED, error=_words_of(error))
        raise
    manifest = made.manifest
    with transaction.atomic():
        _ended(
            run,
            state=BackupRun.State.DONE,
            name=made.path.name,
            database_bytes=manifest.parts_bytes,
            files_bytes=manifest.files_bytes,
            new_bytes=manifest.new_files_bytes,
            lost_files=len(manifest.lost_files),
        )
        record(
            by=by,
            verb="platform.backup_made",
            target_kind="backup",
            target_id=made.path.name,
            at=utc_now(),
            details={"with_keys": manifest.has_keys, "lost_files": len(manifest.lost_files)},
        )
    return made


def _begun(run_id: int | None, folder: Path, at: datetime) -> BackupRun:
    end_interrupted(at=at, folder=str(folder), besides=run_id)
    run = BackupRun.objects.get(pk=run_id) if run_id else BackupRun(folder=str(folder), began_at=at)
    run.state = BackupRun.State.RUNNING
    run.save()
    return run


def _ended(run: BackupRun, **changes: object) -> None:
    BackupRun.objects.filter(pk=run.pk).update(ended_at=utc_now(), **changes)


def _words_of(error: BaseException) -> str:
    if isinstance(error, Refusal):
        return tell_refusal(error)
    if isinstance(error, LongJobCancelled) or not isinstance(error, Exception):
        return tell(INTERRUPTED)
    return f"{type(error).__name__}: {error}"
