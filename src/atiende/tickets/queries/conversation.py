"""What was said in a case, and what happened to it: of the ticket and of all that were merged into it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from django.db import connection

from atiende.kernel.actors import Actor
from atiende.tickets.models import Message, TimelineEntry
from atiende.tickets.queries.visibility import require_seen

PAGE_SIZE: Final = 200
_FAMILY: Final = """
WITH RECURSIVE family (id) AS (
    SELECT %s::bigint
    UNION
    SELECT merge.source_id FROM family JOIN tickets_ticketmerge merge ON merge.target_id = family.id
)
SELECT id FROM family
"""
_SURVIVOR: Final = """
WITH RECURSIVE chain (id, depth) AS (
    SELECT %s::bigint, 0
    UNION ALL
    SELECT merge.target_id, chain.depth + 1
    FROM chain JOIN tickets_ticketmerge merge ON merge.source_id = chain.id
    WHERE chain.depth < 1000
)
SELECT id FROM chain ORDER BY depth DESC LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Conversation:
    """The messages in the order in which they came, with `.attachments` and `.recipients` at hand.

    `before` asks for those before the first one; empty when there are none. `ticket_ids`: the ticket
    and what it took in.
    """

    messages: list[Message]
    before: int | None
    ticket_ids: frozenset[int]


def survivor_of_ticket(ticket_id: int) -> int:
    """The ticket in which this one goes on: itself unless it was merged."""
    with connection.cursor() as cursor:
        cursor.execute(_SURVIVOR, [ticket_id])
        return int(cursor.fetchone()[0])


def family_of(ticket_id: int) -> frozenset[int]:
    """The ticket and all that were merged into it, directly or not."""
    with connection.cursor() as cursor:
        cursor.execute(_FAMILY, [ticket_id])
        return frozenset(row[0] for row in cursor.fetchall())


def conversation_of(
    actor: Actor, ticket_id: int, *, before: int | None = None, size: int = PAGE_SIZE
) -> Conversation:
    """The newest messages and notes of a case that the actor sees, in five queries. Raises NotFound.

    Whoever sees the ticket sees the whole case, notes included: only staff see tickets here.
    """
    require_seen(actor, ticket_id)
    family = family_of(ticket_id)
    rows = Message.objects.filter(ticket_id__in=family).prefetch_related("attachments", "recipients")
    if before is not None:
        rows = rows.filter(pk__lt=before)
    found = list(rows.order_by("-pk")[: size + 1])
    shown = found[:size][::-1]
    return Conversation(shown, shown[0].pk if len(found) > size else None, family)


def timeline_of(
    actor: Actor,
    ticket_id: int,
    *,
    before: int | None = None,
    size: int = PAGE_SIZE,
    since: dt.datetime | None = None,
    until: dt.datetime | None = None,
) -> list[TimelineEntry]:
    """What happened to a case, the newest first, in three queries; `before` is the last id seen.

    `since` and `until` bound the instants, the second left out. Raises NotFound.
    """
    require_seen(actor, ticket_id)
    rows = TimelineEntry.objects.filter(ticket_id__in=family_of(ticket_id))
    if since is not None:
        rows = rows.filter(at__gte=since)
    if until is not None:
        rows = rows.filter(at__lt=until)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    return list(rows.order_by("-pk")[:size])
