"""Reactions to what this room announces: whoever is given work is told of it, by the ways that they chose."""

from __future__ import annotations

from atiende.kernel.actors import Actor
from atiende.notifications.actions.notify import notify
from atiende.notifications.rules.kinds import Kind
from atiende.organisation.queries.authority import who_decides_for
from atiende.platform.outbox import Delivery, handles
from atiende.tasks.events import ApprovalAwaited, TaskAssigned


@handles(TaskAssigned)
def on_task_assigned(event: TaskAssigned, delivery: Delivery) -> None:
    notify(
        kind=Kind.TASK_GIVEN,
        person_ids=[event.assignee_id],
        ticket_id=event.ticket_id or None,
        url=f"/desk/tasks/{event.task_id}/",
        by=Actor(id=event.by, label=""),
        at=delivery.at,
    )


@handles(ApprovalAwaited)
def on_approval_awaited(event: ApprovalAwaited, delivery: Delivery) -> None:
    notify(
        kind=Kind.APPROVAL_ASKED,
        person_ids=who_decides_for(event.agent_id, at=delivery.at),
        url=f"/desk/approvals/{event.approval_id}/",
        by=Actor(id=event.asked_by, label=""),
        at=delivery.at,
    )
