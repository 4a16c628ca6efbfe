"""Let a ticket go on in another one: two cases turned out to be one matter."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotPermitted
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.tickets.announcing import tell_watchers
from atiende.tickets.errors import ColleagueIsAnswering, MergeInCircle
from atiende.tickets.events import TicketMerged
from atiende.tickets.models import Ticket, TicketMerge
from atiende.tickets.models.clocks import read_clocks_again
from atiende.tickets.models.locking import lock_merges
from atiende.tickets.models.searching_again import follow_case
from atiende.tickets.models.state import CLOCK_COLUMNS, save_change
from atiende.tickets.models.writing import write_entry
from atiende.tickets.queries.answering import answering_in
from atiende.tickets.queries.conversation import family_of, survivor_of_ticket
from atiende.tickets.queries.locked import lock_ticket_for
from atiende.tickets.rules.handling import require_handling


def merge_tickets(
    *, source_id: int, target_id: int, by: Actor, at: dt.datetime, knows_answering: bool = True
) -> Ticket:
    """The ticket that goes on: `target`, or that into which it was merged before.

    Nothing is rewritten: messages, participants and tokens stay with the ticket that they name, reading follows the
    merge, and unmerging takes it back. People of one never become recipients of the other. What was merged into
    `source` before comes along with it; what was at hand stays so. `knows_answering` False: whoever merges what a
    colleague is answering is asked first. Raises NotPermitted (also across brands that the actor does not serve both),
    NotFound, MergeInCircle, ColleagueIsAnswering, TicketIsMerged for a source that is merged already, TicketIsClosed
    for a closed target.
    """
    with transaction.atomic():
        lock_merges()
        survivor_id = survivor_of_ticket(target_id)
        if survivor_id == source_id:
            raise MergeInCircle
        source = lock_ticket_for(by, source_id, may_be_closed=True)
        target = lock_ticket_for(by, survivor_id)
        _require_both(by, source, target)
        if not knows_answering and (names := answering_in([source.pk, target.pk], but=by.id, at=at)):
            raise ColleagueIsAnswering(names=", ".join(names))
        TicketMerge.objects.create(
            source=source, target=target, merged_at=at, merged_by_id=by.id, merged_by_label=by.label[:150]
        )
        source.is_merged = True
        save_change(source, "is_merged", at=at)
        read_clocks_again(target, family_of(target.pk))
        if source.snoozed_until is None:
            target.snoozed_until = None
        save_change(target, *CLOCK_COLUMNS, "snoozed_until", at=at)
        follow_case(target.pk)
        write_entry(source.pk, "merged", by=by, at=at, data={"into": target.pk})
        write_entry(target.pk, "merged_in", by=by, at=at, data={"from": source.pk})
        record(
            by=by,
            verb="tickets.ticket_merged",
            target_kind="ticket",
            target_id=source.pk,
            at=at,
            details={"into_ticket_id": target.pk},
        )
        emit(TicketMerged(ticket_id=source.pk, into_ticket_id=target.pk, by=by.id))
        tell_watchers(source, target)
        return target


def _require_both(by: Actor, source: Ticket, target: Ticket) -> None:
    for ticket in (source, target):
        require_handling(by, assignee_id=ticket.assignee_id)
    if source.brand_id != target.brand_id and not (by.serves(source.brand_id) and by.serves(target.brand_id)):
        raise NotPermitted
