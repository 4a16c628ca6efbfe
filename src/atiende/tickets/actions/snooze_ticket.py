"""Put a ticket off: it leaves the queues of work until its time, the customer's words, or an event."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.tickets.announcing import tell_watchers
from atiende.tickets.errors import NothingToSnooze
from atiende.tickets.events import TicketSnoozed
from atiende.tickets.models import SnoozeEvent, Ticket
from atiende.tickets.models.state import save_change
from atiende.tickets.models.writing import write_entry
from atiende.tickets.queries.awaited import event_awaited
from atiende.tickets.queries.locked import lock_ticket_for
from atiende.tickets.rules.handling import require_handling
from atiende.tickets.rules.snoozing import AT_MOST, problem_of_snooze
from atiende.tickets.rules.statuses import UNDER_WAY


def snooze_ticket(
    *,
    ticket_id: int,
    until: dt.datetime | None = None,
    awaited: str = "",
    event_id: int | None = None,
    by: Actor,
    at: dt.datetime,
) -> Ticket:
    """Until a moment, or what is `awaited` (rules.snoozing.Awaited): then `until` is the latest, 90 days if empty.

    `event_id`: of the case that is to be solved, or of the customer's order that is to be another than it is now. The
    same again changes nothing, another choice takes its place. Status, team and person stay. Raises NotPermitted,
    NotFound, InvalidInput (fields until, event), NothingToSnooze, TicketIsClosed and TicketIsMerged.
    """
    until = until or (at + AT_MOST if awaited else at)
    if problem := problem_of_snooze(until, at=at):
        raise InvalidInput(fields={"until": problem})
    with transaction.atomic():
        ticket = lock_ticket_for(by, ticket_id)
        require_handling(by, assignee_id=ticket.assignee_id)
        if ticket.category not in UNDER_WAY:
            raise NothingToSnooze
        event = event_awaited(by, ticket, awaited, event_id, at=at)
        if (ticket.snoozed_until, ticket.snoozed_for) == (until, awaited) and event is None:
            return ticket
        SnoozeEvent.objects.filter(pk=ticket_id).delete()
        if event is not None:
            event.save(force_insert=True)
        ticket.snoozed_until, ticket.snoozed_for = until, awaited
        save_change(ticket, "snoozed_until", "snoozed_for", at=at)
        _announce(ticket, event, by=by, at=at)
        return ticket


def _announce(ticket: Ticket, event: SnoozeEvent | None, *, by: Actor, at: dt.datetime) -> None:
    assert ticket.snoozed_until is not None
    until = ticket.snoozed_until.isoformat()
    data: dict[str, str | int] = {"until": until}
    if ticket.snoozed_for:
        data["for"] = ticket.snoozed_for
    if event is not None and event.case_id is not None:
        data["to"] = event.case_id
    write_entry(ticket.pk, "snoozed", by=by, at=at, data=data)
    record(
        by=by,
        verb="tickets.ticket_snoozed",
        target_kind="ticket",
        target_id=ticket.pk,
        fields=["snoozed_until"],
        at=at,
        details={"until": until, **({"for": ticket.snoozed_for} if ticket.snoozed_for else {})},
    )
    emit(TicketSnoozed(ticket_id=ticket.pk, until=until, by=by.id))
    tell_watchers(ticket)
