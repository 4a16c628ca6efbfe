"""Approve or reject what was asked."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, NotFound
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.tasks.announcing import announce_turn, tell_watchers
from atiende.tasks.errors import REASON_MISSING, AboveLimit, ApprovalIsSettled, NotYoursToDecide
from atiende.tasks.events import ApprovalDecided
from atiende.tasks.models import Approval, ApprovalStep
from atiende.tasks.queries.approvals import decider_of, get_approval_for
from atiende.tasks.rules.cleaning import clean_line, clean_text
from atiende.tasks.settling import settle

_DECISIONS = frozenset(ApprovalStep.Decision.values)


def decide_approval(
    *, approval_id: int, decision: str, reason: str = "", by: Actor, at: dt.datetime
) -> Approval:
    """In their own place, that of their role, or of somebody who is away. One rejection settles it.

    Raises NotFound, InvalidInput (reason: a rejection needs one), ApprovalIsSettled, NotYoursToDecide and AboveLimit.
    """
    if decision not in _DECISIONS:
        raise NotFound
    why = clean_text(reason, 1_000)
    with transaction.atomic():
        approval = get_approval_for(by, approval_id, at=at, is_locked=True)
        if approval.outcome:
            raise ApprovalIsSettled
        steps = list(approval.steps.all())
        decider = decider_of(by, at=at)
        step = decider.step_for(approval, steps)
        if step is None:
            raise NotYoursToDecide
        is_approved = decision == ApprovalStep.Decision.APPROVED
        reason_id = approval.ticket.contact_reason_id
        if is_approved and decider.is_above_limit(approval.amount, approval.currency, reason_id):
            raise AboveLimit
        if not is_approved and not why:
            raise InvalidInput(fields={"reason": REASON_MISSING})
        is_deputy = step.agent_id is not None and step.agent_id != by.id
        step.decision, step.reason, step.decided_at = decision, why, at
        step.decided_by_id, step.decided_by_label = by.id, clean_line(by.label, 150)
        step.for_agent_id = step.agent_id if is_deputy else 0
        step.save()
        _tell(approval, step, by=by, at=at)
        if not is_approved:
            settle(approval, Approval.Outcome.REJECTED, by=by, at=at)
        elif all(each.decision for each in steps):
            settle(approval, Approval.Outcome.APPROVED, by=by, at=at)
        elif approval.is_in_order:
            announce_turn(approval)
        tell_watchers(approval.ticket_id, approval.asked_by_id, *(each.agent_id for each in steps))
        return approval


def _tell(approval: Approval, step: ApprovalStep, *, by: Actor, at: dt.datetime) -> None:
    record(
        by=by,
        verb=f"tasks.approval_{step.decision}",
        target_kind="approval",
        target_id=approval.pk,
        at=at,
        details={"ticket_id": approval.ticket_id, "for_agent_id": step.for_agent_id},
    )
    emit(
        ApprovalDecided(
            ticket_id=approval.ticket_id,
            approval_id=approval.pk,
            decision=step.decision,
            for_agent_id=step.for_agent_id,
            by=by.id,
        )
    )
