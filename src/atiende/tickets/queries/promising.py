"""What promises to a customer depend on, for rooms above. Without permission: for programs that keep them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from atiende.platform.postgres.reading import read_row, read_rows
from atiende.tickets.models import Ticket

_FACTS: Final = """
WITH RECURSIVE above (id, parent_id) AS (
    SELECT reason.id, reason.parent_id FROM tickets_contactreason reason
        JOIN tickets_ticket ticket ON ticket.contact_reason_id = reason.id WHERE ticket.id = %(ticket)s::bigint
    UNION
    SELECT reason.id, reason.parent_id FROM above JOIN tickets_contactreason reason ON reason.id = above.parent_id
)
SELECT ticket.number, ticket.brand_id, ticket.team_id, ticket.assignee_id, ticket.customer_id, customer.company_id,
    ticket.channel, ticket.priority, (SELECT json_agg(id) FROM above), product.sku, ticket.category,
    ticket.waiting_since, ticket.opened_at, ticket.resolved_at,
    ticket.first_reply_at, ticket.snoozed_until, ticket.time_zone, ticket.is_spam,
    ticket.is_merged, coalesce(theirs.own_fields, '{}')::text, coalesce(own.own_fields, '{}')::text
FROM tickets_ticket ticket
    JOIN customers_customer customer ON customer.id = ticket.customer_id
    LEFT JOIN customers_customerprofile own ON own.customer_id = customer.id
    LEFT JOIN customers_customerprofile theirs ON theirs.customer_id = customer.company_id
    LEFT JOIN tickets_concern concern ON concern.ticket_id = ticket.id
    LEFT JOIN catalogue_product product ON product.id = concern.product_id
WHERE ticket.id = %(ticket)s::bigint
"""
_LATER: Final = """
SELECT DISTINCT ON (kind) kind, data ->> 'old' FROM tickets_timelineentry
WHERE ticket_id = %s::bigint AND id > %s::bigint
    AND kind = ANY ('{team_changed,priority_changed,brand_changed,assigned}'::text[])
ORDER BY kind, id
"""
_COLUMNS: Final = {
    "team_changed": "team_id",
    "priority_changed": "priority",
    "brand_changed": "brand_id",
    "assigned": "assignee_id",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseFacts:
    """`reason_ids`: the case's category and those above it. `own_fields`: the customer's, above their company's."""

    ticket_id: int
    number: int
    brand_id: int
    team_id: int | None
    assignee_id: int | None
    customer_id: int
    company_id: int | None
    channel: str
    priority: int
    reason_ids: tuple[int, ...]
    product: str | None
    category: str
    waiting_since: dt.datetime | None
    opened_at: dt.datetime
    resolved_at: dt.datetime | None
    first_reply_at: dt.datetime | None
    snoozed_until: dt.datetime | None
    time_zone: str
    is_spam: bool
    is_merged: bool
    own_fields: Mapping[str, Any]


def promise_facts(ticket_id: int, *, after: int | None = None) -> PromiseFacts | None:
    """None for no such ticket. `after`: team, person, priority and brand as they were when that event was announced."""
    row = read_row(_FACTS, {"ticket": ticket_id})
    if row is None:
        return None
    *plain, company_fields, fields = row
    facts = PromiseFacts(
        ticket_id=ticket_id,
        **dict(zip(_NAMES, plain, strict=True)),
        own_fields={**json.loads(company_fields), **json.loads(fields)},
    )
    facts = replace(facts, reason_ids=tuple(facts.reason_ids or ()))
    if after is None:
        return facts
    before: dict[str, Any] = {
        _COLUMNS[kind]: int(old) if old is not None else None
        for kind, old in read_rows(_LATER, [ticket_id, after])
    }
    return replace(facts, **before)


def newest_cases_of(brand_ids: Iterable[int], *, limit: int) -> list[int]:
    """Ids of the newest cases of these brands."""
    rows = Ticket.objects.filter(brand_id__in=list(brand_ids)).order_by("-opened_at", "-pk")
    return list(rows.values_list("pk", flat=True)[:limit])


_NAMES: Final = (
    "number", "brand_id", "team_id", "assignee_id", "customer_id", "company_id", "channel", "priority", "reason_ids",
    "product", "category", "waiting_since", "opened_at", "resolved_at", "first_reply_at", "snoozed_until", "time_zone",
    "is_spam", "is_merged",
)  # fmt: skip
