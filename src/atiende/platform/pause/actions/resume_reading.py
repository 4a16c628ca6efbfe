from __future__ import annotations

from datetime import datetime

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.models.pause import InstallationPause
from atiende.platform.pause.errors import NotPaused
from atiende.platform.pause.state import ONLY_ID

GRANT = "operations.manage"


def resume_reading(*, by: Actor, at: datetime) -> None:
    """Let mailboxes be read again while nothing is sent yet. Raises NotPermitted, NotPaused."""
    by.require(GRANT)
    with transaction.atomic():
        resting = InstallationPause.objects.filter(pk=ONLY_ID, reading_resumed_at=None)
        if not resting.update(reading_resumed_at=at):
            raise NotPaused
        record(by=by, verb="platform.reading_resumed", target_kind="installation", at=at)
