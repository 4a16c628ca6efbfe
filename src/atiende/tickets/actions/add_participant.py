"""Let somebody take part in a ticket: they get the replies, and theirs are heard."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.customers.actions.identify_customer import identify_customer
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.tickets.announcing import record_joining, tell_watchers
from atiende.tickets.models import Participant
from atiende.tickets.queries.locked import lock_ticket_for
from atiende.tickets.rules.addresses import NOT_AN_ADDRESS, mail_address
from atiende.tickets.rules.participation import new_token
from atiende.tickets.rules.reply import COPIED, FORMER


def add_participant(
    *, ticket_id: int, address: str, name: str = "", by: Actor, at: dt.datetime
) -> Participant:
    """Who takes part already stays as they are; who left comes back with the token that they had.

    Raises NotPermitted, NotFound, InvalidInput, TicketIsClosed and TicketIsMerged.
    """
    by.require("tickets.reply")
    normal = mail_address(address)
    if not normal:
        raise InvalidInput(fields={"address": NOT_AN_ADDRESS})
    with transaction.atomic():
        ticket = lock_ticket_for(by, ticket_id)
        rows = Participant.objects.filter(ticket_id=ticket_id, address=normal)
        found = rows.exclude(role=FORMER).first() or rows.first()
        if found is not None and found.role != FORMER:
            return found
        participant = found or Participant(
            ticket_id=ticket_id,
            customer_id=identify_customer(kind="email", value=normal, name=name, by=by, at=at),
            address=normal,
            token=new_token(),
        )
        participant.role, participant.added_at = COPIED, at
        participant.save()
        record_joining(participant, by=by, at=at)
        tell_watchers(ticket)
        return participant
