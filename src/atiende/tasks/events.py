"""Facts that tasks announce: ids and codes, never the words of a person."""

from __future__ import annotations

from dataclasses import dataclass

from atiende.kernel.events import Event


@dataclass(frozen=True, slots=True)
class TaskCreated(Event):
    """`ticket_id` 0: a task of no case."""

    name = "tasks.task_created.v1"
    aggregate_kind = "task"
    task_id: int
    ticket_id: int
    by: int


@dataclass(frozen=True, slots=True)
class TaskAssigned(Event):
    """A person or a team has it now; 0: nobody."""

    name = "tasks.task_assigned.v1"
    aggregate_kind = "task"
    task_id: int
    ticket_id: int
    assignee_id: int
    team_id: int
    by: int


@dataclass(frozen=True, slots=True)
class TaskChanged(Event):
    """`fields`: their names, joined by commas."""

    name = "tasks.task_changed.v1"
    aggregate_kind = "task"
    task_id: int
    ticket_id: int
    fields: str
    by: int


@dataclass(frozen=True, slots=True)
class TaskCompleted(Event):
    """`next_task_id`: the one that comes after it, of a task that comes back; else 0."""

    name = "tasks.task_completed.v1"
    aggregate_kind = "task"
    task_id: int
    ticket_id: int
    next_task_id: int
    by: int


@dataclass(frozen=True, slots=True)
class TaskReopened(Event):
    name = "tasks.task_reopened.v1"
    aggregate_kind = "task"
    task_id: int
    ticket_id: int
    by: int


@dataclass(frozen=True, slots=True)
class TaskRemoved(Event):
    name = "tasks.task_removed.v1"
    aggregate_kind = "task"
    task_id: int
    ticket_id: int
    by: int


@dataclass(frozen=True, slots=True)
class ChecklistApplied(Event):
    """`template_id` 0: written for this case alone."""

    name = "tasks.checklist_applied.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    checklist_id: int
    template_id: int
    by: int


@dataclass(frozen=True, slots=True)
class ChecklistCompleted(Event):
    """Every line of it is ticked."""

    name = "tasks.checklist_completed.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    checklist_id: int
    by: int
