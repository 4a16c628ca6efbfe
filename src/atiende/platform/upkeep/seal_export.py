"""Seals put where whoever holds the database does not reach: a file a day, and a mail when somebody wants one."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext

from atiende.kernel.actors import SYSTEM
from atiende.platform.audit import record
from atiende.platform.audit.export import export_seals, line_of
from atiende.platform.audit.seal import seal_pending
from atiende.platform.audit.stored import last_seal, seals
from atiende.platform.languages.defaults import defaults
from atiende.platform.mail import queue_mail
from atiende.platform.models.audit import AuditKeeping
from atiende.platform.upkeep.keeping import ONLY_ID, export_folder


def export_new_seals(at: datetime) -> int:
    """Seal what waits and write the seals that are in no file yet to one of their own; returns how many.

    When it fails, why is kept for the screen. Raises OSError.
    """
    seal_pending(at)
    AuditKeeping.objects.get_or_create(pk=ONLY_ID)
    try:
        with transaction.atomic():
            return _export(AuditKeeping.objects.select_for_update().get(pk=ONLY_ID), at)
    except OSError as error:
        words = f"{error.filename or ''}: {error.strerror or type(error).__name__}".lstrip(": ")
        AuditKeeping.objects.filter(pk=ONLY_ID).update(export_error=words)
        raise


def _export(keeping: AuditKeeping, at: datetime) -> int:
    newest = last_seal()
    first, last = keeping.exported_number + 1, newest.number if newest else 0
    count = 0
    if last >= first:
        file = export_folder(keeping) / f"seals-{at:%Y-%m-%d}-{last:09}.jsonl"
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        count = export_seals(file, after=keeping.exported_number)
        keeping.exported_number, keeping.exported_file = last, str(file)
        record(
            by=SYSTEM,
            verb="platform.seals_exported",
            target_kind="audit_seal",
            target_id=last,
            at=at,
            details={"first": first, "last": last},
        )
        if keeping.export_to_address:
            _mail(keeping.export_to_address, last, at)
    keeping.exported_at, keeping.export_error = at, ""
    keeping.save(update_fields=["exported_number", "exported_file", "exported_at", "export_error"])
    return count


def _mail(address: str, last: int, at: datetime) -> None:
    """The newest seal alone: by its digest it binds all those before it."""
    with translation.override(defaults().language):
        subject = gettext("Seal %(number)s of the audit") % {"number": last}
        text = gettext(
            "Keep this mail. The line below is the newest seal of the audit; it binds every seal before it. "
            "Saved as a file, “atiende audit verify --seals FILE” compares it with the database."
        )
    line = line_of(next(seals(after=last - 1)))
    queue_mail(
        to=address,
        subject=subject,
        text=f"{text}\n\n{line}\n",
        kind="platform.seals",
        at=at,
        is_text_kept=True,
    )
