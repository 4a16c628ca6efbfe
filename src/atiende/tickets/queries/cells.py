"""Cases as rows of a table: more of each than a list shows, in one query for all."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from atiende.platform.postgres.reading import read_rows

_CELLS: Final = """
SELECT ticket.id, ticket.number, ticket.subject, ticket.category, status.key, status.label_for_agents,
    ticket.priority, ticket.channel, ticket.brand_id, brand.name, team.name, assignee.display_name,
    coalesce(nullif(customer.name, ''), customer.folded_name), ticket.language, ticket.is_spam,
    ticket.opened_at, ticket.updated_at, ticket.last_message_at, ticket.waiting_since, ticket.next_due_at,
    ticket.resolved_at, ticket.closed_at, ticket.snoozed_until, ticket.custom_fields::text,
    ARRAY(SELECT tag.name FROM tickets_tickettag link JOIN tickets_tag tag ON tag.id = link.tag_id
        WHERE link.ticket_id = ticket.id ORDER BY tag.folded_name)
FROM unnest(%(ids)s::bigint[]) WITH ORDINALITY AS wanted (id, place)
JOIN tickets_ticket ticket ON ticket.id = wanted.id
JOIN tickets_ticketstatus status ON status.id = ticket.status_id
JOIN customers_customer customer ON customer.id = ticket.customer_id
JOIN organisation_brand brand ON brand.id = ticket.brand_id
LEFT JOIN organisation_team team ON team.id = ticket.team_id
LEFT JOIN organisation_agent assignee ON assignee.user_id = ticket.assignee_id
ORDER BY wanted.place
"""


class Cells(NamedTuple):
    """What a table or a file shows of a ticket. Never words of messages or notes."""

    id: int
    number: int
    subject: str
    category: str
    status_key: str
    own_label: str
    priority: int
    channel: str
    brand_id: int
    brand: str
    team: str | None
    assignee: str | None
    customer: str
    language: str
    is_spam: bool
    opened_at: dt.datetime
    updated_at: dt.datetime
    last_message_at: dt.datetime
    waiting_since: dt.datetime | None
    next_due_at: dt.datetime | None
    resolved_at: dt.datetime | None
    closed_at: dt.datetime | None
    snoozed_until: dt.datetime | None
    custom_fields: dict[str, Any]
    tags: list[str]


def cells_of(ticket_ids: Sequence[int]) -> list[Cells]:
    """Of tickets that whoever asks was found to see, in their order; what is gone meanwhile is left out."""
    if not ticket_ids:
        return []
    rows = read_rows(_CELLS, {"ids": list(ticket_ids)})
    return [Cells._make((*row[:-2], _answers(row[-2]), row[-1])) for row in rows]


def _answers(kept: str) -> dict[str, Any]:
    return dict(json.loads(kept))
