"""How backups stand: the last ones, the next one, and whether somebody has to look."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.db.models import Sum

from atiende.platform.backup.folders import free_bytes
from atiende.platform.backup.plan import backup_plan, folder_of, next_due
from atiende.platform.models.backup import BackupPlan, BackupRun
from atiende.platform.models.files import StoredFileRow

ALARM_AFTER: Final = dt.timedelta(hours=36)
SHOWN: Final = 20
_LEAST_FREE_BYTES: Final = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Situation:
    """`is_overdue`: backups are switched on and none succeeded for 36 hours. `needed_bytes`: an estimate."""

    plan: BackupPlan
    folder: Path
    runs: tuple[BackupRun, ...]
    last_good: BackupRun | None
    next_at: dt.datetime | None
    is_overdue: bool
    free_bytes: int | None
    needed_bytes: int

    @property
    def is_short_of_room(self) -> bool:
        return self.free_bytes is not None and self.free_bytes < self.needed_bytes

    @property
    def is_under_way(self) -> bool:
        return any(run.state in BackupRun.UNDER_WAY for run in self.runs)


def situation(at: dt.datetime) -> Situation:
    plan = backup_plan()
    folder = folder_of(plan)
    last_good = last_good_run()
    return Situation(
        plan=plan,
        folder=folder,
        runs=tuple(BackupRun.objects.order_by("-began_at", "-id")[:SHOWN]),
        last_good=last_good,
        next_at=next_due(plan, at),
        is_overdue=is_overdue(at),
        free_bytes=_free(folder),
        needed_bytes=_needed(last_good),
    )


def is_overdue(at: dt.datetime) -> bool:
    """Whether backups are switched on and none succeeded for 36 hours, counted from the switching on at first."""
    plan = BackupPlan.objects.filter(is_enabled=True).first()
    if plan is None:
        return False
    last = last_good_run()
    moments = (plan.enabled_at, None if last is None else last.ended_at)
    since = max((moment for moment in moments if moment is not None), default=None)
    return since is None or at - since > ALARM_AFTER


def last_good_run() -> BackupRun | None:
    return BackupRun.objects.filter(state=BackupRun.State.DONE).order_by("-ended_at").first()


def _needed(last: BackupRun | None) -> int:
    if last is None:
        held = StoredFileRow.objects.aggregate(size=Sum("size"))["size"] or 0
        return max(_LEAST_FREE_BYTES, held)
    return max(_LEAST_FREE_BYTES, int(last.database_bytes * 1.5) + last.new_bytes)


def _free(folder: Path) -> int | None:
    try:
        return free_bytes(folder)
    except OSError:
        return None
