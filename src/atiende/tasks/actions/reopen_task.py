"""Say that a task was not done after all."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.outbox import emit
from atiende.tasks.announcing import record_task, tell_watchers
from atiende.tasks.events import TaskReopened
from atiende.tasks.models import Task
from atiende.tasks.queries.visibility import WRITE, get_task_for


def reopen_task(*, task_id: int, by: Actor, at: dt.datetime) -> Task:
    """An open one stays. Raises NotPermitted and NotFound."""
    by.require(WRITE)
    with transaction.atomic():
        task = get_task_for(by, task_id, is_locked=True)
        if task.done_at is None:
            return task
        task.done_at, task.done_by_id, task.done_by_label = None, None, ""
        task.version += 1
        task.save(update_fields=["done_at", "done_by_id", "done_by_label", "version"])
        record_task(task, "task_reopened", by=by, at=at)
        emit(TaskReopened(task_id=task.pk, ticket_id=task.ticket_id or 0, by=by.id))
        tell_watchers(task.ticket_id, task.assignee_id, task.made_by_id, by.id)
        return task
