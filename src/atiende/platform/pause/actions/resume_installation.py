from __future__ import annotations

from datetime import datetime

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.models.pause import InstallationPause
from atiende.platform.pause.errors import NotPaused
from atiende.platform.pause.state import ONLY_ID

GRANT = "operations.manage"


def resume_installation(*, by: Actor, at: datetime) -> None:
    """Let everything act again: mailboxes are read, what waits is sent. Raises NotPermitted, NotPaused."""
    by.require(GRANT)
    with transaction.atomic():
        pause = InstallationPause.objects.select_for_update().filter(pk=ONLY_ID).first()
        if pause is None:
            raise NotPaused
        pause.delete()
        record(
            by=by,
            verb="platform.installation_resumed",
            target_kind="installation",
            at=at,
            details={"was_reading": pause.reading_resumed_at is not None},
        )
