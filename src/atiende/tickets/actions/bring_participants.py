"""Let those take part whom a participant put in copy."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.tickets.announcing import record_joining, tell_watchers
from atiende.tickets.errors import TicketIsMerged
from atiende.tickets.models import Participant
from atiende.tickets.queries.locked import lock_ticket_for
from atiende.tickets.rules.addresses import normal_address
from atiende.tickets.rules.participation import MOST_TAKING_PART, new_token
from atiende.tickets.rules.reply import COPIED, FORMER


def bring_participants(
    *, ticket_id: int, people: Iterable[tuple[int, str]], by: Actor, at: dt.datetime
) -> int:
    """How many of these (customer id, address) take part only now. Who left stays away, whatever their address.

    Nobody joins a case that was merged, nor one with too many people for a conversation.
    Raises NotPermitted, NotFound and TicketIsClosed.
    """
    by.require("tickets.reply")
    with transaction.atomic():
        try:
            ticket = lock_ticket_for(by, ticket_id)
        except TicketIsMerged:
            return 0
        known = Participant.objects.filter(ticket_id=ticket_id).values_list("customer_id", "address", "role")
        new = _new_among(people, list(known))
        if not new or len(new) + sum(role != FORMER for *_, role in known) > MOST_TAKING_PART:
            return 0
        for customer_id, address in new:
            participant = Participant.objects.create(
                ticket_id=ticket_id,
                customer_id=customer_id,
                address=address,
                role=COPIED,
                token=new_token(),
                added_at=at,
            )
            record_joining(participant, by=by, at=at, why="copied")
        tell_watchers(ticket)
        return len(new)


def _new_among(people: Iterable[tuple[int, str]], known: list[tuple[int, str, str]]) -> list[tuple[int, str]]:
    addresses = {address for _, address, _ in known}
    left = {customer_id for customer_id, _, role in known if role == FORMER}
    wanted = {normal_address(address): customer_id for customer_id, address in people}
    return [
        (customer_id, address)
        for address, customer_id in wanted.items()
        if address and address not in addresses and customer_id not in left
    ]
