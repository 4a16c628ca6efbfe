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


@dataclass(frozen=True, slots=True)
class ApprovalRequested(Event):
    name = "tasks.approval_requested.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    approval_id: int
    by: int


@dataclass(frozen=True, slots=True)
class ApprovalAwaited(Event):
    """It is somebody's turn: of a person, or of whoever has the role; the other is 0. `asked_by`: who waits for it."""

    name = "tasks.approval_awaited.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    approval_id: int
    agent_id: int
    role_id: int
    asked_by: int = 0


@dataclass(frozen=True, slots=True)
class ApprovalDecided(Event):
    """`decision`: approved or rejected. `for_agent_id`: in whose place; else 0."""

    name = "tasks.approval_decided.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    approval_id: int
    decision: str
    for_agent_id: int
    by: int


@dataclass(frozen=True, slots=True)
class ApprovalSettled(Event):
    """`outcome`: approved, rejected or withdrawn. `asked_by`: who waits for it."""

    name = "tasks.approval_settled.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    approval_id: int
    outcome: str
    asked_by: int
    by: int


@dataclass(frozen=True, slots=True)
class ApprovalReminded(Event):
    """Who is awaited was reminded by mail; `people`: how many."""

    name = "tasks.approval_reminded.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    approval_id: int
    people: int


@dataclass(frozen=True, slots=True)
class TimeAccounted(Event):
    """`minutes` may be below zero in a correction; `corrects_id` then says of what."""

    name = "tasks.time_accounted.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    entry_id: int
    minutes: int
    is_billable: bool
    corrects_id: int
    by: int


@dataclass(frozen=True, slots=True)
class PlanApplied(Event):
    name = "tasks.plan_applied.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    template_id: int
    by: int


@dataclass(frozen=True, slots=True)
class QuoteSent(Event):
    name = "tasks.quote_sent.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    quote_id: int
    version: int
    by: int


@dataclass(frozen=True, slots=True)
class QuoteAccepted(Event):
    """By the customer, on the portal."""

    name = "tasks.quote_accepted.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    quote_id: int
    version: int


@dataclass(frozen=True, slots=True)
class QuoteRejected(Event):
    """By the customer, on the portal."""

    name = "tasks.quote_rejected.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    quote_id: int
    version: int


@dataclass(frozen=True, slots=True)
class QuoteWithdrawn(Event):
    name = "tasks.quote_withdrawn.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    quote_id: int
    by: int
