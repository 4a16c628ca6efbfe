from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, Refusal, gettext_noop
from atiende.platform.audit import record
from atiende.platform.audit.dropped import LEAST_YEARS
from atiende.platform.mail.addresses import wire_address
from atiende.platform.models.audit import AuditKeeping
from atiende.platform.upkeep.keeping import ONLY_ID, try_folder

GRANT = "settings.manage"
MOST_YEARS = 100


def change_audit_keeping(
    *, export_folder: str, export_to_address: str, kept_years: int | None, by: Actor, at: datetime
) -> AuditKeeping:
    """Choose where seals are exported to and for how many years entries are kept (None: for ever).

    Raises NotPermitted, InvalidInput.
    """
    by.require(GRANT)
    chosen = {
        "export_folder": export_folder.strip(),
        "export_to_address": export_to_address.strip(),
        "kept_years": kept_years,
    }
    _check(**chosen)  # type: ignore[arg-type]
    with transaction.atomic():
        AuditKeeping.objects.get_or_create(pk=ONLY_ID)
        keeping = AuditKeeping.objects.select_for_update().get(pk=ONLY_ID)
        changed = [name for name, value in chosen.items() if getattr(keeping, name) != value]
        if not changed:
            return keeping
        for name in changed:
            setattr(keeping, name, chosen[name])
        keeping.save(update_fields=changed)
        record(
            by=by,
            verb="platform.audit_keeping_changed",
            target_kind="audit",
            fields=changed,
            at=at,
            details={"kept_years": kept_years or 0},
        )
    return keeping


def _check(*, export_folder: str, export_to_address: str, kept_years: int | None) -> None:
    fields: dict[str, str] = {}
    if export_folder and not Path(export_folder).is_absolute():
        fields["export_folder"] = gettext_noop("Write the whole path of a folder, beginning with /.")
    elif export_folder and not _can_be_used(Path(export_folder)):
        fields["export_folder"] = gettext_noop("Atiende cannot write in this folder.")
    if export_to_address and not _is_address(export_to_address):
        fields["export_to_address"] = gettext_noop("This is not a mail address.")
    if kept_years is not None and not LEAST_YEARS <= kept_years <= MOST_YEARS:
        fields["kept_years"] = gettext_noop("Choose at least five years, or leave it empty.")
    if fields:
        raise InvalidInput(fields=fields)


def _can_be_used(folder: Path) -> bool:
    try:
        try_folder(folder)
    except (OSError, ValueError):
        return False
    return True


def _is_address(text: str) -> bool:
    try:
        wire_address(text)
    except Refusal:
        return False
    return True
