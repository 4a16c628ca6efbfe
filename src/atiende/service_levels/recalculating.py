"""The job that looks at open clocks again, a batch of cases at a time."""

from __future__ import annotations

from django.db import transaction

from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.platform.jobs import defer, job
from atiende.service_levels.actions.recalculate_clocks import cases_to_look_at, recalculate_case


@job("service_levels.recalculate_clocks")
def recalculate_from(why: str, after: int) -> None:
    """From the case after `after` on; what is left comes with the next job."""
    cases = cases_to_look_at(after=after)
    for ticket_id in cases:
        recalculate_case(ticket_id=ticket_id, why=why, by=SYSTEM, at=utc_now())
    if cases:
        with transaction.atomic():
            defer(recalculate_from, why=why, after=cases[-1])
