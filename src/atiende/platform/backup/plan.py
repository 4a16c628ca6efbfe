"""When the next backup is due, and beginning it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from django.conf import settings

from atiende.platform.languages.defaults import defaults
from atiende.platform.models.backup import BackupPlan, BackupRun

ONLY_ID: Final = 1
AT_NIGHT: Final = dt.time(2, 30)


def backup_plan() -> BackupPlan:
    """What was chosen; when nobody has chosen, what is proposed: off, at night, in DATA/backups."""
    return BackupPlan.objects.filter(pk=ONLY_ID).first() or BackupPlan(pk=ONLY_ID, at_time=AT_NIGHT)


def folder_of(plan: BackupPlan) -> Path:
    return Path(plan.folder) if plan.folder else default_folder()


def default_folder() -> Path:
    return Path(settings.DATA) / "backups"


def zone() -> ZoneInfo:
    return ZoneInfo(defaults().time_zone)


def next_due(plan: BackupPlan, at: dt.datetime) -> dt.datetime | None:
    """The next time at which one is made by itself; None while that is off."""
    if not plan.is_enabled:
        return None
    today = at.astimezone(zone()).date()
    for days in range(3):
        instant = _instant(plan, today + dt.timedelta(days=days))
        if instant > at:
            return instant.astimezone(dt.UTC)
    return None


def due_day(plan: BackupPlan, at: dt.datetime) -> dt.date | None:
    """The day whose backup should have begun and has not; None when nothing is owed.

    What was due before the plan was switched on, or longer than a day ago, is owed to nobody.
    """
    if not plan.is_enabled:
        return None
    today = at.astimezone(zone()).date()
    for day in (today, today - dt.timedelta(days=1)):
        instant = _instant(plan, day)
        if instant > at:
            continue
        if plan.enabled_at is not None and instant < plan.enabled_at:
            return None
        return None if BackupRun.objects.filter(due_on=day).exists() else day
    return None


def _instant(plan: BackupPlan, day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, plan.at_time, tzinfo=zone())
