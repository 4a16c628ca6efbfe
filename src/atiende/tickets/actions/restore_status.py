"""Put a retired status back into use."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.platform.audit import record
from atiende.tickets.models import TicketStatus


def restore_status(*, status_id: int, by: Actor, at: dt.datetime) -> TicketStatus:
    """Doing it again changes nothing. Raises NotPermitted and NotFound."""
    by.require("settings.manage")
    with transaction.atomic():
        status = TicketStatus.objects.select_for_update().filter(pk=status_id).first()
        if status is None:
            raise NotFound
        if status.is_in_use is True:
            return status
        status.is_in_use = True
        status.save(update_fields=["is_in_use"])
        record(
            by=by,
            verb="tickets.status_restored",
            target_kind="ticket_status",
            target_id=status_id,
            fields=["is_in_use"],
            at=at,
        )
        return status
