"""Open clocks looked at again, by the policies and calendars of now: credited, written down, promises untouched."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.db import transaction

from atiende.kernel.clock import utc_now
from atiende.platform.jobs import defer, job
from atiende.service_levels.keeping import finish, lock_clocks, recalculate, renew_next_due, retarget
from atiende.service_levels.models import Clock
from atiende.service_levels.queries.active import policy_for
from atiende.service_levels.rules.kinds import ClockKind, End
from atiende.service_levels.working import Hours
from atiende.tickets.queries import promise_facts

BATCH: Final = 500


@job("service_levels.recalculate_clocks")
def recalculate_from(why: str, after: int) -> None:
    """From the case after `after` on; what is left comes with the next job."""
    cases = cases_to_look_at(after=after)
    for ticket_id in cases:
        recalculate_case(ticket_id=ticket_id, why=why, at=utc_now())
    if cases:
        with transaction.atomic():
            defer(recalculate_from, why=why, after=cases[-1])


def recalculate_case(*, ticket_id: int, why: str, at: dt.datetime) -> int:
    """How many targets moved. `why`: policy or calendar."""
    hours, moved = Hours(), 0
    with transaction.atomic():
        clocks = [clock for clock in lock_clocks(ticket_id) if clock.kind != ClockKind.LEGAL]
        facts = promise_facts(ticket_id)
        if facts is None:
            return 0
        policy = policy_for(facts) if clocks else None
        for clock in clocks:
            if why == "calendar":
                moved += recalculate(clock, why=why, at=at, hours=hours)
            elif policy is None or ClockKind(clock.kind) not in policy.definition.targets:
                finish(clock, End.NO_POLICY, at=at, hours=hours)
            elif (clock.policy_id, clock.policy_number) != (policy.policy_id, policy.number):
                retarget(clock, policy, facts, why=why, at=at, hours=hours)
                moved += 1
        renew_next_due(ticket_id, at=at)
    return moved


def cases_to_look_at(*, after: int = 0, is_provisional: bool = False) -> list[int]:
    """Cases with open clocks beyond that id, in order: the next batch. `is_provisional`: only due dates not certain."""
    rows = Clock.objects.filter(stopped_at=None, ticket_id__gt=after)
    if is_provisional:
        rows = rows.filter(is_provisional=True)
    return list(rows.order_by("ticket_id").values_list("ticket_id", flat=True).distinct()[:BATCH])
