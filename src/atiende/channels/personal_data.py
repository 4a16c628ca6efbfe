"""What channels hold on a person: for privacy alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from django.db.models import Q, QuerySet

from atiende.channels.models import (
    AutomaticAnswer,
    BlockedSender,
    MailReference,
    OutgoingMail,
    RawMail,
    SealedWord,
)
from atiende.kernel.actors import Actor
from atiende.kernel.personal_data import PersonalData, PersonalFile, Record
from atiende.platform.audit import record
from atiende.platform.storage import release
from atiende.tickets.queries import message_ids_written_by, ticket_ids_of_customers


def export_customer(customer_ids: Iterable[int]) -> PersonalData:
    """The mails as they came, where their originals are still kept, and when answers left."""
    ids = list(customer_ids)
    return PersonalData(
        records={"mails": _mails(ids), "sent_mails": _sent(ids), "blocked_addresses": _blocked(ids)},
        files=_originals(ids),
    )


def erase_customer(customer_ids: Iterable[int], *, at: dt.datetime, by: Actor) -> None:
    """Originals, Message-IDs and addresses go; the keyed digest stays, so that nothing is fetched again."""
    ids = list(customer_ids)
    tickets = ticket_ids_of_customers(ids)
    for raw_mail in _raw_mails(ids).select_for_update().order_by("pk"):
        if raw_mail.file_id is not None:
            release(raw_mail.file_id)
        RawMail.objects.filter(pk=raw_mail.pk).update(
            file=None, state=RawMail.State.ERASED, sha256="", envelope_to="", header_id="", problem=""
        )
        record(by=by, verb="channels.mail_erased", target_kind="raw_mail", target_id=raw_mail.pk, at=at)
    BlockedSender.objects.filter(customer_id__in=ids).delete()
    MailReference.objects.filter(ticket_id__in=tickets).delete()
    AutomaticAnswer.objects.filter(ticket_id__in=tickets).delete()
    SealedWord.objects.filter(ticket_id__in=tickets).delete()
    OutgoingMail.objects.filter(ticket_id__in=tickets).update(recipients=[], last_error="")


def _raw_mails(ids: list[int]) -> QuerySet[RawMail]:
    own = Q(ticket_id__in=ticket_ids_of_customers(ids)) | Q(message_id__in=message_ids_written_by(ids))
    return RawMail.objects.filter(own)


def _mails(ids: list[int]) -> Iterator[Record]:
    for row in _raw_mails(ids).select_related("mailbox").order_by("pk").iterator():
        yield {
            "mailbox": row.mailbox.address,
            "received_at": row.received_at,
            "outcome": row.outcome,
            "message_id": row.message_id,
            "size": row.size,
            "is_original_kept": row.file_id is not None,
        }


def _sent(ids: list[int]) -> Iterator[Record]:
    rows = OutgoingMail.objects.filter(ticket_id__in=ticket_ids_of_customers(ids)).select_related("mailbox")
    for row in rows.order_by("pk").iterator():
        yield {
            "mailbox": row.mailbox.address,
            "queued_at": row.queued_at,
            "ended_at": row.ended_at,
            "state": row.state,
            "recipients": row.recipients,
        }


def _originals(ids: list[int]) -> Iterator[PersonalFile]:
    kept = _raw_mails(ids).exclude(file=None).order_by("pk")
    for raw_mail_id, file_id in kept.values_list("pk", "file_id"):
        yield PersonalFile(file_id, f"mail-{raw_mail_id}.eml")


def _blocked(ids: list[int]) -> Iterator[Record]:
    for row in BlockedSender.objects.filter(customer_id__in=ids).order_by("pk"):
        yield {"address": row.sender, "blocked_at": row.blocked_at, "mails": row.mails}
