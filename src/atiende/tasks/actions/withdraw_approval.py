"""Take back a question that nobody needs to answer any more."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotPermitted
from atiende.platform.audit import record
from atiende.tasks.announcing import tell_watchers
from atiende.tasks.errors import ApprovalIsSettled
from atiende.tasks.models import Approval
from atiende.tasks.queries.approvals import get_approval_for
from atiende.tasks.queries.visibility import WRITE
from atiende.tasks.settling import settle


def withdraw_approval(*, approval_id: int, by: Actor, at: dt.datetime) -> Approval:
    """By who asked, or who manages cases. Raises NotPermitted, NotFound and ApprovalIsSettled."""
    by.require(WRITE)
    with transaction.atomic():
        approval = get_approval_for(by, approval_id, at=at, is_locked=True)
        if approval.asked_by_id != by.id and not by.may("tickets.manage"):
            raise NotPermitted(missing="tickets.manage")
        if approval.outcome:
            raise ApprovalIsSettled
        settle(approval, Approval.Outcome.WITHDRAWN, by=by, at=at)
        record(
            by=by,
            verb="tasks.approval_withdrawn",
            target_kind="approval",
            target_id=approval_id,
            at=at,
            details={"ticket_id": approval.ticket_id},
        )
        tell_watchers(approval.ticket_id, *(step.agent_id for step in approval.steps.all()))
        return approval
