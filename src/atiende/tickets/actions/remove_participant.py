"""Let somebody leave a ticket: they get nothing of it any more."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.tickets.announcing import tell_watchers
from atiende.tickets.errors import RequesterStays
from atiende.tickets.events import ParticipantRemoved
from atiende.tickets.models import Participant
from atiende.tickets.models.writing import write_entry
from atiende.tickets.queries.locked import lock_ticket_for
from atiende.tickets.rules.reply import FORMER, REQUESTER


def remove_participant(*, ticket_id: int, participant_id: int, by: Actor, at: dt.datetime) -> None:
    """Their token is known still, so that what they write is not taken for a stranger's. Who left stays so.

    Raises NotPermitted, NotFound, RequesterStays and TicketIsMerged.
    """
    by.require("tickets.reply")
    with transaction.atomic():
        ticket = lock_ticket_for(by, ticket_id, may_be_closed=True)
        participant = Participant.objects.filter(ticket_id=ticket_id, pk=participant_id).first()
        if participant is None:
            raise NotFound
        if participant.role == REQUESTER:
            raise RequesterStays
        if participant.role == FORMER:
            return
        participant.role = FORMER
        participant.save(update_fields=["role"])
        data = {"participant_id": participant_id}
        write_entry(ticket_id, "participant_removed", by=by, at=at, data=data)
        record(
            by=by,
            verb="tickets.participant_removed",
            target_kind="ticket",
            target_id=ticket_id,
            fields=["participants"],
            at=at,
            details={"participant_id": participant_id},
        )
        emit(
            ParticipantRemoved(
                ticket_id=ticket_id,
                participant_id=participant_id,
                customer_id=participant.customer_id,
                by=by.id,
            )
        )
        tell_watchers(ticket)
