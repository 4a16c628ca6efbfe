"""Work in the background."""

from __future__ import annotations

from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.platform.jobs import job
from atiende.service_levels.actions.act_on_alarms import act_on_alarms
from atiende.service_levels.recalculating import cases_to_look_at, recalculate_case


@job("service_levels.act_on_alarms", cron="* * * * *", retries=0, rests=True)
def act_on_due_clocks() -> None:
    """Every minute: clocks whose warning or end has come."""
    act_on_alarms(by=SYSTEM, at=utc_now())


@job("service_levels.look_at_provisional", cron="35 3 * * *", retries=0)
def look_at_provisional_clocks() -> None:
    """Every night: due dates beyond the known holidays, which may be known now."""
    after = 0
    while cases := cases_to_look_at(after=after, is_provisional=True):
        for ticket_id in cases:
            recalculate_case(ticket_id=ticket_id, why="calendar", at=utc_now())
        after = cases[-1]
