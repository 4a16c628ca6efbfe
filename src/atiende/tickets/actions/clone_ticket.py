"""Open another ticket like this one: the same customer, brand and team, for a matter of its own."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound, NotPermitted
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.tickets.actions.open_ticket import Opened
from atiende.tickets.announcing import tell_watchers
from atiende.tickets.events import TicketOpened, TicketsLinked
from atiende.tickets.models import Participant, Submission, Ticket, TicketLink, TicketTag
from atiende.tickets.models.state import save_change
from atiende.tickets.models.submitting import keep_made, made_before
from atiende.tickets.models.writing import MessageRow, write_entry, write_ticket
from atiende.tickets.queries.visibility import require_seen
from atiende.tickets.rules.cleaning import SUBJECT_LIMIT, clean_line, clean_text
from atiende.tickets.rules.links import RELATED
from atiende.tickets.rules.participation import participants_of
from atiende.tickets.rules.reply import REQUESTER

_ALIKE = ("interaction", "phase", "contact_reason_id")


def clone_ticket(
    *,
    ticket_id: int,
    subject: str = "",
    note: str = "",
    is_with_tags: bool = True,
    is_with_fields: bool = True,
    by: Actor,
    at: dt.datetime,
    submission: uuid.UUID | None = None,
) -> Opened:
    """A new ticket that begins with an internal note; the customer is told nothing, and their words are not repeated.

    Priority, language, kind and phase come along, and the requester alone takes part: who was in copy asked about
    something else. Both are linked as related. Without `subject` and `note` the old subject and number stand there.
    The same `submission` again answers with the same ticket. Raises NotPermitted, NotFound and SubmissionOfAnother.
    """
    by.require("tickets.reply")
    with transaction.atomic():
        require_seen(by, ticket_id)
        if made := made_before(submission, by=by, at=at):
            return _made(made)
        old = Ticket.objects.select_related("status").get(pk=ticket_id)
        if not by.is_system and not by.serves(old.brand_id):
            raise NotPermitted
        new = _like(old, subject, at=at)
        number, note_id = write_ticket(
            new,
            status_key="new",
            participants=participants_of(old.customer_id, _address_of(old)),
            message=_note(note or f"#{old.number}", by),
            by=by,
            at=at,
        )
        _bring(old, new, is_with_tags=is_with_tags, is_with_fields=is_with_fields, at=at)
        keep_made(submission, ticket_id=new.pk, message_id=note_id, by=by)
        _announce(old, new, note_id, by=by, at=at)
    return Opened(new.pk, number, note_id, ticket=new)


def _like(old: Ticket, subject: str, *, at: dt.datetime) -> Ticket:
    return Ticket(
        brand_id=old.brand_id,
        team_id=old.team_id,
        customer_id=old.customer_id,
        subject=clean_line(subject, limit=SUBJECT_LIMIT) or old.subject,
        priority=old.priority,
        channel=old.channel,
        language=old.language,
        time_zone=old.time_zone,
        opened_at=at,
        updated_at=at,
        last_message_at=at,
    )


def _address_of(ticket: Ticket) -> str:
    parts = Participant.objects.filter(ticket=ticket, role=REQUESTER)
    return parts.values_list("address", flat=True).first() or ""


def _note(text: str, by: Actor) -> MessageRow:
    return MessageRow(
        kind="note",
        channel="internal",
        author_id=by.id,
        author_label=clean_line(by.label),
        text=clean_text(text),
        delivery="none",
    )


def _bring(old: Ticket, new: Ticket, *, is_with_tags: bool, is_with_fields: bool, at: dt.datetime) -> None:
    columns = [name for name in _ALIKE if getattr(old, name)]
    for name in columns:
        setattr(new, name, getattr(old, name))
    if is_with_fields and old.custom_fields:
        new.custom_fields = old.custom_fields
        columns.append("custom_fields")
    if columns:
        save_change(new, *columns, at=at)
    if is_with_tags:
        tags = TicketTag.objects.filter(ticket=old).values_list("tag_id", flat=True)
        TicketTag.objects.bulk_create([TicketTag(ticket=new, tag_id=tag_id) for tag_id in tags])


def _announce(old: Ticket, new: Ticket, note_id: int, *, by: Actor, at: dt.datetime) -> None:
    TicketLink.objects.create(kind=RELATED, source=old, target=new, made_at=at)
    write_entry(old.pk, "cloned_to", by=by, at=at, data={"to": new.pk})
    write_entry(new.pk, "cloned_from", by=by, at=at, data={"from": old.pk})
    record(
        by=by,
        verb="tickets.ticket_cloned",
        target_kind="ticket",
        target_id=old.pk,
        at=at,
        details={"new_ticket_id": new.pk},
    )
    emit(
        TicketOpened(
            ticket_id=new.pk,
            message_id=note_id,
            customer_id=new.customer_id,
            brand_id=new.brand_id,
            channel=new.channel,
            is_automatic=False,
            opened_by=by.id,
        )
    )
    emit(TicketsLinked(ticket_id=old.pk, target_ticket_id=new.pk, kind=RELATED, by=by.id))
    tell_watchers(old, new)


def _made(made: Submission) -> Opened:
    number = Ticket.objects.values_list("number", flat=True).filter(pk=made.ticket_id or 0).first()
    if number is None:
        raise NotFound
    return Opened(made.ticket_id or 0, number, made.message_id or 0, is_repeated=True)
