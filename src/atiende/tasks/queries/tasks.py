"""Tasks of a case, and those of a person by when they are due."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Final

from django.db.models import F, QuerySet

from atiende.kernel.actors import Actor
from atiende.tasks.models import Task
from atiende.tasks.queries.visibility import waiting_for
from atiende.tickets.queries.conversation import family_of
from atiende.tickets.queries.visibility import ids_seen, require_seen

MOST: Final = 200
COUNTED: Final = 99
_WITH: Final = ("assignee__user", "team", "ticket")


@dataclass(frozen=True, slots=True)
class DueTasks:
    """Open tasks by when they are due; each in order. `has_more`: not all of them are here."""

    overdue: list[Task] = field(default_factory=list)
    today: list[Task] = field(default_factory=list)
    later: list[Task] = field(default_factory=list)
    undated: list[Task] = field(default_factory=list)
    has_more: bool = False


def tasks_of_case(actor: Actor, ticket_id: int) -> list[Task]:
    """Open ones in their order, then those done, the last first; of what was merged into it too. Raises NotFound."""
    require_seen(actor, ticket_id)
    rows = Task.objects.filter(ticket_id__in=family_of(ticket_id)).select_related(*_WITH)
    found = list(rows.order_by(F("done_at").desc(nulls_first=True), "position", "pk")[:MOST])
    return found


def due_tasks(actor: Actor, *, at: dt.datetime, ends_today: dt.datetime) -> DueTasks:
    """What waits for this person. A task whose case they do not see any more is left out. In three queries."""
    if not actor.may("tickets.read"):
        return DueTasks()
    rows = _ordered(waiting_for(actor))[: MOST + 1]
    found = list(rows.select_related(*_WITH))
    seen = ids_seen(actor, {task.ticket_id for task in found[:MOST] if task.ticket_id})
    due = DueTasks(has_more=len(found) > MOST)
    for task in found[:MOST]:
        if task.ticket_id is not None and task.ticket_id not in seen:
            continue
        _part(due, task, at=at, ends_today=ends_today).append(task)
    return due


def done_lately(actor: Actor, *, size: int = 20) -> list[Task]:
    """What this person did last, where they still see it."""
    rows = Task.objects.filter(done_by_id=actor.id, done_at__isnull=False).select_related(*_WITH)
    found = list(rows.order_by("-done_at")[:size])
    seen = ids_seen(actor, {task.ticket_id for task in found if task.ticket_id})
    return [task for task in found if task.ticket_id is None or task.ticket_id in seen]


def given_away(actor: Actor, *, size: int = 50) -> list[Task]:
    """Open tasks that this person made for others."""
    rows = Task.objects.filter(made_by_id=actor.id, done_at=None).exclude(assignee_id=actor.id)
    found = list(_ordered(rows).select_related(*_WITH)[:size])
    seen = ids_seen(actor, {task.ticket_id for task in found if task.ticket_id})
    return [task for task in found if task.ticket_id is None or task.ticket_id in seen]


def count_due(actor: Actor, *, ends_today: dt.datetime) -> int:
    """How many are overdue or due today, to 99 and one more: what the sidebar says."""
    if not actor.may("tickets.read"):
        return 0
    return waiting_for(actor).filter(due_at__lte=ends_today)[: COUNTED + 1].count()


def page_of_tasks(
    actor: Actor, *, ticket_id: int | None, before: int, size: int
) -> tuple[list[Task], int | None]:
    """For programs, the newest first, and where the next page begins: all of a case that the actor sees, or what waits
    for them. `before`: what the page before said, 0 for the first one. Raises NotFound.
    """
    if ticket_id is not None:
        require_seen(actor, ticket_id)
        rows = Task.objects.filter(ticket_id__in=family_of(ticket_id))
    elif actor.may("tickets.read"):
        rows = waiting_for(actor)
    else:
        return [], None
    if before:
        rows = rows.filter(pk__lt=before)
    found = list(rows.select_related("ticket").order_by("-pk")[: size + 1])
    shown = found[:size]
    seen = ids_seen(actor, {task.ticket_id for task in shown if task.ticket_id})
    following = shown[-1].pk if len(found) > size else None
    return [task for task in shown if task.ticket_id is None or task.ticket_id in seen], following


def _ordered(rows: QuerySet[Task]) -> QuerySet[Task]:
    return rows.order_by(F("due_at").asc(nulls_last=True), "position", "pk")


def _part(due: DueTasks, task: Task, *, at: dt.datetime, ends_today: dt.datetime) -> list[Task]:
    if task.due_at is None:
        return due.undated
    if task.due_at < at:
        return due.overdue
    return due.today if task.due_at <= ends_today else due.later
