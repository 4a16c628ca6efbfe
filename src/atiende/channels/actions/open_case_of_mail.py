"""Make a case of a mail that opened none: returned mail, an automatic answer, a complaint of spam."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.channels.errors import MailHasCase, OriginalGone
from atiende.channels.intake.arriving import open_case_of
from atiende.channels.intake.originals import original_of
from atiende.channels.models import RawMail
from atiende.channels.queries.mailboxes import GRANT
from atiende.channels.queries.own_addresses import mailboxes_by_address
from atiende.channels.queries.raw_mails import get_raw_mail_for
from atiende.channels.rules.mail.understanding import understand
from atiende.kernel.actors import SYSTEM, Actor
from atiende.platform.audit import record
from atiende.tickets.actions.open_ticket import Opened


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
        understood = understand(original_of(raw_mail), own_addresses=own)
        opened = open_case_of(raw_mail, understood, own_addresses=own, by=SYSTEM, at=at)
        RawMail.objects.filter(pk=raw_mail_id).update(
            ticket_id=opened.ticket_id, message_id=opened.message_id
        )
        record(
            by=by,
            verb="channels.case_opened_of_mail",
            target_kind="raw_mail",
            target_id=raw_mail_id,
            at=at,
            details={"number": opened.number},
        )
        return opened
