"""What a status, a customer's words and an agent's reply do to a ticket: on the row in hand, before it is written."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Field

from atiende.platform.postgres.writing import write
from atiende.tickets.models.searching_again import follow_change
from atiende.tickets.models.status import TicketStatus
from atiende.tickets.models.ticket import Ticket
from atiende.tickets.rules.statuses import Category
from atiende.tickets.rules.transitions import FINAL, SETTLED, is_reopening, stops_waiting

CLOCK_COLUMNS = ("last_message_at", "last_customer_message_at", "waiting_since")
STATUS_COLUMNS = (
    "status",
    "category",
    "waiting_since",
    "resolved_at",
    "closed_at",
    "reopenings",
    "snoozed_until",
)


@dataclass(frozen=True, slots=True)
class StatusChange:
    """From which status to which; keys and categories."""

    ticket_id: int
    old: str
    new: str
    old_category: Category
    new_category: Category
    reopenings: int

    @property
    def is_reopening(self) -> bool:
        return is_reopening(self.old_category, self.new_category)

    @property
    def is_solution(self) -> bool:
        """Solved, or closed without having been called solved before."""
        return self.new_category in {Category.RESOLVED, Category.CLOSED} and self.old_category not in SETTLED


def enter_status(ticket: Ticket, status: TicketStatus, *, at: dt.datetime) -> StatusChange | None:
    """None when it stands there already."""
    if ticket.status_id == status.pk:
        return None
    old_key, old, new = ticket.status.key, Category(ticket.category), Category(status.category)
    ticket.status, ticket.category = status, new.value
    if is_reopening(old, new):
        ticket.reopenings = min(ticket.reopenings + 1, 32_767)
        ticket.resolved_at = None
    elif new == Category.RESOLVED and old != new:
        ticket.resolved_at = at
    if new in FINAL:
        ticket.closed_at = at
    if stops_waiting(new):
        ticket.waiting_since = None
    if new in SETTLED:
        ticket.snoozed_until = None
    return StatusChange(ticket.pk, old_key, status.key, old, new, ticket.reopenings)


def hear_customer(ticket: Ticket, *, is_automatic: bool, at: dt.datetime) -> None:
    """The customer wrote: they wait for us from now on, unless they did already or a machine wrote.

    A case that was put off is at hand again.
    """
    ticket.last_message_at = max(ticket.last_message_at, at)
    if not is_automatic:
        ticket.last_customer_message_at = at
        ticket.waiting_since = ticket.waiting_since or at
        ticket.snoozed_until = None


def answer_customer(ticket: Ticket, *, at: dt.datetime) -> None:
    """We wrote: the customer does not wait for us any more."""
    ticket.last_message_at = max(ticket.last_message_at, at)
    ticket.waiting_since = None
    ticket.first_reply_at = ticket.first_reply_at or at


def save_change(ticket: Ticket, *columns: str, at: dt.datetime) -> None:
    """Write these columns of a locked ticket; its version says that it is another one now."""
    ticket.version += 1
    ticket.updated_at = at
    statement, fields = _writing(frozenset(columns))
    values = [field.get_db_prep_save(field.value_from_object(ticket), connection) for field in fields]
    write(statement, [*values, ticket.pk])
    follow_change(ticket, columns)


@cache
def _writing(columns: frozenset[str]) -> tuple[str, list[Field[Any, Any]]]:
    """Said in SQL and prepared: every change of a case comes along here, ten thousand of them in one go too."""
    known = {field.name: field for field in Ticket._meta.concrete_fields}
    fields = [known[name] for name in sorted({*columns, "version", "updated_at"})]
    told = ", ".join(f"{field.column} = %s::{field.db_type(connection)}" for field in fields)
    return f"UPDATE tickets_ticket SET {told} WHERE id = %s::bigint", fields  # noqa: S608  names of columns
