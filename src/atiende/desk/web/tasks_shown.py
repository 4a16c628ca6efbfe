"""Tasks as pages and the panel show them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from atiende.desk.web.task_forms import RECURRENCES
from atiende.kernel.actors import Actor


@dataclass(frozen=True, slots=True)
class TaskRow:
    """`due`: overdue, today, later or nothing. `owner`: a person's or a team's name."""

    row: Any
    due: str
    owner: str
    is_of_team: bool
    again: Any
    may_change: bool
    may_remove: bool

    @property
    def number(self) -> int:
        return int(self.row.ticket.number) if self.row.ticket_id else 0


def ends_today(at: dt.datetime) -> dt.datetime:
    """When the day of who is signed in ends."""
    local = at.astimezone(timezone.get_current_timezone())
    return dt.datetime.combine(local.date(), dt.time(23, 59, 59), tzinfo=local.tzinfo)


def task_rows(actor: Actor, tasks: list[Any], *, at: dt.datetime) -> list[TaskRow]:
    end = ends_today(at)
    return [_row(actor, task, at=at, end=end) for task in tasks]


def _row(actor: Actor, task: Any, *, at: dt.datetime, end: dt.datetime) -> TaskRow:
    writes = actor.may("tickets.note")
    owner = task.assignee.user.name if task.assignee_id else task.team.name if task.team_id else ""
    is_own = actor.id in (task.made_by_id, task.assignee_id)
    return TaskRow(
        row=task,
        due=_due(task, at=at, end=end),
        owner=owner,
        is_of_team=not task.assignee_id and bool(task.team_id),
        again=dict(RECURRENCES)[task.recurrence] if task.recurrence else "",
        may_change=writes,
        may_remove=writes and (is_own or actor.may("tickets.manage")),
    )


def _due(task: Any, *, at: dt.datetime, end: dt.datetime) -> str:
    if task.due_at is None or task.done_at is not None:
        return ""
    if task.due_at < at:
        return "overdue"
    return "today" if task.due_at <= end else "later"
