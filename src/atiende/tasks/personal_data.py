"""What tasks hold on a person: for privacy alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from atiende.kernel.actors import Actor
from atiende.kernel.personal_data import PersonalData, Record
from atiende.platform.audit import record
from atiende.tasks.models import (
    AppliedPlan,
    Approval,
    ApprovalStep,
    Checklist,
    Quote,
    QuoteAnswer,
    QuoteLine,
    Task,
    TimeEntry,
)
from atiende.tasks.models.erasing import erasing
from atiende.tickets.queries.belonging import ticket_ids_of_customers


def export_customer(customer_ids: Iterable[int]) -> PersonalData:
    """What was to be done, looked at and approved in their cases, and how long it took: without who of us did it."""
    ids = ticket_ids_of_customers(customer_ids)
    return PersonalData(
        records={
            "tasks": _tasks(ids),
            "checklists": _checklists(ids),
            "approvals": _approvals(ids),
            "time": _time(ids),
            "quotes": _quotes(ids),
        }
    )


def erase_customer(customer_ids: Iterable[int], *, at: dt.datetime, by: Actor) -> None:
    """Words about them go with the case that they belong to, in the transaction of the caller; amounts, decisions
    and minutes stay as figures.
    """
    for ticket_id in ticket_ids_of_customers(customer_ids):
        with erasing():
            touched = _erase_case(ticket_id)
        if touched:
            record(by=by, verb="tasks.case_erased", target_kind="ticket", target_id=ticket_id, at=at)


def _erase_case(ticket_id: int) -> int:
    approvals = Approval.objects.filter(ticket_id=ticket_id)
    steps = ApprovalStep.objects.filter(approval__ticket_id=ticket_id)
    return sum(
        (
            Task.objects.filter(ticket_id=ticket_id).delete()[0],
            Checklist.objects.filter(ticket_id=ticket_id).delete()[0],
            steps.update(reason=""),
            approvals.update(subject="—", details=""),
            TimeEntry.objects.filter(ticket_id=ticket_id).update(what=""),
            AppliedPlan.objects.filter(ticket_id=ticket_id).update(text=""),
            QuoteAnswer.objects.filter(quote__ticket_id=ticket_id).update(
                name="—", reason="", from_address=""
            ),
            QuoteLine.objects.filter(quote__ticket_id=ticket_id).update(description="—"),
            Quote.objects.filter(ticket_id=ticket_id).update(title="—", remark=""),
        )
    )


def _tasks(ticket_ids: list[int]) -> Iterator[Record]:
    rows = Task.objects.filter(ticket_id__in=ticket_ids).select_related("ticket").order_by("pk")
    for row in rows.iterator():
        yield {
            "ticket": row.ticket.number if row.ticket else None,
            "title": row.title,
            "details": row.details,
            "due_at": row.due_at,
            "done_at": row.done_at,
        }


def _checklists(ticket_ids: list[int]) -> Iterator[Record]:
    rows = Checklist.objects.filter(ticket_id__in=ticket_ids).select_related("ticket")
    for row in rows.prefetch_related("items").order_by("pk").iterator(chunk_size=200):
        yield {
            "ticket": row.ticket.number,
            "name": row.name,
            "lines": [
                {"text": item.text, "ticked_at": item.ticked_at}
                for item in sorted(row.items.all(), key=lambda item: item.position)
            ],
        }


def _approvals(ticket_ids: list[int]) -> Iterator[Record]:
    rows = Approval.objects.filter(ticket_id__in=ticket_ids).select_related("ticket").order_by("pk")
    for row in rows.iterator():
        yield {
            "ticket": row.ticket.number,
            "subject": row.subject,
            "details": row.details,
            "amount": None if row.amount is None else str(row.amount),
            "currency": row.currency,
            "asked_at": row.asked_at,
            "outcome": row.outcome,
            "settled_at": row.settled_at,
        }


def _time(ticket_ids: list[int]) -> Iterator[Record]:
    rows = TimeEntry.objects.filter(ticket_id__in=ticket_ids).select_related("ticket").order_by("pk")
    for row in rows.iterator():
        yield {
            "ticket": row.ticket.number,
            "minutes": row.minutes,
            "is_billable": row.is_billable,
            "what": row.what,
            "worked_on": row.worked_on.isoformat(),
        }


def _quotes(ticket_ids: list[int]) -> Iterator[Record]:
    """What they were sent, and how they answered; drafts are not theirs."""
    rows = Quote.objects.filter(ticket_id__in=ticket_ids, sent_at__isnull=False)
    rows = rows.select_related("ticket", "answer").prefetch_related("lines").order_by("pk")
    for row in rows.iterator(chunk_size=200):
        answer = getattr(row, "answer", None)
        yield {
            "ticket": row.ticket.number,
            "number": str(row),
            "state": row.state,
            "title": row.title,
            "remark": row.remark,
            "currency": row.currency,
            "lines": [
                {"description": line.description, "quantity": str(line.quantity), "price": str(line.price)}
                for line in sorted(row.lines.all(), key=lambda line: line.position)
            ],
            "valid_until": row.valid_until.isoformat(),
            "sent_at": row.sent_at,
            "answered_at": answer and answer.at,
            "answered_by": answer and answer.name,
            "answered_from": answer and answer.from_address,
            "reason": answer and answer.reason,
        }
