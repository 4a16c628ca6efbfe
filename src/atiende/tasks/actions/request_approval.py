"""Ask one or several for their approval: by hand, or by a rule."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.db import transaction

from atiende.identity.queries.roles import role_names
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.tasks.announcing import announce_turn, tell_watchers
from atiende.tasks.bringing_in import bring_in, person_at_work
from atiende.tasks.errors import OWN_APPROVAL, UNKNOWN_ROLE, TooMany
from atiende.tasks.events import ApprovalRequested
from atiende.tasks.models import Approval, ApprovalStep
from atiende.tasks.queries.visibility import WRITE
from atiende.tasks.rules.approval import Approver, Question
from atiende.tasks.rules.cleaning import clean_line
from atiende.tickets.actions.lay_hold import lay_hold
from atiende.tickets.queries.locked import lock_ticket_for
from atiende.tickets.rules.holds import HoldKind

MOST: Final = 50


def request_approval(*, ticket_id: int, question: Question, by: Actor, at: dt.datetime) -> Approval:
    """Who is asked by name sees the case from now on.

    Raises NotPermitted, NotFound, InvalidInput, NotTheirsToGive, TooMany, TicketIsClosed and TicketIsMerged.
    """
    by.require(WRITE)
    cleaned = question.cleaned()
    if problems := cleaned.problems(at=at):
        raise InvalidInput(fields=problems)
    with transaction.atomic():
        lock_ticket_for(by, ticket_id)
        if Approval.objects.filter(ticket_id=ticket_id).count() >= MOST:
            raise TooMany
        labels = [_named(each, by) for each in cleaned.approvers]
        for each in cleaned.approvers:
            bring_in(ticket_id, agent_id=each.agent_id, team_id=None, by=by, at=at)
        approval = _written(ticket_id, cleaned, labels, by=by, at=at)
        if approval.holds_solving:
            lay_hold(
                ticket_id=ticket_id,
                kind=HoldKind.NO_SOLVING,
                source=f"approval:{approval.pk}",
                reason=approval.subject,
                by=by,
                at=at,
            )
        record(
            by=by,
            verb="tasks.approval_requested",
            target_kind="approval",
            target_id=approval.pk,
            at=at,
            details={"ticket_id": ticket_id, "asked": len(labels)},
        )
        emit(ApprovalRequested(ticket_id=ticket_id, approval_id=approval.pk, by=by.id))
        announce_turn(approval)
        tell_watchers(ticket_id, *(each.agent_id for each in cleaned.approvers))
        return approval


def _named(each: Approver, by: Actor) -> str:
    """What they are called today. Raises InvalidInput for nobody, and for who asks."""
    if each.agent_id is not None:
        if each.agent_id == by.id:
            raise InvalidInput(fields={"approvers": OWN_APPROVAL})
        return person_at_work(each.agent_id, field="approvers").label
    name = dict(role_names()).get(each.role_id or 0)
    if name is None:
        raise InvalidInput(fields={"approvers": UNKNOWN_ROLE})
    return name


def _written(
    ticket_id: int, question: Question, labels: list[str], *, by: Actor, at: dt.datetime
) -> Approval:
    approval = Approval.objects.create(
        ticket_id=ticket_id,
        subject=question.subject,
        details=question.details,
        amount=question.amount,
        currency=question.currency,
        is_in_order=question.is_in_order,
        holds_solving=question.holds_solving,
        due_at=question.due_at,
        asked_at=at,
        asked_by_id=by.id,
        asked_by_label=clean_line(by.label, 150),
    )
    ApprovalStep.objects.bulk_create(
        ApprovalStep(
            approval=approval,
            position=place,
            agent_id=each.agent_id,
            role_id=each.role_id,
            label=clean_line(label, 150),
        )
        for place, (each, label) in enumerate(zip(question.approvers, labels, strict=True), start=1)
    )
    return approval
