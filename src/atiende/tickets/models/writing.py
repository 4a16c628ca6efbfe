"""The statements that write a ticket and its messages: here a message comes to be (those of before: `taking_over`).

Each is one round trip, prepared by the server: a case with its first message, or one more message with what it does to
the case. Whoever needs to follow every message (search, counts) follows these two functions.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from atiende.kernel.actors import Actor
from atiende.platform.postgres.gathering import send_gathered_of, write_rows
from atiende.platform.postgres.reading import read_row
from atiende.platform.storage import hold
from atiende.tickets.models.message import INTERNAL, Attachment
from atiende.tickets.models.searching import Indexed, write_search_rows
from atiende.tickets.models.ticket import Ticket
from atiende.tickets.rules.cleaning import clean_line
from atiende.tickets.rules.incoming import Incoming, NewAttachment, NewRecipient
from atiende.tickets.rules.participation import NewParticipant


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageRow:
    """A message as it is kept: cleaned texts, sanitised HTML."""

    kind: str
    channel: str
    author_id: int
    author_label: str
    text: str
    delivery: str
    subject: str = ""
    html: str = ""
    folded: tuple[tuple[str, str], ...] = ()
    language: str = ""
    notices: tuple[str, ...] = ()
    is_automatic: bool = False
    written_at: dt.datetime | None = None
    attachments: tuple[NewAttachment, ...] = ()
    recipients: tuple[NewRecipient, ...] = ()

    @classmethod
    def received(cls, incoming: Incoming) -> MessageRow:
        return cls(
            kind="incoming",
            channel=incoming.channel,
            author_id=incoming.customer_id,
            author_label=incoming.author_label,
            text=incoming.text,
            delivery="received",
            subject=incoming.subject,
            html=incoming.html,
            folded=incoming.folded,
            language=incoming.language,
            notices=incoming.notices,
            is_automatic=incoming.is_automatic,
            written_at=incoming.written_at,
            attachments=incoming.attachments,
            recipients=incoming.recipients,
        )


_MESSAGE: Final = """
    INSERT INTO tickets_message (
        ticket_id, kind, channel, author_id, author_label, is_automatic, subject, text, html, folded, language,
        notices, delivery, delivery_words, written_at, at
    ) SELECT
        {ticket_id}, %(kind)s, %(channel)s, %(author_id)s::bigint, %(author_label)s, %(is_automatic)s::boolean,
        %(subject)s, %(text)s, %(html)s, %(folded)s::jsonb, %(language)s, %(notices)s::text[], %(delivery)s, '',
        %(written_at)s::timestamptz, %(at)s::timestamptz
    {source}
    RETURNING id, ticket_id
"""

_ENTRY: Final = """
    INSERT INTO tickets_timelineentry (ticket_id, kind, actor_id, actor_label, message_id, data, at)
    SELECT message.ticket_id, %(entry_kind)s, %(actor_id)s::bigint, %(actor_label)s, message.id, %(data)s::jsonb,
        %(at)s::timestamptz
    FROM message
"""

_ENTRIES: Final = """
    INSERT INTO tickets_timelineentry (ticket_id, kind, actor_id, actor_label, message_id, data, at)
    SELECT ticket_id, kind, actor_id, actor_label, message_id, data, at FROM jsonb_to_recordset(%s::jsonb) AS entry (
        ticket_id bigint, kind text, actor_id bigint, actor_label text, message_id bigint, data jsonb, at timestamptz
    )
"""

_RECIPIENTS: Final = """
    INSERT INTO tickets_recipient (message_id, role, address, name)
    SELECT message.id, named.role, named.address, named.name
    FROM message, unnest(%(to_roles)s::text[], %(to_addresses)s::text[], %(to_names)s::text[])
        AS named (role, address, name)
