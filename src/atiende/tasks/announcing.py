"""What several actions do alike: the audit entry of a task, and the news to who looks at its case or their list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit
from atiende.tasks.events import TaskAssigned
from atiende.tasks.models import Task


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
