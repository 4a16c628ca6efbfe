"""How many tickets stand at once: for who changes many and may have to put each back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final, NamedTuple

from atiende.platform.postgres.reading import read_rows

_STATES: Final = """
SELECT ticket.id, ticket.number, status.key, ticket.category, ticket.team_id, ticket.assignee_id, ticket.priority,
    ticket.is_spam, ticket.snoozed_until, ticket.version,
    ARRAY(SELECT link.tag_id FROM tickets_tickettag link WHERE link.ticket_id = ticket.id ORDER BY link.tag_id)
FROM tickets_ticket ticket JOIN tickets_ticketstatus status ON status.id = ticket.status_id
WHERE ticket.id = ANY(%(ids)s::bigint[])
"""
_HELD: Final = """
SELECT id FROM tickets_ticket WHERE id = ANY(%(ids)s::bigint[]) ORDER BY id FOR NO KEY UPDATE
"""


class State(NamedTuple):
    """What a bulk change may change of a ticket, and the version that says whether somebody did."""

    id: int
    number: int
    status_key: str
    category: str
    team_id: int | None
    assignee_id: int | None
    priority: int
    is_spam: bool
    snoozed_until: dt.datetime | None
    version: int
    tag_ids: list[int]


def states_of(ticket_ids: Sequence[int]) -> dict[int, State]:
    """By id, in one query. Without permission: for who goes through the actions, which ask for it."""
    rows = read_rows(_STATES, {"ids": list(ticket_ids)})
    return {row[0]: State(*row) for row in rows}


def hold_tickets(ticket_ids: Sequence[int]) -> None:
    """Nobody else changes them until the transaction ends; in the order of their ids, so nobody waits in a circle."""
    read_rows(_HELD, {"ids": list(ticket_ids)})
