"""Put a status out of use; tickets that stand in it stay there until they move on."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.platform.audit import record
from atiende.tickets.errors import StatusIsNeeded
from atiende.tickets.models import TicketStatus
from atiende.tickets.rules.statuses import NEEDED


def retire_status(*, status_id: int, by: Actor, at: dt.datetime) -> TicketStatus:
    """Doing it again changes nothing.

    Raises NotPermitted, NotFound, and StatusIsNeeded for those that the program itself uses.
    """
    by.require("settings.manage")
    with transaction.atomic():
        status = TicketStatus.objects.select_for_update().filter(pk=status_id).first()
        if status is None:
            raise NotFound
        if status.key in NEEDED:
            raise StatusIsNeeded
        if status.is_in_use is False:
            return status
        status.is_in_use = False
        status.save(update_fields=["is_in_use"])
        record(
            by=by,
            verb="tickets.status_retired",
            target_kind="ticket_status",
            target_id=status_id,
            fields=["is_in_use"],
            at=at,
        )
        return status
