"""What a status, a customer's words and an agent's reply do to a ticket: on the row in hand, before it is written."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

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
    ticket.save(update_fields=sorted({*columns, "version", "updated_at"}))
    follow_change(ticket, columns)