"""

_OPEN: Final = f"""
WITH status AS (
    SELECT id, category FROM tickets_ticketstatus WHERE key = %(status_key)s
), ticket AS (
    INSERT INTO tickets_ticket (
        brand_id, team_id, assignee_id, customer_id, subject, status_id, category, priority, channel, language,
        time_zone, custom_fields, is_spam, opened_at, updated_at, last_message_at, last_customer_message_at,
        waiting_since, first_reply_at, reopenings, version
    ) SELECT
        %(brand_id)s::bigint, %(team_id)s::bigint, %(assignee_id)s::bigint, %(customer_id)s::bigint,
        %(ticket_subject)s, status.id, status.category, %(priority)s::smallint, %(ticket_channel)s,
        %(ticket_language)s, %(time_zone)s, '{{}}', FALSE, %(at)s::timestamptz, %(at)s::timestamptz,
        %(at)s::timestamptz, %(customer_at)s::timestamptz, %(waiting_since)s::timestamptz,
        %(first_reply_at)s::timestamptz, 0, 1
    FROM status
    RETURNING id, number
), participant AS (
    INSERT INTO tickets_participant (ticket_id, customer_id, address, role, token, added_at)
    SELECT ticket.id, part.customer_id, part.address, part.role, part.token, %(at)s::timestamptz
    FROM ticket, unnest(
        %(customers)s::bigint[], %(addresses)s::text[], %(roles)s::text[], %(tokens)s::text[]
    ) AS part (customer_id, address, role, token)
), message AS ({_MESSAGE.format(ticket_id="ticket.id", source="FROM ticket")}), entry AS ({_ENTRY}),
    recipient AS ({_RECIPIENTS})
SELECT ticket.id, ticket.number, message.id, status.category FROM ticket, message, status
"""  # noqa: S608  put together of constants

_ADD: Final = f"""
WITH message AS ({_MESSAGE.format(ticket_id="%(ticket_id)s::bigint", source="")}), entry AS ({_ENTRY}),
    recipient AS ({_RECIPIENTS}), state AS (
    UPDATE tickets_ticket SET
        status_id = %(status_id)s::bigint, category = %(category)s, updated_at = %(at)s::timestamptz,
        last_message_at = %(last_message_at)s::timestamptz,
        last_customer_message_at = %(last_customer_message_at)s::timestamptz,
        waiting_since = %(waiting_since)s::timestamptz, first_reply_at = %(first_reply_at)s::timestamptz,
        resolved_at = %(resolved_at)s::timestamptz, closed_at = %(closed_at)s::timestamptz,
        reopenings = %(reopenings)s::smallint, snoozed_until = %(snoozed_until)s::timestamptz, version = version + 1
    WHERE id = %(survivor_id)s::bigint
)
SELECT id FROM message
"""  # noqa: S608  put together of constants


def write_ticket(
    ticket: Ticket,
    *,
    status_key: str,
    participants: Sequence[NewParticipant],
    message: MessageRow,
    by: Actor,
    at: dt.datetime,
) -> tuple[int, int]:
    """Keep a new ticket with its participants and first message: the ticket's number and the message's id.

    `ticket` is unsaved: columns that it names are kept, the status is that of the key; it gets its id and number.
    """
    send_gathered_of(_ENTRIES)
    found = read_row(
        _OPEN,
        {
            **_message_values(message, entry_kind="opened", data={}, by=by, at=at),
            "status_key": status_key,
            "brand_id": ticket.brand_id,
            "team_id": ticket.team_id,
            "assignee_id": ticket.assignee_id,
            "customer_id": ticket.customer_id,
            "ticket_subject": ticket.subject,
            "priority": ticket.priority,
            "ticket_channel": ticket.channel,
            "ticket_language": ticket.language,
            "time_zone": ticket.time_zone,
            "customer_at": ticket.last_customer_message_at,
            "waiting_since": ticket.waiting_since,
            "first_reply_at": ticket.first_reply_at,
            "customers": [part.customer_id for part in participants],
            "addresses": [part.address for part in participants],
            "roles": [part.role for part in participants],
            "tokens": [part.token for part in participants],
        },
    )
    if found is None:
        raise RuntimeError(f"there is no status {status_key!r}: the database was not migrated to its end")
    ticket.pk, ticket.number, message_id, ticket.category = found
    _write_along(message_id, message, ticket)
    return ticket.number, message_id


def write_message(
    message: MessageRow,
    *,
    ticket: Ticket,
    named_id: int,
    entry_kind: str,
    data: dict[str, Any] | None = None,
    by: Actor,
    at: dt.datetime,
) -> int:
    """Keep one more message under the ticket that it names, and the state of the (locked) ticket that goes on."""
    send_gathered_of(_ENTRIES)
    found = read_row(
        _ADD,
        {
            **_message_values(message, entry_kind=entry_kind, data=data or {}, by=by, at=at),
            "ticket_id": named_id,
            "survivor_id": ticket.pk,
            "status_id": ticket.status_id,
            "category": ticket.category,
            "last_message_at": ticket.last_message_at,
            "last_customer_message_at": ticket.last_customer_message_at,
            "waiting_since": ticket.waiting_since,
            "first_reply_at": ticket.first_reply_at,
            "resolved_at": ticket.resolved_at,
            "closed_at": ticket.closed_at,
            "reopenings": ticket.reopenings,
            "snoozed_until": ticket.snoozed_until,
        },
    )
    assert found is not None, "an insert answers with its row"
    _write_along(found[0], message, ticket)
    return int(found[0])


def write_entry(
    ticket_id: int,
    kind: str,
    *,
    by: Actor,
    at: dt.datetime,
    message_id: int | None = None,
    data: dict[str, Any] | None = None,
) -> None:
    """Add to a ticket's timeline. `data`: ids and codes only."""
    entry = {
        "ticket_id": ticket_id,
        "kind": kind,
        "actor_id": by.id,
        "actor_label": clean_line(by.label, limit=150),
        "message_id": message_id,
        "data": data or {},
        "at": at.isoformat(),
    }
    write_rows(_ENTRIES, [entry])


