"""Account for minutes that one spent on a case."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.tasks.announcing import record_time
from atiende.tasks.models import TimeEntry
from atiende.tasks.queries.visibility import WRITE
from atiende.tasks.rules.cleaning import clean_line
from atiende.tasks.rules.time import Worked
from atiende.tickets.queries.locked import lock_ticket_for


def account_time(*, ticket_id: int, worked: Worked, by: Actor, at: dt.datetime) -> TimeEntry:
    """One's own, in closed cases too. Raises NotPermitted, NotFound, InvalidInput and TicketIsMerged."""
    by.require(WRITE)
    cleaned = worked.cleaned()
    if problems := cleaned.problems(today=at.date()):
        raise InvalidInput(fields=problems)
    with transaction.atomic():
        lock_ticket_for(by, ticket_id, may_be_closed=True)
        entry = TimeEntry.objects.create(
            ticket_id=ticket_id,
            agent_id=by.id,
            agent_label=clean_line(by.label, 150),
            minutes=cleaned.minutes,
            is_billable=cleaned.is_billable,
            by_timer=cleaned.by_timer,
            what=cleaned.what,
            worked_on=cleaned.worked_on,
            made_at=at,
            made_by_id=by.id,
        )
        record_time(entry, "time_accounted", by=by, at=at)
        return entry
