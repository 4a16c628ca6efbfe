"""Say when a case is due next: the key by which lists are sorted, kept by a room above that knows of promises."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotPermitted
from atiende.tickets.announcing import tell_watchers
from atiende.tickets.models import Ticket


def set_next_due(*, ticket_id: int, next_due_at: dt.datetime | None, by: Actor, at: dt.datetime) -> bool:
    """Whether it is another moment than before; nothing for a ticket that is gone.

    Only the system does this. It is no deed of a person and no new state of the case: its version stays, and why it is
    due is written where the promise is kept. Raises NotPermitted.
    """
    if not by.is_system:
        raise NotPermitted
    with transaction.atomic():
        ticket = Ticket.objects.only("pk", "brand_id", "next_due_at").filter(pk=ticket_id).first()
        if ticket is None or ticket.next_due_at == next_due_at:
            return False
        Ticket.objects.filter(pk=ticket_id).update(next_due_at=next_due_at)
        tell_watchers(ticket)
    return True
