"""Of which facts of tickets rules want to be told: the outbox owes nothing of all others, and nothing without rules."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from atiende.automation.queries.active import triggers_wanted
from atiende.kernel.events import Event
from atiende.platform.outbox import demand
from atiende.tickets.events import (
    MessageQueued,
    MessageReceived,
    NoteAdded,
    TicketAssigned,
    TicketChanged,
    TicketOpened,
    TicketPriorityChanged,
    TicketReopened,
    TicketSolved,
    TicketStatusChanged,
    TicketTeamChanged,
    TicketWoken,
)

HANDLER: Final = "automation.handlers.on_ticket_fact"
BEGINNINGS: Final[Mapping[str, type[Event]]] = {
    "opened": TicketOpened,
    "wrote": MessageReceived,
    "answered": MessageQueued,
    "noted": NoteAdded,
    "status": TicketStatusChanged,
    "solved": TicketSolved,
    "reopened": TicketReopened,
    "assigned": TicketAssigned,
    "team": TicketTeamChanged,
    "priority": TicketPriorityChanged,
    "tagged": TicketChanged,
    "fields": TicketChanged,
    "woken": TicketWoken,
}


def renew_demand() -> None:
    """Called at the end of whatever switches rules, in its transaction."""
    demand(HANDLER, _wanted)


def _wanted() -> set[str]:
    return {BEGINNINGS[kind].name for kind in triggers_wanted() if kind in BEGINNINGS}
