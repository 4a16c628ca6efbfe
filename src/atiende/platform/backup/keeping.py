"""Which backups stay: of the last days one each, of the last weeks one each."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.backup.folders import complete_backups, kept_of, remove_backup
from atiende.platform.models.backup import BackupPlan


def remove_old_backups(folder: Path, plan: BackupPlan, *, by: Actor, at: dt.datetime) -> list[str]:
    """Remove what is not to be kept; returns the names. Contents that others share stay with them. Raises OSError."""
    there = complete_backups(folder)
    kept = kept_of([path.name for path in there], days=plan.kept_days, weeks=plan.kept_weeks)
    old = [path for path in there if path.name not in kept]
    for path in old:
        remove_backup(path)
        with transaction.atomic():
            record(by=by, verb="platform.backup_removed", target_kind="backup", target_id=path.name, at=at)
    return [path.name for path in old]
