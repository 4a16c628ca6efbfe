"""Single messages and their files, as far as the actor sees their case."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.db import connection
from django.db.models import QuerySet

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.tickets.models import Attachment, Message
from atiende.tickets.queries.conversation import family_of, survivor_of_ticket
from atiende.tickets.queries.visibility import sees

_SNIPPETS: Final = """
SELECT wanted.id, latest.kind, left(latest.text, 160)
FROM unnest(%s::bigint[]) AS wanted (id)
CROSS JOIN LATERAL (
    SELECT kind, text FROM tickets_message WHERE ticket_id = wanted.id ORDER BY id DESC LIMIT 1
) AS latest
"""


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


def snippets_of(ticket_ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    """The kind and the beginning of what was last written in each of these tickets, in one query.

    For tickets that a list has shown already: who asks has asked whether they may.
    """
    with connection.cursor() as cursor:
        cursor.execute(_SNIPPETS, [list(ticket_ids)])
        return {row[0]: (row[1], row[2]) for row in cursor.fetchall()}


def _said(ticket_id: int) -> QuerySet[Message]:
    return Message.objects.filter(ticket_id__in=family_of(ticket_id)).exclude(kind=Message.Kind.NOTE)


def _seen(actor: Actor, message: Message | None) -> Message:
    """Whoever sees the case in which the message's ticket goes on sees it too."""
    if message is None:
        raise NotFound
    if not sees(actor, message.ticket_id) and not sees(actor, survivor_of_ticket(message.ticket_id)):
        raise NotFound
    return message
