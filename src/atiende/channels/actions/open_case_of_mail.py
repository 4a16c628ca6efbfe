"""Make a case of a mail that opened none: returned mail, an automatic answer, a complaint of spam."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.channels.errors import MailHasCase, OriginalGone
from atiende.channels.intake.files import stored_attachments
from atiende.channels.intake.messages import incoming_of, opening_of
from atiende.channels.intake.remembering import remember_received
from atiende.channels.intake.writer import identify_writer, others_addressed
from atiende.channels.models import Mailbox, RawMail
from atiende.channels.queries.mailboxes import GRANT
from atiende.channels.queries.own_addresses import mailboxes_by_address
from atiende.channels.queries.raw_mails import get_raw_mail_for
from atiende.channels.rules.mail.understanding import UnderstoodMail, understand
from atiende.kernel.actors import SYSTEM, Actor
from atiende.platform.audit import record
from atiende.platform.storage import find_file, open_file
from atiende.tickets.actions.open_ticket import Opened, open_ticket
from atiende.tickets.rules.incoming import Opening


def open_case_of_mail(*, raw_mail_id: int, by: Actor, at: dt.datetime) -> Opened:
    """In the brand and team of its mailbox, and nobody is answered by itself.

    Raises NotPermitted, NotFound, OriginalGone, MailHasCase.
    """
    by.require(GRANT)
    with transaction.atomic():
        get_raw_mail_for(by, raw_mail_id)
        rows = RawMail.objects.select_for_update(of=("self",)).select_related("mailbox__brand")
        raw_mail = rows.get(pk=raw_mail_id)
        if raw_mail.ticket_id is not None or raw_mail.state != RawMail.State.PROCESSED:
            raise MailHasCase
        if raw_mail.file_id is None:
            raise OriginalGone
        own = frozenset(mailboxes_by_address())
        understood = understand(_bytes_of(raw_mail.file_id), own_addresses=own)
        opened = open_ticket(opening=_opening(raw_mail.mailbox, understood, own, at), by=SYSTEM, at=at)
        RawMail.objects.filter(pk=raw_mail_id).update(
            ticket_id=opened.ticket_id, message_id=opened.message_id
        )
        remember_received(understood.mail, ticket_id=opened.ticket_id, message_id=opened.message_id)
        record(
            by=by,
            verb="channels.case_opened_of_mail",
            target_kind="raw_mail",
            target_id=raw_mail_id,
            at=at,
            details={"number": opened.number},
        )
        return opened


def _opening(mailbox: Mailbox, understood: UnderstoodMail, own: frozenset[str], at: dt.datetime) -> Opening:
    writer = identify_writer(understood.mail, own_addresses=own, by=SYSTEM, at=at)
    others = others_addressed(understood.mail, own_addresses=own, writer=writer.address)
    incoming = incoming_of(
        understood,
        writer,
        is_stranger=False,
        attachments=stored_attachments(understood.mail),
        trusted_authserv_id=mailbox.trusted_authserv_id,
    )
    return opening_of(mailbox, understood, writer, others, incoming, by=SYSTEM, at=at)


def _bytes_of(file_id: int) -> bytes:
    with open_file(find_file(file_id)) as stream:
        return stream.read()
