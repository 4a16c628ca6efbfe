"""The clocks of a case, read again from its messages: after merging, unmerging and splitting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from django.db import connection

from atiende.tickets.models.ticket import Ticket
from atiende.tickets.rules.statuses import Category
from atiende.tickets.rules.transitions import stops_waiting

_CLOCKS: Final = """
WITH said AS (
    SELECT kind, is_automatic, at FROM tickets_message WHERE ticket_id = ANY(%(ids)s) AND kind <> 'note'
), answered AS (
    SELECT max(at) AS at FROM said WHERE kind = 'outgoing' AND NOT is_automatic
)
SELECT
    max(said.at),
    max(said.at) FILTER (WHERE kind = 'incoming' AND NOT is_automatic),
    min(said.at) FILTER (
        WHERE kind = 'incoming' AND NOT is_automatic AND said.at > coalesce(answered.at, '-infinity')
    )
FROM said CROSS JOIN answered
"""


def read_clocks_again(ticket: Ticket, family: Iterable[int]) -> None:
    """Set when something was last said, and since when the customer waits, from the messages of these tickets."""
    with connection.cursor() as cursor:
        cursor.execute(_CLOCKS, {"ids": list(family)})
        row: tuple[dt.datetime | None, dt.datetime | None, dt.datetime | None] = cursor.fetchone()
    last_message_at, ticket.last_customer_message_at, waiting_since = row
    ticket.last_message_at = last_message_at or ticket.opened_at
    ticket.waiting_since = None if stops_waiting(Category(ticket.category)) else waiting_since
