"""What follows when an approval is over: it holds its case no longer, and who asked is told."""

from __future__ import annotations

import datetime as dt

from atiende.kernel.actors import Actor
from atiende.platform.outbox import emit
from atiende.tasks.events import ApprovalSettled
from atiende.tasks.models import Approval
from atiende.tickets.actions.lift_hold import lift_hold
from atiende.tickets.rules.holds import HoldKind


def settle(approval: Approval, outcome: str, *, by: Actor, at: dt.datetime) -> None:
    """In the transaction of the caller, who holds the approval."""
    approval.outcome, approval.settled_at = outcome, at
    approval.save(update_fields=["outcome", "settled_at"])
    if approval.holds_solving:
        lift_hold(
            ticket_id=approval.ticket_id,
            kind=HoldKind.NO_SOLVING,
            source=f"approval:{approval.pk}",
            by=by,
            at=at,
        )
    emit(
        ApprovalSettled(
            ticket_id=approval.ticket_id,
            approval_id=approval.pk,
            outcome=outcome,
            asked_by=approval.asked_by_id,
            by=by.id,
        )
    )
