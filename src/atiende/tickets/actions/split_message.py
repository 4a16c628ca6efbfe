"""Make a customer's message the first of a ticket of its own: it was about something else."""

from __future__ import annotations

import datetime as dt

from django.db import connection, transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.tickets.actions.open_ticket import Opened
from atiende.tickets.announcing import tell_watchers
from atiende.tickets.errors import MessageNotSplittable
from atiende.tickets.events import MessageSplitOff, TicketOpened, TicketsLinked
from atiende.tickets.models import Message, Participant, Ticket, TicketLink, TicketStatus
from atiende.tickets.models.clocks import read_clocks_again
from atiende.tickets.models.locking import lock_case
from atiende.tickets.models.searching_again import rewrite_rows
from atiende.tickets.models.state import CLOCK_COLUMNS, save_change
from atiende.tickets.models.writing import write_entry
from atiende.tickets.queries.conversation import family_of
from atiende.tickets.queries.visibility import sees
from atiende.tickets.rules.cleaning import SUBJECT_LIMIT, clean_line
from atiende.tickets.rules.handling import require_handling
from atiende.tickets.rules.links import SPLIT_FROM
from atiende.tickets.rules.participation import new_token
from atiende.tickets.rules.reply import FORMER, REQUESTER

# The only thing that moves is which ticket the message names, and only here does the database let it.
_MOVE = """
SELECT set_config('atiende.splitting', 'on', true);
UPDATE tickets_message SET ticket_id = %s WHERE id = %s;
SELECT set_config('atiende.splitting', 'off', true);
"""


def split_message(*, message_id: int, subject: str = "", by: Actor, at: dt.datetime) -> Opened:
    """The new ticket, of the same brand and team, for who wrote the message; its files come along.

    The message itself is not rewritten: it names another ticket from now on, and both timelines say from where to where
    it went, for ever. So does the link `split_from`. Answers to it find the new ticket, as they find the message.
    Raises NotPermitted, NotFound, and MessageNotSplittable for the only message of a ticket or one of ours.
    """
    with transaction.atomic():
        message = Message.objects.filter(pk=message_id).only("ticket_id").first()
        case = lock_case(message.ticket_id) if message else None
        if message is None or case is None or not (by.is_system or sees(by, case.pk)):
            raise NotFound
        require_handling(by, assignee_id=case.assignee_id)
        message = Message.objects.get(pk=message_id)  # as it stands now that nobody else can split it
        siblings = Message.objects.filter(ticket_id=message.ticket_id).exclude(pk=message_id)
        if message.kind != Message.Kind.INCOMING or not siblings.exclude(kind="note").exists():
            raise MessageNotSplittable
        old = case if case.pk == message.ticket_id else Ticket.objects.get(pk=message.ticket_id)
        new = _ticket_for(message, old, subject=subject, at=at)
        _take_part(message, old, new, at=at)
        with connection.cursor() as cursor:
            cursor.execute(_MOVE, [new.pk, message_id])
        for ticket in (case, new):
            read_clocks_again(ticket, family_of(ticket.pk))
            save_change(ticket, *CLOCK_COLUMNS, at=at)
        rewrite_rows([message_id])
        _announce(message, old, new, by=by, at=at)
        tell_watchers(case, new)
        return Opened(new.pk, new.number, message_id)


def _ticket_for(message: Message, old: Ticket, *, subject: str, at: dt.datetime) -> Ticket:
    ticket = Ticket(
        brand_id=old.brand_id,
        team_id=old.team_id,
        customer_id=message.author_id,
        subject=clean_line(subject or message.subject or old.subject, limit=SUBJECT_LIMIT),
        status=TicketStatus.objects.get(key="new"),
        category="new",
        channel=message.channel,
        language=message.language or old.language,
        time_zone=old.time_zone,
        opened_at=at,
        updated_at=at,
        last_message_at=message.at,
    )
    ticket.save(force_insert=True)
    ticket.refresh_from_db(fields=["number"])
    return ticket


def _take_part(message: Message, old: Ticket, new: Ticket, *, at: dt.datetime) -> None:
    """Only who wrote it: the others asked for something else."""
    rows = Participant.objects.filter(ticket_id=old.pk, customer_id=message.author_id).exclude(role=FORMER)
    known = rows.exclude(address="").order_by("pk").values_list("address", flat=True).first()
    Participant.objects.create(
        ticket=new,
        customer_id=message.author_id,
        address=known or "",
        role=REQUESTER,
        token=new_token(),
        added_at=at,
    )


def _announce(message: Message, old: Ticket, new: Ticket, *, by: Actor, at: dt.datetime) -> None:
    TicketLink.objects.create(kind=SPLIT_FROM, source=new, target=old, made_at=at)
    write_entry(old.pk, "split_off", by=by, at=at, message_id=message.pk, data={"to": new.pk})
    write_entry(new.pk, "split_from", by=by, at=at, message_id=message.pk, data={"from": old.pk})
    record(
        by=by,
        verb="tickets.message_split_off",
        target_kind="ticket",
        target_id=old.pk,
        at=at,
        details={"message_id": message.pk, "new_ticket_id": new.pk},
    )
    emit(MessageSplitOff(ticket_id=old.pk, message_id=message.pk, new_ticket_id=new.pk, by=by.id))
    emit(
        TicketOpened(
            ticket_id=new.pk,
            message_id=message.pk,
            customer_id=message.author_id,
            brand_id=new.brand_id,
            channel=new.channel,
            is_automatic=message.is_automatic,
            opened_by=by.id,
        )
    )
    emit(TicketsLinked(ticket_id=new.pk, target_ticket_id=old.pk, kind=SPLIT_FROM, by=by.id))
