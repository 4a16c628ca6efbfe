"""Clocks under /api/v1/: those of a case, to read. Scopes are those of tickets."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router

from atiende.kernel.clock import utc_now
from atiende.platform.api.calling import caller_of
from atiende.service_levels.api.schemas import ClocksShown
from atiende.service_levels.queries.shown import ClockShown, clocks_of_case
from atiende.tickets.queries.visibility import get_ticket_for

router = Router(tags=["service levels"])
READ = "tickets:read"


@router.get(
    "/tickets/{int:number}/clocks",
    response=ClocksShown,
    summary="The clocks of a case",
    operation_id="list_clocks",
)
def clocks(request: HttpRequest, number: int) -> dict[str, Any]:
    """What was promised and how it stands: open ones first, the next due on top; at most a hundred."""
    actor, now = caller_of(request).acting(READ), utc_now()
    ticket = get_ticket_for(actor, number)
    return {"items": [_clock(each) for each in clocks_of_case(actor, ticket.pk, at=now)]}


def _clock(each: ClockShown) -> dict[str, Any]:
    clock = each.clock
    return {
        "id": clock.pk,
        "kind": clock.kind,
        "rule": clock.rule,
        "state": each.state,
        "policy": each.policy,
        "started_at": clock.started_at,
        "due_at": clock.due_at,
        "promised_at": clock.promised_at,
        "breached_at": clock.breached_at,
        "ended_at": clock.stopped_at,
        "target_seconds": clock.target_seconds,
        "spent_seconds": each.spent,
        "left_seconds": each.left,
        "held_up_by": clock.pauses,
        "is_provisional": clock.is_provisional,
    }
