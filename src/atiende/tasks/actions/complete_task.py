"""Say that a task is done; one that comes back is written down anew."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.outbox import emit
from atiende.tasks.announcing import record_task, tell_watchers
from atiende.tasks.events import TaskCompleted
from atiende.tasks.models import Task
from atiende.tasks.queries.visibility import WRITE, get_task_for
from atiende.tasks.rules.cleaning import clean_line
from atiende.tasks.rules.recurrence import Recurrence, next_due
from atiende.tickets.queries.facts import facts_of_ticket
from atiende.tickets.rules.statuses import Category
from atiende.tickets.rules.transitions import SETTLED


def complete_task(*, task_id: int, by: Actor, at: dt.datetime) -> Task:
    """Done twice changes nothing. In a case that is settled nothing comes back. Raises NotPermitted and NotFound."""
    by.require(WRITE)
    with transaction.atomic():
        task = get_task_for(by, task_id, is_locked=True)
        if task.done_at is not None:
            return task
        task.done_at, task.done_by_id, task.done_by_label = at, by.id, clean_line(by.label, 150)
        task.version += 1
        task.save(update_fields=["done_at", "done_by_id", "done_by_label", "version"])
        following = _again(task, at=at)
        record_task(task, "task_completed", by=by, at=at)
        emit(
            TaskCompleted(
                task_id=task.pk,
                ticket_id=task.ticket_id or 0,
                next_task_id=following.pk if following else 0,
                by=by.id,
            )
        )
        tell_watchers(task.ticket_id, task.assignee_id, task.made_by_id, by.id)
        return task


def _again(task: Task, *, at: dt.datetime) -> Task | None:
    """The next of a task that comes back: a copy, due at its next time; one that was reopened has it already."""
    if not task.recurrence or task.due_at is None or _is_settled(task.ticket_id):
        return None
    if Task.objects.filter(came_after_id=task.pk).exists():
        return None
    due_at = next_due(
        task.due_at, Recurrence(task.recurrence), after=at, zone=ZoneInfo(task.zone), day=task.day
    )
    return Task.objects.create(
        ticket_id=task.ticket_id,
        title=task.title,
        details=task.details,
        assignee_id=task.assignee_id,
        team_id=task.team_id,
        due_at=due_at,
        is_all_day=task.is_all_day,
        recurrence=task.recurrence,
        zone=task.zone,
        day=task.day,
        came_after_id=task.pk,
        position=task.position,
        made_at=at,
        made_by_id=task.made_by_id,
        made_by_label=task.made_by_label,
    )


def _is_settled(ticket_id: int | None) -> bool:
    return ticket_id is not None and Category(facts_of_ticket(ticket_id).category) in SETTLED
