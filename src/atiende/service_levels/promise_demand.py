"""Of which facts of tickets clocks want to be told: of none while nothing is promised anywhere."""

from __future__ import annotations

from typing import Final

from atiende.kernel.events import Event
from atiende.platform.outbox import demand
from atiende.service_levels.models import Clock, Policy
from atiende.tickets.events import (
    MessageQueued,
    MessageReceived,
    MessageSplitOff,
    TicketChanged,
    TicketMerged,
    TicketOpened,
    TicketPriorityChanged,
    TicketSnoozed,
    TicketStatusChanged,
    TicketTeamChanged,
    TicketUnmerged,
    TicketWoken,
)

HANDLER: Final = "service_levels.handlers.on_ticket_fact"
FOLLOWED: Final[tuple[type[Event], ...]] = (
    MessageQueued,
    MessageReceived,
    MessageSplitOff,
    TicketChanged,
    TicketMerged,
    TicketOpened,
    TicketPriorityChanged,
    TicketSnoozed,
    TicketStatusChanged,
    TicketTeamChanged,
    TicketUnmerged,
    TicketWoken,
)
"""The facts that move clocks."""


def renew_demand() -> None:
    """Called at the end of whatever switches policies or starts a legal clock, in its transaction."""
    demand(HANDLER, _wanted)


def _wanted() -> set[str]:
    is_any = (
        Policy.objects.exclude(active_number=None).exists() or Clock.objects.filter(stopped_at=None).exists()
    )
    return {event.name for event in FOLLOWED} if is_any else set()
