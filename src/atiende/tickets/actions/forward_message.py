"""Send a message of a case on to somebody, with its files; the customer reads nothing of it."""

from __future__ import annotations

import datetime as dt
import uuid
import zoneinfo

from django.db import transaction
from django.utils.translation import override, pgettext

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, NotFound
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.tickets.actions.add_participant import add_participant
from atiende.tickets.announcing import tell_watchers
from atiende.tickets.errors import MessageNotForwardable, NoRecipient
from atiende.tickets.events import MessageForwarded
from atiende.tickets.models import INTERNAL, Message, Ticket
from atiende.tickets.models.submitting import keep_made, made_before
from atiende.tickets.models.writing import MessageRow, write_message
from atiende.tickets.queries.conversation import family_of
from atiende.tickets.queries.locked import lock_ticket_for
from atiende.tickets.queries.reviews import require_no_review
from atiende.tickets.queries.staff import name_for_customers
from atiende.tickets.rules.addresses import NOT_AN_ADDRESS, mail_addresses
from atiende.tickets.rules.cleaning import TEXT_LIMIT, TEXT_TOO_LONG, clean_text
from atiende.tickets.rules.forwarding import forwarded_words
from atiende.tickets.rules.incoming import NewAttachment, NewRecipient

MOST = 20


def forward_message(
    *,
    ticket_id: int,
    message_id: int,
    to: tuple[str, ...],
    text: str = "",
    joins: bool = False,
    with_files: bool = True,
    by: Actor,
    at: dt.datetime,
    submission: uuid.UUID | None = None,
) -> int:
    """The id of what is sent. Whoever gets it takes no part in the case unless `joins`; a note is never forwarded.

    The status and the clocks of the case stay. The same `submission` again answers with the same one. Raises
    NotPermitted, NotFound, InvalidInput, NoRecipient, MessageNotForwardable, TicketIsMerged and SubmissionOfAnother.
    """
    by.require("tickets.reply")
    addresses = mail_addresses(to)
    if addresses is None or len(addresses) > MOST:
        raise InvalidInput(fields={"to": NOT_AN_ADDRESS})
    if not addresses:
        raise NoRecipient(fields={"to": NoRecipient.message})
    with transaction.atomic():
        if made := made_before(submission, ticket_id=ticket_id, by=by, at=at):
            return made.message_id or 0
        ticket = lock_ticket_for(by, ticket_id, may_be_closed=not joins)
        require_no_review(by, brand_id=ticket.brand_id)
        original = _original(ticket_id, message_id)
        row = _row(ticket, original, addresses, text=text, with_files=with_files, by=by)
        if len(row.text) > TEXT_LIMIT:
            raise InvalidInput(fields={"text": TEXT_TOO_LONG})
        if joins:
            for address in addresses:
                add_participant(ticket_id=ticket_id, address=address, by=by, at=at)
            ticket.refresh_from_db()
        made_id = write_message(row, ticket=ticket, named_id=ticket_id, entry_kind="forwarded", by=by, at=at)
        keep_made(submission, ticket_id=ticket_id, message_id=made_id, by=by)
        record(
            by=by,
            verb="tickets.message_forwarded",
            target_kind="ticket",
            target_id=ticket_id,
            at=at,
            details={"message_id": made_id, "forwarded_id": original.pk},
        )
        emit(MessageForwarded(ticket_id=ticket_id, message_id=made_id, forwarded_id=original.pk, by=by.id))
        tell_watchers(ticket)
    return made_id


def _original(ticket_id: int, message_id: int) -> Message:
    rows = Message.objects.filter(pk=message_id, ticket_id__in=family_of(ticket_id))
    found = rows.prefetch_related("attachments").first()
    if found is None:
        raise NotFound
    if found.kind in INTERNAL:
        raise MessageNotForwardable
    return found


def _row(
    ticket: Ticket, original: Message, addresses: list[str], *, text: str, with_files: bool, by: Actor
) -> MessageRow:
    return MessageRow(
        kind=Message.Kind.FORWARD.value,
        channel="mail",
        author_id=by.id,
        author_label=name_for_customers(by),
        text=_words(ticket, original, clean_text(text)),
        delivery="queued",
        subject=original.subject or ticket.subject,
        language=ticket.language,
        attachments=_files(original) if with_files else (),
        recipients=tuple(NewRecipient(role="to", address=address) for address in addresses),
    )


def _words(ticket: Ticket, original: Message, said: str) -> str:
    written = (original.written_at or original.at).astimezone(zoneinfo.ZoneInfo(ticket.time_zone))
    whole = "\n\n".join([original.text, *(str(part.get("text", "")) for part in original.folded)])
    with override(ticket.language or None):
        return forwarded_words(
            said,
            heading=pgettext("mail", "Forwarded message"),
            facts=[
                (pgettext("mail", "From"), original.author_label),
                (pgettext("mail", "Date"), written.strftime("%Y-%m-%d %H:%M %Z")),
                (pgettext("mail", "Subject"), original.subject or ticket.subject),
            ],
            original=whole,
        )


def _files(original: Message) -> tuple[NewAttachment, ...]:
    """Those that were kept; what was held back or lost stays behind."""
    return tuple(
        NewAttachment(
            file_id=file.file_id,
            name=file.name,
            media_type=file.media_type,
            size=file.size,
            sha256=file.sha256,
        )
        for file in sorted(original.attachments.all(), key=lambda file: file.pk)
        if file.file_id is not None and not file.problem
    )
