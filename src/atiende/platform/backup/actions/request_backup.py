from __future__ import annotations

from datetime import datetime

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.backup.errors import BackupUnderWay
from atiende.platform.backup.jobs import make_announced_backup
from atiende.platform.backup.plan import backup_plan, folder_of
from atiende.platform.backup.runs import announce
from atiende.platform.jobs import defer
from atiende.platform.models.backup import BackupPlan, BackupRun

GRANT = "operations.manage"


def request_backup(*, by: Actor, at: datetime) -> int:
    """Have a worker make a backup in the folder of the plan; returns the id of the long job to watch.

    Raises NotPermitted, BackupUnderWay.
    """
    by.require(GRANT)
    with transaction.atomic():
        list(BackupPlan.objects.select_for_update())  # of two who press the button at once, one waits here
        folder = folder_of(backup_plan())
        if BackupRun.objects.filter(state__in=BackupRun.UNDER_WAY, folder=str(folder)).exists():
            raise BackupUnderWay(folder)
        run = announce(folder, by=by, at=at)
        assert run is not None
        assert run.long_job_id is not None
        record(
            by=by,
            verb="platform.backup_requested",
            target_kind="long_job",
            target_id=run.long_job_id,
            at=at,
        )
        defer(make_announced_backup, run_id=run.pk)
    return run.long_job_id
