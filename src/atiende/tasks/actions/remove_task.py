"""Do away with a task that nobody needs."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotPermitted
from atiende.platform.outbox import emit
from atiende.tasks.announcing import record_task, tell_watchers
from atiende.tasks.events import TaskRemoved
from atiende.tasks.queries.visibility import WRITE, get_task_for


def remove_task(*, task_id: int, by: Actor, at: dt.datetime) -> None:
    """By who made it, whose it is, or who manages cases. Raises NotPermitted and NotFound."""
    by.require(WRITE)
    with transaction.atomic():
        task = get_task_for(by, task_id, is_locked=True)
        if by.id not in (task.made_by_id, task.assignee_id) and not by.may("tickets.manage"):
            raise NotPermitted(missing="tickets.manage")
        record_task(task, "task_removed", by=by, at=at)
        emit(TaskRemoved(task_id=task.pk, ticket_id=task.ticket_id or 0, by=by.id))
        tell_watchers(task.ticket_id, task.assignee_id, by.id)
        task.delete()
