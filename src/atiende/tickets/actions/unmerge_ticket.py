"""Let a merged ticket stand for itself again."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.tickets.announcing import announce_status, tell_watchers
from atiende.tickets.errors import NotMerged
from atiende.tickets.events import TicketUnmerged
from atiende.tickets.models import Ticket, TicketMerge, TicketStatus
from atiende.tickets.models.clocks import read_clocks_again
from atiende.tickets.models.locking import lock_case, lock_merges, lock_ticket
from atiende.tickets.models.searching_again import follow_case, rewrite_case
from atiende.tickets.models.state import (
    CLOCK_COLUMNS,
    STATUS_COLUMNS,
    StatusChange,
    enter_status,
    save_change,
)
from atiende.tickets.models.writing import write_entry
from atiende.tickets.queries.conversation import family_of
from atiende.tickets.queries.visibility import require_seen
from atiende.tickets.rules.handling import require_handling
from atiende.tickets.rules.statuses import Category
from atiende.tickets.rules.transitions import after_customer_message


def unmerge_ticket(*, source_id: int, by: Actor, at: dt.datetime) -> Ticket:
    """The ticket, with all that names it: also what came in meanwhile, which wakes it as it would have then.

    Raises NotPermitted, NotFound and NotMerged.
    """
    with transaction.atomic():
        lock_merges()
        source = lock_ticket(source_id)
        if source is None:
            raise NotFound
        require_seen(by, source_id)
        merge = TicketMerge.objects.filter(source_id=source_id).first()
        if merge is None:
            raise NotMerged
        survivor = lock_case(merge.target_id)
        assert survivor is not None, "a merge names two tickets"
        require_seen(by, survivor.pk)
        for ticket in (source, survivor):
            require_handling(by, assignee_id=ticket.assignee_id)
        merge.delete()
        change = _take_back(source, since=merge.merged_at, at=at)
        read_clocks_again(survivor, family_of(survivor.pk))
        save_change(survivor, *CLOCK_COLUMNS, at=at)
        follow_case(source.pk)
        rewrite_case(source.pk)
        write_entry(source_id, "unmerged", by=by, at=at, data={"from": merge.target_id})
        write_entry(merge.target_id, "unmerged_out", by=by, at=at, data={"ticket": source_id})
        record(
            by=by,
            verb="tickets.ticket_unmerged",
            target_kind="ticket",
            target_id=source_id,
            at=at,
            details={"from_ticket_id": merge.target_id},
        )
        emit(TicketUnmerged(ticket_id=source_id, from_ticket_id=merge.target_id, by=by.id))
        announce_status(change, by=by)
        tell_watchers(source, survivor)
        return source


def _take_back(source: Ticket, *, since: dt.datetime, at: dt.datetime) -> StatusChange | None:
    """Its clocks as its messages say, and awake when a person wrote while it was merged."""
    read_clocks_again(source, family_of(source.pk))
    last = source.last_customer_message_at
    change = None
    if last is not None and last > since:
        category = Category(source.category)
        woken = after_customer_message(category, is_automatic=False)
        if woken != category:
            change = enter_status(source, TicketStatus.objects.get(key=woken.value), at=at)
            read_clocks_again(source, family_of(source.pk))
    source.is_merged = False
    save_change(source, *CLOCK_COLUMNS, *STATUS_COLUMNS, "is_merged", at=at)
    return change
