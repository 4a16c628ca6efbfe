"""Write down what is to be done."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.db import transaction
from django.db.models import Max

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.platform.outbox import emit
from atiende.tasks.announcing import announce_assignment, record_task, tell_watchers
from atiende.tasks.bringing_in import bring_in
from atiende.tasks.errors import TooMany
from atiende.tasks.events import TaskCreated
from atiende.tasks.models import Task
from atiende.tasks.queries.visibility import WRITE, open_beside
from atiende.tasks.rules.cleaning import clean_line
from atiende.tasks.rules.new_task import NewTask
from atiende.tickets.queries.locked import lock_ticket_for

MOST_OPEN: Final = 200
"""Open tasks of one case, or free ones of one maker."""


def create_task(*, task: NewTask, by: Actor, at: dt.datetime, came_after_id: int | None = None) -> Task:
    """The last of its case. Who gets it sees the case from now on.

    Raises NotPermitted, NotFound, InvalidInput, NotTheirsToGive, TooMany, TicketIsClosed and TicketIsMerged.
    """
    by.require(WRITE)
    cleaned = task.cleaned()
    if problems := cleaned.problems(at=at):
        raise InvalidInput(fields=problems)
    with transaction.atomic():
        if cleaned.ticket_id is not None:
            lock_ticket_for(by, cleaned.ticket_id)
        bring_in(cleaned.ticket_id, agent_id=cleaned.assignee_id, team_id=cleaned.team_id, by=by, at=at)
        made = _written(cleaned, came_after_id, by=by, at=at)
        record_task(made, "task_created", by=by, at=at)
        emit(TaskCreated(task_id=made.pk, ticket_id=made.ticket_id or 0, by=by.id))
        if made.assignee_id or made.team_id:
            announce_assignment(made, by=by)
        tell_watchers(made.ticket_id, made.assignee_id, by.id)
        return made


def _written(task: NewTask, came_after_id: int | None, *, by: Actor, at: dt.datetime) -> Task:
    beside = open_beside(task.ticket_id, made_by_id=by.id)
    if beside.count() >= MOST_OPEN:
        raise TooMany
    last = beside.aggregate(last=Max("position"))["last"] or 0
    return Task.objects.create(
        ticket_id=task.ticket_id,
        title=task.title,
        details=task.details,
        assignee_id=task.assignee_id,
        team_id=task.team_id,
        due_at=task.due_at,
        is_all_day=task.is_all_day,
        recurrence=task.recurrence,
        zone=task.time_zone,
        day=task.day_of_month,
        came_after_id=came_after_id,
        position=last + 10,
        made_at=at,
        made_by_id=by.id,
        made_by_label=clean_line(by.label, 150),
    )
