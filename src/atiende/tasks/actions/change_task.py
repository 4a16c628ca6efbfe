"""Say a task otherwise, or give it to somebody else."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.platform.outbox import emit
from atiende.tasks.announcing import announce_assignment, record_task, tell_watchers
from atiende.tasks.bringing_in import bring_in
from atiende.tasks.errors import TaskChangedMeanwhile, TaskIsDone
from atiende.tasks.events import TaskChanged
from atiende.tasks.models import Task
from atiende.tasks.queries.visibility import WRITE, get_task_for
from atiende.tasks.rules.new_task import NewTask

_HANDS = frozenset({"assignee_id", "team_id"})


def change_task(*, task_id: int, task: NewTask, version: int, by: Actor, at: dt.datetime) -> Task:
    """Its case never changes. `version`: the one that was seen; the same again changes nothing.

    Raises NotPermitted, NotFound, InvalidInput, NotTheirsToGive, TaskIsDone and TaskChangedMeanwhile.
    """
    by.require(WRITE)
    cleaned = task.cleaned()
    if problems := cleaned.problems(at=at):
        raise InvalidInput(fields=problems)
    with transaction.atomic():
        kept = get_task_for(by, task_id, is_locked=True)
        if kept.done_at is not None:
            raise TaskIsDone
        if kept.version != version:
            raise TaskChangedMeanwhile
        before = kept.assignee_id
        fields = _changed(kept, cleaned)
        if not fields:
            return kept
        if _HANDS & set(fields):
            bring_in(kept.ticket_id, agent_id=kept.assignee_id, team_id=kept.team_id, by=by, at=at)
        kept.version += 1
        kept.save(update_fields=[*fields, "version"])
        record_task(kept, "task_changed", by=by, at=at, fields=fields)
        emit(TaskChanged(task_id=kept.pk, ticket_id=kept.ticket_id or 0, fields=",".join(fields), by=by.id))
        if _HANDS & set(fields):
            announce_assignment(kept, by=by)
        tell_watchers(kept.ticket_id, before, kept.assignee_id, by.id)
        return kept


def _changed(kept: Task, task: NewTask) -> list[str]:
    """The columns that are others now."""
    wanted = {
        "title": task.title,
        "details": task.details,
        "assignee_id": task.assignee_id,
        "team_id": task.team_id,
        "due_at": task.due_at,
        "is_all_day": task.is_all_day,
        "recurrence": task.recurrence,
    }
    fields = [name for name, value in wanted.items() if getattr(kept, name) != value]
    for name in fields:
        setattr(kept, name, wanted[name])
    if "due_at" in fields:
        kept.zone, kept.day = task.time_zone, task.day_of_month
        fields += ["zone", "day"]
    return fields
