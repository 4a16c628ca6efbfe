"""Start the clock of a term that the law gives: its date comes from who read the law."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Final

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.platform.audit import record
from atiende.service_levels.errors import PROMISE_IN_THE_PAST
from atiende.service_levels.keeping import lock_clocks, moment_of_step, renew_next_due, tell
from atiende.service_levels.models import Clock
from atiende.service_levels.promise_demand import renew_demand
from atiende.service_levels.rules.kinds import ClockKind
from atiende.tickets.queries.facts import facts_of_ticket

STEPS: Final = (50, 75, 90, 100)


def start_legal_clock(
    *,
    ticket_id: int,
    rule: str,
    due: dt.datetime,
    started_at: dt.datetime | None = None,
    steps: Collection[int] = STEPS,
    is_provisional: bool = False,
    by: Actor,
    at: dt.datetime,
) -> int:
    """The clock's id. `rule` names the term, once open at a time in a case; the same again changes nothing.

    `steps`: per cent of the plain time from the start to the date at which people are warned. Solving, waiting, putting
    off and merging do not touch it: only `pause_legal_clock` with a cause that the law names, and `stop_legal_clock`.
    Raises NotPermitted, NotFound, and InvalidInput for a date before its start.
    """
    by.require("complaints.manage")
    since = started_at or at
    if due <= since:
        raise InvalidInput(fields={"due": PROMISE_IN_THE_PAST})
    with transaction.atomic():
        facts_of_ticket(ticket_id)
        same = [
            clock for clock in lock_clocks(ticket_id) if clock.rule == rule and clock.kind == ClockKind.LEGAL
        ]
        if same:
            return int(same[0].pk)
        clock = Clock(
            ticket_id=ticket_id,
            kind=ClockKind.LEGAL.value,
            rule=rule,
            started_at=since,
            running_since=since,
            due_at=due,
            steps=sorted({*steps, 100}),
            is_provisional=is_provisional,
        )
        clock.next_alarm_at = moment_of_step(clock, clock.steps[0])
        clock.save(force_insert=True)
        tell(clock, "started", at=since, by=by, rule=rule, due=due.isoformat())
        renew_demand()
        renew_next_due(ticket_id, at=at)
        record(
            by=by,
            verb="service_levels.legal_clock_started",
            target_kind="ticket",
            target_id=ticket_id,
            at=at,
            details={"clock_id": clock.pk, "rule": rule},
        )
        return int(clock.pk)
