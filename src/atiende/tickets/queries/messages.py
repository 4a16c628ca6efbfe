"""Single messages and their files, as far as the actor sees their case."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Final

from django.db.models import QuerySet

from atiende.kernel.actors import Actor
from atiende.kernel.ids import first_id_at
from atiende.kernel.refusals import NotFound
from atiende.platform.postgres.reading import read_rows
from atiende.tickets.models import INTERNAL, Attachment, Message, Ticket
from atiende.tickets.queries.conversation import family_of, survivor_of_ticket
from atiende.tickets.queries.listing import Line
from atiende.tickets.queries.visibility import sees

_SNIPPETS: Final = """
SELECT wanted.id, latest.kind, left(latest.text, 160)
FROM unnest(%s::bigint[], %s::bigint[]) AS wanted (id, since)
CROSS JOIN LATERAL (
    SELECT kind, text FROM tickets_message WHERE ticket_id = wanted.id AND id >= wanted.since AND id >= %s::bigint
    ORDER BY id DESC LIMIT 1
) AS latest
"""
_CLOCKS_APART: Final = dt.timedelta(days=1)
"""By how much the id of a message may say another time than the message: the database has a clock of its own."""


def get_message_for(actor: Actor, message_id: int) -> Message:
    """The message with `.attachments` at hand. Raises NotFound, also where its case is out of sight."""
    return _seen(actor, Message.objects.filter(pk=message_id).prefetch_related("attachments").first())


def get_attachment_for(actor: Actor, attachment_id: int) -> Attachment:
    """A file of a message whose case the actor sees. Raises NotFound."""
    rows = Attachment.objects.select_related("message")
    found = rows.filter(pk=attachment_id).first() if 0 < attachment_id < 2**63 else None
    if found is None:
        raise NotFound
    _seen(actor, found.message)
    return found


def newest_message_of(ticket_id: int) -> Message | None:
    """The last that was said in the case, by anybody, notes aside."""
    return _said(ticket_id).order_by("-pk").first()


def said_since(ticket_id: int, *, message_id: int, but_by: int) -> int:
    """How many messages came after that one, notes and those of one agent aside."""
    rows = _said(ticket_id).filter(pk__gt=message_id)
    return rows.exclude(kind=Message.Kind.OUTGOING, author_id=but_by).count()


def snippets_of(tickets: Iterable[Ticket | Line]) -> dict[int, tuple[str, str]]:
    """The kind and the beginning of what was last written in each of these tickets, in one query.

    For tickets that a list has shown already: who asks has asked whether they may. Looked for from the time of the last
    message on, so that years of partitions are left alone; what is older (the last message is that of a merged ticket)
    is looked for once more.
    """
    since = {ticket.id: first_id_at(ticket.last_message_at - _CLOCKS_APART) for ticket in tickets}
    found = _snippets(since)
    older = {pk: 0 for pk in since if pk not in found}
    return {**found, **_snippets(older)} if older else found


def _snippets(since: Mapping[int, int]) -> dict[int, tuple[str, str]]:
    if not since:
        return {}
    rows = read_rows(_SNIPPETS, [_list_of(since), _list_of(since.values()), min(since.values())])
    return {ticket_id: (kind, text) for ticket_id, kind, text in rows}


def _list_of(numbers: Iterable[int]) -> str:
    """As the database writes a list: the driver looks at each number twice."""
    return f"{{{','.join(map(str, numbers))}}}"


def _said(ticket_id: int) -> QuerySet[Message]:
    return Message.objects.filter(ticket_id__in=family_of(ticket_id)).exclude(kind__in=INTERNAL)


def _seen(actor: Actor, message: Message | None) -> Message:
    """Whoever sees the case in which the message's ticket goes on sees it too."""
    if message is None:
        raise NotFound
    if not sees(actor, message.ticket_id) and not sees(actor, survivor_of_ticket(message.ticket_id)):
        raise NotFound
    return message
