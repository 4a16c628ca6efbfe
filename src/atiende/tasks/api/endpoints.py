"""Tasks under /api/v1/: list, write down and do; and the quotes of a case, to read. Scopes are those of tickets."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Status

from atiende.kernel.actors import Actor
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import InvalidInput, NotFound
from atiende.platform.api.bodies import Listed
from atiende.platform.api.calling import caller_of
from atiende.platform.api.errors import CursorUnknown
from atiende.platform.api.once import Made, made_once, once
from atiende.tasks.actions.complete_task import complete_task
from atiende.tasks.actions.create_task import create_task
from atiende.tasks.api.schemas import NewTaskBody, QuotesShown, TaskShown
from atiende.tasks.errors import DUE_UNREADABLE
from atiende.tasks.models import Quote, Task
from atiende.tasks.queries.quotes import is_expired, lines_of, quotes_of_case
from atiende.tasks.queries.tasks import page_of_tasks
from atiende.tasks.rules.new_task import NewTask, end_of_day
from atiende.tasks.rules.quote import sums_of
from atiende.tickets.errors import UNKNOWN_CASE
from atiende.tickets.queries.naming import agent_named, team_named
from atiende.tickets.queries.visibility import get_ticket_for

router = Router(tags=["tasks"])
Answer = dict[str, Any]
READ, WRITE = "tickets:read", "tickets:write"
LIMIT = 50


@router.get("/tasks", response=Listed[TaskShown], summary="List tasks", operation_id="list_tasks")
def tasks(
    request: HttpRequest,
    ticket: Annotated[int | None, Query(description="Only of this case, done ones too.")] = None,
    cursor: Annotated[str, Query(description="`next` of the page before.")] = "",
    limit: Annotated[int, Query(ge=1, le=100, description="How many at most.")] = LIMIT,
) -> Answer:
    """The open ones of who holds the token and of their teams or, with `ticket`, all of a case: newest first."""
    actor = caller_of(request).acting(READ)
    if cursor and not (cursor.isascii() and cursor.isdecimal() and len(cursor) < 19):
        raise CursorUnknown
    ticket_id = get_ticket_for(actor, ticket).pk if ticket is not None else None
    rows, following = page_of_tasks(actor, ticket_id=ticket_id, before=int(cursor or 0), size=limit)
    return {"items": [_task(row) for row in rows], "next": str(following) if following else None}


@router.post("/tasks", response={201: TaskShown}, summary="Write down a task", operation_id="create_task")
def new_task(request: HttpRequest, body: NewTaskBody) -> HttpResponse:
    """Who gets it sees its case from now on. Takes an Idempotency-Key."""
    actor, now = caller_of(request).acting(WRITE), utc_now()

    def act() -> Made:
        made = create_task(task=_asked(actor, body), by=actor, at=now)
        return Made(_task(made))

    return made_once(request, act, at=now, located=lambda made: f"{request.path}/{made['id']}")


@router.post(
    "/tasks/{int:task_id}/complete",
    response={200: TaskShown},
    summary="Say that a task is done",
    operation_id="complete_task",
)
def done(request: HttpRequest, task_id: int) -> Status[Answer]:
    """Done twice changes nothing; one that comes back is written down anew. Takes an Idempotency-Key."""
    actor, now = caller_of(request).acting(WRITE), utc_now()

    def act() -> Made:
        return Made(_task(complete_task(task_id=task_id, by=actor, at=now)), status=200)

    return Status(*once(request, act, at=now))


@router.get(
    "/tickets/{int:number}/quotes",
    response=QuotesShown,
    summary="The quotes of a case",
    operation_id="list_quotes",
)
def quotes(request: HttpRequest, number: int) -> Answer:
    """Every version of each, the newest first; at most fifty stand in a case."""
    actor, now = caller_of(request).acting(READ), utc_now()
    ticket = get_ticket_for(actor, number)
    return {"items": [_quote(row, now) for row in quotes_of_case(actor, ticket.pk)]}


def _case(actor: Actor, number: int) -> int:
    try:
        return get_ticket_for(actor, number).pk
    except NotFound as missing:
        raise InvalidInput(fields={"ticket": UNKNOWN_CASE}) from missing


def _asked(actor: Actor, body: NewTaskBody) -> NewTask:
    zone = _zone(body.time_zone)
    return NewTask(
        title=body.title,
        details=body.details,
        ticket_id=None if body.ticket is None else _case(actor, body.ticket),
        assignee_id=agent_named(actor, body.assignee) if body.assignee is not None else None,
        team_id=team_named(actor, body.team) if body.team is not None else None,
        due_at=body.due_at if body.due_on is None else end_of_day(_day(body.due_on), zone),
        is_all_day=body.due_on is not None or body.due_at is None,
        recurrence=body.recurrence,
        time_zone=body.time_zone,
    )


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise InvalidInput(fields={"time_zone": DUE_UNREADABLE}) from error


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise InvalidInput(fields={"due_on": DUE_UNREADABLE}) from error


def _task(row: Task) -> Answer:
    return {
        "id": row.pk,
        "ticket": row.ticket.number if row.ticket else None,
        "title": row.title,
        "details": row.details,
        "assignee": row.assignee_id,
        "team": row.team_id,
        "due_at": row.due_at,
        "is_all_day": row.is_all_day,
        "recurrence": row.recurrence,
        "created_at": row.made_at,
        "done_at": row.done_at,
        "done_by": row.done_by_label,
    }


def _quote(row: Quote, now: dt.datetime) -> Answer:
    lines, answer = lines_of(row), getattr(row, "answer", None)
    sums = sums_of(lines)
    return {
        "id": row.pk,
        "number": row.number,
        "version": row.version,
        "state": "expired" if row.state == Quote.State.SENT and is_expired(row, at=now) else row.state,
        "title": row.title,
        "remark": row.remark,
        "currency": row.currency,
        "lines": [
            {
                "description": line.description,
                "quantity": f"{line.quantity:.3f}",
                "price": f"{line.price:.2f}",
                "tax_percent": None if line.tax_percent is None else f"{line.tax_percent:.2f}",
            }
            for line in lines
        ],
        "net": f"{sums.net:.2f}",
        "tax": f"{sums.tax:.2f}",
        "total": f"{sums.total:.2f}",
        "starts_on": row.starts_on,
        "ready_on": row.ready_on,
        "valid_until": row.valid_until,
        "sent_at": row.sent_at,
        "sha256": row.sha256,
        "answered_at": answer.at if answer else None,
        "answered_by": answer.name if answer else "",
    }
