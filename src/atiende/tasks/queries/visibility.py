"""Who sees which task, and who may touch it."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.tasks.models import Task
from atiende.tickets.queries.visibility import sees

WRITE = "tickets.note"
"""Tasks are words of the house among itself, as notes are."""


def get_task_for(actor: Actor, task_id: int, *, is_locked: bool = False) -> Task:
    """Of a case: whoever sees the case; a free one: who made it, whose it is, and their team. Raises NotFound."""
    rows = Task.objects.select_for_update(of=("self",)) if is_locked else Task.objects.all()
    task = rows.filter(pk=task_id).first() if 0 < task_id < 2**63 else None
    if task is None or not sees_task(actor, task):
        raise NotFound
    return task


def sees_task(actor: Actor, task: Task) -> bool:
    if actor.is_system:
        return True
    if not actor.may("tickets.read"):
        return False
    if task.ticket_id is not None:
        return sees(actor, task.ticket_id)
    is_of_team = task.team_id is not None and task.team_id in actor.team_ids
    return is_of_team or actor.id in (task.assignee_id, task.made_by_id)


def waiting_for(actor: Actor) -> QuerySet[Task]:
    """Open tasks that wait for this person: their own, and those of their teams that nobody took."""
    of_teams = Q(team_id__in=sorted(actor.team_ids), assignee_id=None)
    mine = Q(assignee_id=actor.id) | of_teams if actor.team_ids else Q(assignee_id=actor.id)
    return Task.objects.filter(mine, done_at=None)


def open_beside(ticket_id: int | None, *, made_by_id: int) -> QuerySet[Task]:
    """The open tasks of one order: those of a case, or the free ones of a maker."""
    if ticket_id is None:
        return Task.objects.filter(ticket__isnull=True, made_by_id=made_by_id, done_at=None)
    return Task.objects.filter(ticket_id=ticket_id, done_at=None)
