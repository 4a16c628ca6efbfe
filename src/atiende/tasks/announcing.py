"""What several actions do alike: the audit entry of a task, and the news to who looks at its case or their list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit
from atiende.tasks.events import ApprovalAwaited, TaskAssigned, TimeAccounted
from atiende.tasks.models import Approval, Task, TimeEntry
from atiende.tasks.rules.approval import awaited


def record_task(
    task: Task, verb: str, *, by: Actor, at: dt.datetime, fields: Iterable[str] = (), **details: int | str
) -> None:
    record(
        by=by,
        verb=f"tasks.{verb}",
        target_kind="task",
        target_id=task.pk,
        fields=fields,
        at=at,
        details={"ticket_id": task.ticket_id or 0, **details},
    )


def announce_assignment(task: Task, *, by: Actor) -> None:
    emit(
        TaskAssigned(
            task_id=task.pk,
            ticket_id=task.ticket_id or 0,
            assignee_id=task.assignee_id or 0,
            team_id=task.team_id or 0,
            by=by.id,
        )
    )


def tell_watchers(ticket_id: int | None, *person_ids: int | None) -> None:
    """Whoever looks at the case, and these people wherever they are, read again after the commit."""
    if ticket_id is not None:
        signal(f"ticket:{ticket_id}")
    for person_id in sorted({each for each in person_ids if each}):
        signal(f"tasks:{person_id}")


def announce_turn(approval: Approval) -> None:
    """Whoever may decide now is told so."""
    for step in awaited(approval.steps.all(), is_in_order=approval.is_in_order):
        emit(
            ApprovalAwaited(
                ticket_id=approval.ticket_id,
                approval_id=approval.pk,
                agent_id=step.agent_id or 0,
                role_id=step.role_id or 0,
                asked_by=approval.asked_by_id,
            )
        )


def record_time(entry: TimeEntry, verb: str, *, by: Actor, at: dt.datetime) -> None:
    """Audit entry, event and news of a row, in the transaction of the caller."""
    record(
        by=by,
        verb=f"tasks.{verb}",
        target_kind="ticket",
        target_id=entry.ticket_id,
        at=at,
        details={"entry_id": entry.pk, "minutes": entry.minutes},
    )
    emit(
        TimeAccounted(
            ticket_id=entry.ticket_id,
            entry_id=entry.pk,
            minutes=entry.minutes,
            is_billable=entry.is_billable,
            corrects_id=entry.corrects_id or 0,
            by=by.id,
        )
    )
    tell_watchers(entry.ticket_id)
