"""What tickets hold on a person: for privacy alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from atiende.kernel.actors import Actor
from atiende.kernel.personal_data import PersonalData, PersonalFile, Record
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.tickets.announcing import tell_watchers
from atiende.tickets.events import TicketErased
from atiende.tickets.models import INTERNAL, Attachment, FieldFile, Message, Participant, Recipient, Ticket
from atiende.tickets.models.erasing import erase_part, erase_whole
from atiende.tickets.models.locking import lock_ticket
from atiende.tickets.models.writing import write_entry


def export_customer(customer_ids: Iterable[int]) -> PersonalData:
    """Their cases, what was said in them (what stays with us aside), what they wrote elsewhere,
    and their files."""
    ids = sorted(customer_ids)
    return PersonalData(
        records={
            "tickets": _tickets(ids),
            "messages": _messages(ids),
            "participations": _participations(ids),
        },
        files=_files(ids),
    )


def erase_customer(customer_ids: Iterable[int], *, at: dt.datetime, by: Actor) -> None:
    """Words, names, addresses and files go, in the transaction of the caller; shells stay, with number and dates.

    Of their own cases everything goes; of others, what they wrote and where they took part. Timelines keep ids.
    """
    ids = sorted(customer_ids)
    own = list(Ticket.objects.filter(customer_id__in=ids).order_by("pk").values_list("pk", flat=True))
    others = _tickets_of_others(ids)
    for ticket_id in sorted({*own, *others}):
        ticket = lock_ticket(ticket_id)
        if ticket is None:
            continue
        if ticket.customer_id in ids:
            erase_whole(ticket_id)
        else:
            erase_part(ticket_id, customer_ids=ids)
        write_entry(ticket_id, "erased", by=by, at=at)
        record(by=by, verb="tickets.ticket_erased", target_kind="ticket", target_id=ticket_id, at=at)
        emit(TicketErased(ticket_id=ticket_id, by=by.id))
        tell_watchers(ticket)


def _tickets_of_others(ids: list[int]) -> set[int]:
    taking_part = Participant.objects.filter(customer_id__in=ids).values_list("ticket_id", flat=True)
    written = Message.objects.filter(kind="incoming", author_id__in=ids).values_list("ticket_id", flat=True)
    return {*taking_part, *written}


def _tickets(ids: list[int]) -> Iterator[Record]:
    rows = (
        Ticket.objects.filter(customer_id__in=ids).select_related("status", "contact_reason").order_by("pk")
    )
    for row in rows.iterator():
        yield {
            "number": row.number,
            "customer_id": row.customer_id,
            "subject": row.subject,
            "status": row.status.key,
            "channel": row.channel,
            "language": row.language,
            "interaction": row.interaction,
            "phase": row.phase,
            "custom_fields": row.custom_fields,
            "contact_reason": row.contact_reason.name_es if row.contact_reason else "",
            "opened_at": row.opened_at,
            "closed_at": row.closed_at,
        }


def _messages(ids: list[int]) -> Iterator[Record]:
    """Newest tickets last; of cases of others only what these people wrote."""
    own = Message.objects.filter(ticket__customer_id__in=ids).exclude(kind__in=INTERNAL)
    elsewhere = Message.objects.filter(kind="incoming", author_id__in=ids).exclude(
        ticket__customer_id__in=ids
    )
    for rows in (own, elsewhere):
        found = rows.select_related("ticket").prefetch_related("recipients", "attachments").order_by("pk")
        for row in found.iterator(chunk_size=200):
            yield _message(row)


def _message(row: Message) -> Record:
    return {
        "ticket": row.ticket.number,
        "kind": row.kind,
        "channel": row.channel,
        "author": row.author_label,
        "subject": row.subject,
        "text": row.text,
        **({"html": row.html} if row.html and row.kind == Message.Kind.OUTGOING else {}),
        "folded": row.folded,
        "recipients": [
            {"role": each.role, "address": each.address}
            for each in row.recipients.all()
            if each.role != Recipient.Role.BCC
        ],
        "attachments": [each.name for each in row.attachments.all()],
        "delivery": row.delivery,
        "at": row.at,
    }


def _participations(ids: list[int]) -> Iterator[Record]:
    rows = Participant.objects.filter(customer_id__in=ids).select_related("ticket").order_by("pk")
    for row in rows.iterator():
        yield {
            "ticket": row.ticket.number,
            "customer_id": row.customer_id,
            "address": row.address,
            "role": row.role,
            "added_at": row.added_at,
        }


def _files(ids: list[int]) -> Iterator[PersonalFile]:
    """Those that these people sent, that they were sent, and that answer fields of their cases."""
    own = Attachment.objects.filter(message__ticket__customer_id__in=ids).exclude(message__kind__in=INTERNAL)
    written = Attachment.objects.filter(message__kind="incoming", message__author_id__in=ids)
    answers = FieldFile.objects.filter(ticket__customer_id__in=ids).values_list("file_id", "name")
    for file_id, name in [*own.union(written).values_list("file_id", "name"), *answers]:
        if file_id is not None:
            yield PersonalFile(file_id=file_id, name=name)