def _message_values(
    message: MessageRow, *, entry_kind: str, data: dict[str, Any], by: Actor, at: dt.datetime
) -> dict[str, Any]:
    return {
        "kind": message.kind,
        "channel": message.channel,
        "author_id": message.author_id,
        "author_label": message.author_label,
        "is_automatic": message.is_automatic,
        "subject": message.subject,
        "text": message.text,
        "html": message.html,
        "folded": json.dumps([{"kind": kind, "text": text} for kind, text in message.folded]),
        "language": message.language,
        "notices": list(message.notices),
        "delivery": message.delivery,
        "written_at": message.written_at,
        "entry_kind": entry_kind,
        "actor_id": by.id,
        "actor_label": clean_line(by.label, limit=150),
        "data": json.dumps(data),
        "at": at,
        "to_roles": [recipient.role for recipient in message.recipients],
        "to_addresses": [clean_line(recipient.address, limit=320) for recipient in message.recipients],
        "to_names": [clean_line(recipient.name) for recipient in message.recipients],
    }


def _write_along(message_id: int, message: MessageRow, case: Ticket) -> None:
    if message.attachments:
        Attachment.objects.bulk_create(_attachments(message_id, message.attachments))
        hold(*(file.file_id for file in message.attachments if file.file_id is not None))
    write_search_rows([indexed(message_id, message, case)])


def indexed(message_id: int, message: MessageRow, case: Ticket) -> Indexed:
    """What searching keeps of it."""
    return Indexed(
        message_id=message_id,
        case_id=case.pk,
        is_note=message.kind in INTERNAL,
        language=message.language or case.language,
        subject=f"{case.subject} {message.subject}",
        author_label=message.author_label,
        author_id=message.author_id if message.kind == "incoming" else 0,
        file_names=tuple(clean_line(file.name) or "file" for file in message.attachments),
        text=message.text,
    )


def _attachments(message_id: int, files: Iterable[NewAttachment]) -> Iterable[Attachment]:
    for file in files:
        yield Attachment(
            message_id=message_id,
            file_id=file.file_id,
            name=clean_line(file.name) or "file",
            media_type=clean_line(file.media_type, limit=127),
            size=file.size,
            sha256=file.sha256,
            content_id=clean_line(file.content_id),
            is_inline=file.is_inline,
            problem=clean_line(file.problem, limit=40),
        )
