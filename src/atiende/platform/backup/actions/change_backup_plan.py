from __future__ import annotations

from datetime import datetime, time
from pathlib import Path

from django.conf import settings
from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, gettext_noop
from atiende.platform.audit import record
from atiende.platform.backup.plan import AT_NIGHT, ONLY_ID
from atiende.platform.models.backup import BackupPlan
from atiende.platform.upkeep.keeping import try_folder

GRANT = "settings.manage"
MOST_DAYS, MOST_WEEKS = 90, 104


def change_backup_plan(
    *,
    is_enabled: bool,
    folder: str,
    at_time: time,
    kept_days: int,
    kept_weeks: int,
    by: Actor,
    at: datetime,
) -> BackupPlan:
    """Choose when backups are made, where to (empty: DATA/backups), and of how many days and weeks one is kept.

    Raises NotPermitted, InvalidInput.
    """
    by.require(GRANT)
    chosen = {
        "is_enabled": is_enabled,
        "folder": folder.strip(),
        "at_time": at_time,
        "kept_days": kept_days,
        "kept_weeks": kept_weeks,
    }
    _check(folder.strip(), kept_days, kept_weeks, is_enabled=is_enabled)
    with transaction.atomic():
        BackupPlan.objects.get_or_create(pk=ONLY_ID, defaults={"at_time": AT_NIGHT})
        plan = BackupPlan.objects.select_for_update().get(pk=ONLY_ID)
        changed = [name for name, value in chosen.items() if getattr(plan, name) != value]
        if not changed:
            return plan
        for name in changed:
            setattr(plan, name, chosen[name])
        if "is_enabled" in changed:
            plan.enabled_at = at if is_enabled else None
        plan.save()
        record(
            by=by,
            verb="platform.backup_plan_changed",
            target_kind="backup_plan",
            fields=changed,
            at=at,
            details={"is_enabled": is_enabled, "kept_days": kept_days, "kept_weeks": kept_weeks},
        )
    return plan


def _check(folder: str, kept_days: int, kept_weeks: int, *, is_enabled: bool) -> None:
    fields: dict[str, str] = {}
    if folder and not Path(folder).is_absolute():
        fields["folder"] = gettext_noop("Write the whole path of a folder, beginning with /.")
    elif folder and _is_of_the_data(Path(folder)):
        fields["folder"] = gettext_noop(
            "Choose a folder of its own, not one in which Atiende keeps its data."
        )
    elif folder and is_enabled and not _can_be_used(Path(folder)):
        fields["folder"] = gettext_noop("Atiende cannot write in this folder.")
    if not 1 <= kept_days <= MOST_DAYS:
        fields["kept_days"] = gettext_noop("Choose between 1 and 90 days.")
    if not 0 <= kept_weeks <= MOST_WEEKS:
        fields["kept_weeks"] = gettext_noop("Choose between 0 and 104 weeks.")
    if fields:
        raise InvalidInput(fields=fields)


def _is_of_the_data(folder: Path) -> bool:
    data = Path(settings.DATA)
    kept = [data / name for name in ("postgres", "keys", "files", "static", "logs", "seals", "tls")]
    return folder == data or any(folder == place or place in folder.parents for place in kept)


def _can_be_used(folder: Path) -> bool:
    try:
        try_folder(folder)
    except (OSError, ValueError):
        return False
    return True
